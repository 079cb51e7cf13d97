import { gatewayHabits } from '../codes/gateway-habits.ts'
import type { Retry, Who } from '../codes/knowledge.ts'
import type { ResponseKind } from '../codes/status-by-pdu.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Language } from '../words/words.ts'
import type { Basis, CodeEntry } from './code-entry.ts'
import type { CodeField } from './code-field.ts'
import { entriesOfValue } from './entry-lookup.ts'

/** The same code read by somebody else. */
interface OtherMeaning {
  readonly profile: string | null
  readonly profileName: string
  readonly title: string
}

/** What one gateway does, in the reader's language. */
export interface GatewayNote {
  readonly gateway: string
  /** A phrase without a full stop. */
  readonly says: string
  readonly source: string
}

/** One possible meaning of a code, worded in one language. */
export interface Candidate {
  readonly id: string
  readonly field: CodeField | null
  /** Kind of response the meaning is limited to. */
  readonly kind: ResponseKind | null
  readonly value: number | null
  /** '0x00000401', null for words and numbers that are no command_status. */
  readonly hex: string | null
  /** '1025' */
  readonly dec: string | null
  /** The code was typed as bare digits, and this is what they are if they are hexadecimal. */
  readonly isHexGuess: boolean
  /** As written in its field: 0x00000401, 2, DELIVRD, 006. */
  readonly code: string
  /** ESME_RINVDSTADR; where the specification has no name, the title. */
  readonly name: string
  /** Another spelling of the name, null when there is none. */
  readonly otherName: string | null
  /** A few words, beginning with a capital. */
  readonly title: string
  readonly advice: string
  readonly meaning: string
  readonly causes: readonly string[]
  readonly next: readonly string[]
  readonly retry: Retry
  readonly who: Who
  readonly basis: Basis
  /** Id of the profile or provider; null is the specification. */
  readonly profile: string | null
  readonly profileName: string
  readonly source: string
  readonly url: string | null
  /** What well-known gateways do with this command_status, or mean by it. */
  readonly gateways: readonly GatewayNote[]
  /** Provider and reader may disagree: what the same code in the same field means elsewhere. */
  readonly conflicts: readonly OtherMeaning[]
}

const specificationName = { en: 'SMPP specification', ru: 'спецификация SMPP' }
const networkName = { en: 'mobile network (GSM)', ru: 'мобильная сеть (GSM)' }

/** The entry worded in the reader's language. */
export function candidateOf(
  catalogue: Catalogue,
  entry: CodeEntry,
  basis: Basis,
  language: Language,
): Candidate {
  const { knowledge } = entry
  const isStatus = entry.field === 'command_status' && entry.value !== null
  const title = sentenceCase(knowledge.title[language])
  return {
    id: entry.id,
    field: entry.field,
    kind: entry.kind,
    value: entry.value,
    hex: isStatus && entry.value !== null ? hexNumber(entry.value, 4) : null,
    dec: entry.value === null ? null : String(entry.value),
    isHexGuess: false,
    code: entry.text,
    name:
      (entry.owner === null || entry.repeatsStandard || entry.field === 'tlv' ? entry.name : null) ?? title,
    otherName: entry.otherName,
    title,
    advice: knowledge.advice[language],
    meaning: knowledge.meaning[language],
    causes: knowledge.causes[language],
    next: knowledge.next[language],
    retry: knowledge.retry,
    who: knowledge.who,
    basis,
    profile: entry.owner?.id ?? null,
    profileName: ownerName(entry, language),
    source: entry.source[language],
    url: entry.url,
    gateways: isStatus && entry.value !== null ? gatewayNotes(entry.value, entry.kind, language) : [],
    conflicts: otherMeanings(catalogue, entry, language),
  }
}

/** What gateways do with a command_status in this kind of response. */
export function gatewayNotes(
  commandStatus: number,
  kind: ResponseKind | null,
  language: Language,
): readonly GatewayNote[] {
  return gatewayHabits(commandStatus, kind).map(({ gateway, says, source }) => ({
    gateway,
    says: says[language],
    source,
  }))
}

function ownerName(entry: CodeEntry, language: Language): string {
  if (entry.owner) return entry.owner.name[language]
  return entry.field === 'network_error_code' ? networkName[language] : specificationName[language]
}

function otherMeanings(catalogue: Catalogue, entry: CodeEntry, language: Language): readonly OtherMeaning[] {
  if (entry.field !== 'command_status' || entry.value === null) return []
  return entriesOfValue(catalogue, entry.value)
    .filter(
      (other) =>
        other.field === entry.field &&
        // A provider that repeats the standard does not contradict it.
        !other.repeatsStandard &&
        other.owner?.id !== entry.owner?.id &&
        (other.kind === null || entry.kind === null || other.kind === entry.kind) &&
        // A meaning of the specification for one kind of response does not contradict the general one.
        (other.owner !== null || other.kind === entry.kind || other.kind === null),
    )
    .map((other) => ({
      profile: other.owner?.id ?? null,
      profileName: ownerName(other, language),
      title: sentenceCase(other.knowledge.title[language]),
    }))
}

/** Begins with a capital, except where the first word is a name of the wire: sm_length, data_coding, bind. */
export function sentenceCase(text: string): string {
  const first = text.split(' ', 1)[0] ?? ''
  if (first.includes('_') || /\d/.test(first)) return text
  return text.charAt(0).toUpperCase() + text.slice(1)
}
