import type { CodeBook } from '../codes/code-book.ts'
import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import type { Words } from '../words/words.ts'

/** Where a fact was read. */
export interface Source {
  readonly title: Words
  /** null when the page has no address that could be named. */
  readonly url: string | null
  /** Year and month of reading. */
  readonly read: string
}

/** A fact and the source that states it. */
export interface Fact<T> {
  readonly value: T
  readonly source: Source
}

/** Unknown is null, never a guess: checks replace it with a measured value. */
export type Known<T> = Fact<T> | null

type BindType = 'transmitter' | 'receiver' | 'transceiver'

/** A TLV of the provider's own, and where it says so. */
export interface ProfileTlv extends VendorTlv {
  readonly source: Source
}

/** What is known about one provider account: rules, deadlines, dialects and code tables, each entry with its source. */
export interface ProviderProfile {
  readonly id: string
  readonly name: Words
  /** One sentence for the list where a profile is chosen. */
  readonly summary: Words
  readonly sources: readonly Source[]
  readonly connection: {
    readonly hosts: Known<readonly string[]>
    readonly plainPorts: Known<readonly number[]>
    readonly tlsPorts: Known<readonly number[]>
    readonly tlsRequired: Known<boolean>
    /** Whether source addresses must be announced before the first bind. */
    readonly allowList: Known<'required' | 'optional'>
  }
  readonly bind: {
    readonly types: Known<readonly BindType[]>
    readonly interfaceVersions: Known<readonly number[]>
    readonly maxBinds: Known<number>
    readonly systemType: Known<string>
    readonly systemIdRule: Known<Words>
    readonly passwordMaxOctets: Known<number>
  }
  readonly deadlines: {
    /** Seconds from the TCP connect in which a bind must come. */
    readonly bindSeconds: Known<number>
    /** Seconds in which every PDU of the gateway must be answered. */
    readonly answerSeconds: Known<number>
    /** true: a missed deadline ends in a closed socket without an unbind. */
    readonly cutsWithoutUnbind: Known<boolean>
    readonly enquireLinkSeconds: Known<number>
    readonly inactivitySeconds: Known<number>
  }
  readonly limits: {
    readonly partsPerSecond: Known<number>
    readonly window: Known<number>
    /** Octets of text in one submit. */
    readonly textOctets: Known<number>
    /** Whether the same text to the same number is refused for a while; the length of it is an account setting. */
    readonly refusesRepeats: Known<boolean>
  }
  readonly encoding: {
    /** The alphabet behind data_coding 0. */
    readonly defaultAlphabet: Known<string>
    readonly dataCodings: Known<readonly number[]>
  }
  readonly longMessage: {
    readonly udh: Known<boolean>
    readonly sar: Known<boolean>
    readonly payload: Known<boolean>
  }
  readonly commands: {
    /** Request commands that are served; the gateway answers every other one with `unsupportedReply`. */
    readonly supported: Known<readonly string[]>
    readonly unsupportedReply: Known<{ readonly command: 'generic_nack'; readonly status: 'ESME_RINVCMDID' }>
    /** Whether mobile-originated messages can arrive; false is a send-only account. */
    readonly receivesMessages: Known<boolean>
  }
  readonly messageId: {
    readonly inResponse: Known<'decimal' | 'hex' | 'text'>
    readonly inReceipt: Known<'decimal' | 'hex' | 'text'>
  }
  readonly receipt: {
    readonly format: Known<string>
    readonly dateDigits: Known<readonly number[]>
    readonly timeZone: Known<string>
    /** How the final state is learnt without asking. */
    readonly passive: Known<Words>
    /** How the state is asked for. */
    readonly active: Known<Words>
    readonly preferred: Known<'passive' | 'active'>
  }
  /** The TLVs that the provider publishes; null when it publishes none. */
  readonly tlvs: readonly ProfileTlv[] | null
  /** Tables of command_status and receipt err; null when the provider publishes none. */
  readonly codes: CodeBook | null
  /** Profiles of the same house, whose codes are the likeliest when this one has none. */
  readonly related: readonly string[]
}
