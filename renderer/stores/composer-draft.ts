import type { Address, SendIntent } from '../../shared/message/send-intent.ts'
import { readTlv, type TlvDraft } from '../../shared/message/typed-tlv.ts'
import {
  sparseIntent,
  usualIntent,
  type WholeIntent,
  wholeIntent,
} from '../../shared/message/whole-intent.ts'
import { inferAddress } from '../../shared/text/infer-address.ts'
import type { TextRules } from '../../shared/text/message-options.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'

/** A message while it is typed. Holds no secret: it is kept in the window's storage. */
export interface ComposerDraft {
  /** The message, but for its TLVs, which are typed below, and for the rules of a profile. */
  readonly intent: WholeIntent
  /** True while TON and NPI are inferred from the address; those in the intent are then ignored. */
  readonly followsLooks: { readonly source: boolean; readonly destination: boolean }
  readonly tlvs: readonly TlvDraft[]
  /** The connection to send by; null until one is chosen. */
  readonly connectionId: string | null
}

/** A receipt is asked for: only it tells the outcome of the message. */
export const emptyDraft: ComposerDraft = {
  intent: { ...usualIntent, registered_delivery: 1 },
  followsLooks: { source: true, destination: true },
  tlvs: [],
  connectionId: null,
}

export type AddressEnd = keyof ComposerDraft['followsLooks']

/** An address as a form shows and changes it. */
export interface AddressDraft extends Address {
  readonly followsLooks: boolean
}

export function addressDraft({ intent, followsLooks }: ComposerDraft, end: AddressEnd): AddressDraft {
  return { ...intent[end], followsLooks: followsLooks[end] }
}

export function withAddress(
  draft: ComposerDraft,
  end: AddressEnd,
  { followsLooks, ...address }: AddressDraft,
): ComposerDraft {
  return {
    ...withIntent(draft, { [end]: address }),
    followsLooks: { ...draft.followsLooks, [end]: followsLooks },
  }
}

export function withIntent(draft: ComposerDraft, change: Partial<WholeIntent>): ComposerDraft {
  return { ...draft, intent: { ...draft.intent, ...change } }
}

/** The address with the TON and NPI that it is sent with. */
export function typedAddress({ addr, ton, npi, followsLooks }: AddressDraft): Address {
  const inferred = inferAddress(addr)
  return followsLooks ? { addr, ton: inferred.ton, npi: inferred.npi } : { addr, ton, npi }
}

/**
 * The message that the draft is; a TLV that is not whole is left out.
 * @param textRules what the provider of the chosen connection is known to take.
 */
export function intentOf(draft: ComposerDraft, textRules?: TextRules): SendIntent {
  const { intent, tlvs } = draft
  const { defaultAlphabet, dataCodings } = textRules ?? {}
  return sparseIntent({
    ...intent,
    source: typedAddress(addressDraft(draft, 'source')),
    destination: typedAddress(addressDraft(draft, 'destination')),
    reference: intent.method === 'udh8' ? intent.reference & 0xff : intent.reference,
    tlvs: tlvs.flatMap((tlv) => {
      const read = readTlv(tlv)
      return read.problem === null ? [{ tag: read.tag, hex: read.hex }] : []
    }),
    textRules:
      textRules === undefined
        ? null
        : { defaultAlphabet, dataCodings: dataCodings === undefined ? undefined : [...dataCodings] },
  })
}

/** `own` with everything that the intent says. */
export function draftOf(intent: Partial<SendIntent>, own: ComposerDraft): ComposerDraft {
  const { source, destination, tlvs } = intent
  return {
    ...own,
    intent: { ...wholeIntent(intent, own.intent), tlvs: [], textRules: null },
    // Types that the address gives by itself go on following it.
    followsLooks: {
      source: source === undefined ? own.followsLooks.source : isLikeItsLooks(source),
      destination: destination === undefined ? own.followsLooks.destination : isLikeItsLooks(destination),
    },
    tlvs:
      tlvs?.map(({ tag, hex }, id) => ({ id, tag: hexNumber(tag, 2), form: 'hex', value: hex })) ?? own.tlvs,
  }
}

function isLikeItsLooks({ addr, ton, npi }: Address): boolean {
  const inferred = inferAddress(addr)
  return inferred.ton === ton && inferred.npi === npi
}

/** The draft as fields see it that have nothing to do with the text. */
export type DraftOptions = Omit<WholeIntent, 'text' | 'tlvs'> & Pick<ComposerDraft, 'tlvs'>

/** Flat, so that it can be told by its values whether one of them has changed. */
export function optionsOf({ intent, tlvs }: ComposerDraft): DraftOptions {
  const { text: _text, ...options } = intent
  return { ...options, tlvs }
}
