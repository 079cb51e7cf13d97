import type { NetworkSystem } from '../codes/network-errors.ts'
import type { ResponseKind } from '../codes/status-by-pdu.ts'
import { type Catalogue, isProvider } from '../profiles/catalogue.ts'
import { stateOfStat } from '../receipts/stat-table.ts'
import { firstVendorTag } from '../smpp/tlv-value.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type Basis, basisOf, type CodeEntry } from './code-entry.ts'
import { type CodeField, codeField, fieldsInPdu, isComparedAsText, responseKind } from './code-field.ts'
import { entriesFor } from './entry-lookup.ts'
import type { ExplainQuery } from './explain-query.ts'
import { networkOfType, networkSystems, readNetworkError } from './network-error.ts'
import { type CodeReading, errorText, readCode } from './read-code.ts'
import { unknownCandidate } from './unknown-code.ts'

interface Match {
  readonly entry: CodeEntry
  readonly score: number
  readonly basis: Basis
}

/** The query after reading. */
interface Asked {
  readonly code: number | string
  readonly readings: readonly CodeReading[]
  /** undefined: any field. */
  readonly fields: readonly CodeField[] | undefined
  /** The kind of response it was read in; null where the general meaning holds. */
  readonly kind: ResponseKind | null
  /** The tables of networks that count. */
  readonly systems: readonly NetworkSystem[]
}

const basisScore: Readonly<Record<Basis, number>> = {
  profile: 1000,
  specification: 800,
  related: 700,
  unknown: 600,
  'other-provider': 400,
}
const fieldScore: Readonly<Record<CodeField, number>> = {
  command_status: 0,
  message_state: -220,
  receipt_stat: -230,
  network_error_code: -240,
  receipt_err: -250,
  tlv: -260,
  api_error: -270,
}
const maybeHexScore = -700

/**
 * Meanings that a code may have, likeliest first; never empty and never throws. A number is read by profile,
 * PDU and field: what is left out stays open, so several meanings come back. A code without documentation
 * gets one candidate that says so.
 */
export function explain(catalogue: Catalogue, query: ExplainQuery): readonly Candidate[] {
  const typed = typedQuery(query)
  if (typed !== null) return explain(catalogue, typed)
  const readings = readCode(query.code)
  const fields = askedFields(query)
  const kind = query.pdu === undefined ? null : responseKind(query.pdu)
  const systems = networkSystems[query.network ?? 'gsm']
  const asked = { code: query.code, readings, fields, kind, systems }
  const matches = entriesFor(catalogue, query.code, readings)
    .map((entry) => match(catalogue, entry, query.profileId, asked))
    .filter((found) => found !== undefined)
  const kept = kind === null ? matches : withoutGeneralMeanings(matches)
  const candidates = kept.map(({ entry, score, basis }) => ({
    score,
    candidate: {
      ...candidateOf(catalogue, entry, basis, query.language),
      isHexGuess: isHexGuess(entry, readings),
    },
  }))
  const ranked = candidates.toSorted((one, other) => other.score - one.score)
  const answered = insertUnknown(catalogue, ranked, query, { readings, fields })
  const isElsewhere = fields !== undefined && !fields.includes('tlv') && query.network === undefined
  if (ranked.length > 0 || !isElsewhere) return answered
  return withOtherFields(catalogue, query, answered)
}

/** A number that nobody lists in the field asked for: what it is elsewhere. A known tag is never a command_status. */
function withOtherFields(
  catalogue: Catalogue,
  { field, pdu, ...query }: ExplainQuery,
  unknown: readonly Candidate[],
): readonly Candidate[] {
  const elsewhere = explain(catalogue, query).filter(
    ({ basis, isHexGuess }) => basis !== 'unknown' && !isHexGuess,
  )
  const [first] = elsewhere
  const isVendorTag = first?.field === 'tlv' && (first.value ?? 0) >= firstVendorTag
  return isVendorTag ? elsewhere : [...unknown, ...elsewhere]
}

function match(
  catalogue: Catalogue,
  entry: CodeEntry,
  profileId: string | undefined,
  { code, readings, fields, kind, systems }: Asked,
): Match | undefined {
  if (fields && !fields.includes(entry.field)) return undefined
  if (entry.system !== null && !systems.includes(entry.system)) return undefined
  if (kind !== null && entry.kind !== null && entry.kind !== kind) return undefined
  const written = writtenScore(entry, code, readings, fields !== undefined)
  if (written === undefined) return undefined
  const basis = basisOf(catalogue, entry, profileId)
  // Without the PDU the general meaning stands before those that hold in one response alone.
  const kindScore = entry.kind === null ? 0 : kind === null ? -30 : 20
  const trust = entry.isHearsay ? -40 : 0
  return { entry, basis, score: basisScore[basis] + fieldScore[entry.field] + written + kindScore + trust }
}

/** How well the text fits the entry's code; undefined when it does not. */
function writtenScore(
  entry: CodeEntry,
  code: number | string,
  readings: readonly CodeReading[],
  isFieldAsked: boolean,
): number | undefined {
  const word = String(code).trim().toUpperCase()
  if (entry.field === 'receipt_stat') {
    if (entry.text === word) return 200
    return stateOfStat(word) !== null && stateOfStat(word) === stateOfStat(entry.text) ? 60 : undefined
  }
  if (entry.name?.toUpperCase() === word || entry.otherName?.toUpperCase() === word)
    return entry.owner === null ? 100 : 50
  if (isComparedAsText(entry.field)) return errorScore(entry.text, code, readings, isFieldAsked)
  if (entry.field === 'tlv') return tagScore(entry, word, readings, isFieldAsked)
  if (entry.field !== 'command_status') {
    const isNumber = readings.some(({ value, form }) => form === 'decimal' && value === entry.value)
    if (isNumber) return 0
    // These numbers are printed in decimal; in hexadecimal only where somebody says so.
    if (!isFieldAsked || readings[0]?.form === 'decimal') return undefined
    const form = readings.find(({ value }) => value === entry.value)?.form
    return form === undefined ? undefined : form === 'hex' ? 0 : maybeHexScore
  }
  const position = readings.findIndex(({ value }) => value === entry.value)
  const reading = readings[position]
  if (!reading) return undefined
  return reading.form === 'maybe-hex' ? maybeHexScore : position * -300
}

/** An err as its provider writes it, 0x0B too: a number in decimal, or the digits as they are. */
function errorScore(
  text: string,
  code: number | string,
  readings: readonly CodeReading[],
  isFieldAsked: boolean,
): number | undefined {
  const own = errorText(text)
  if (own === errorText(code)) return 0
  if (!isFieldAsked || !/^0x/i.test(String(code).trim())) return undefined
  if (own === errorText(String(code).trim().slice(2))) return -100
  return readings.some(({ value }) => own === String(value)) ? -200 : undefined
}

/** A tag is four hexadecimal digits; without its field, 0x1400, 1400h and 001E are read as one. */
function tagScore(
  { value }: CodeEntry,
  word: string,
  readings: readonly CodeReading[],
  isFieldAsked: boolean,
): number | undefined {
  if (isFieldAsked) return readings.some((reading) => reading.value === value) ? 0 : undefined
  const [first] = readings
  const isVendors = value !== null && value >= firstVendorTag && first?.form !== 'maybe-hex'
  const isTag = isVendors || /^(?:0X[0-9A-F]{4}|[0-9A-F]{4}H|0[0-9A-F]{3})$/.test(word)
  return isTag && first?.value === value ? 0 : undefined
}

function isHexGuess(entry: CodeEntry, readings: readonly CodeReading[]): boolean {
  const reading = readings.find(({ value }) => value === entry.value)
  return entry.field === 'command_status' && reading?.form === 'maybe-hex'
}

/** Drops the general meaning of an owner that has a meaning for this very response: it would only repeat. */
function withoutGeneralMeanings(matches: readonly Match[]): readonly Match[] {
  return matches.filter(
    ({ entry }) =>
      entry.kind !== null ||
      !matches.some(
        ({ entry: other }) =>
          other.kind !== null &&
          other.field === entry.field &&
          other.value === entry.value &&
          other.owner === entry.owner,
      ),
  )
}

function insertUnknown(
  catalogue: Catalogue,
  ranked: readonly { score: number; candidate: Candidate }[],
  query: ExplainQuery,
  { readings, fields }: Pick<Asked, 'readings' | 'fields'>,
): readonly Candidate[] {
  const candidates = ranked.map(({ candidate }) => candidate)
  const unknown = unknownCandidate(catalogue, query, { readings, fields, found: candidates })
  if (!unknown) return candidates
  if (query.network === 'other') return [unknown, ...candidates]
  // An err has no one meaning until its provider is known: the network’s own numbers are a guess like the others.
  if (unknown.field === 'receipt_err') return [unknown, ...candidates]
  // The chosen profile does not list it: that comes before the meanings of other providers.
  const place = ranked.findIndex(({ score }) => score < basisScore.unknown)
  // What bare digits may be in hexadecimal comes last.
  const guess = candidates.findIndex(({ isHexGuess }) => isHexGuess)
  if (!isProvider(catalogue, query.profileId) || place === -1) {
    return candidates.toSpliced(guess === -1 ? candidates.length : guess, 0, unknown)
  }
  return candidates.toSpliced(place, 0, unknown)
}

function askedFields({ field, pdu, network }: ExplainQuery): readonly CodeField[] | undefined {
  const asked = field === undefined ? undefined : codeField(field)
  // A number of a network's own table is that alone; the SMSC's own is what its provider lists for receipts.
  if (network !== undefined && network !== 'gsm') {
    return networkSystems[network].length > 0 ? ['network_error_code'] : ['receipt_err', 'network_error_code']
  }
  // Providers that number receipt errors by themselves are few: the network's own numbers are the next best reading.
  if (asked === 'receipt_err') return ['receipt_err', 'network_error_code']
  // The same numbers stand in the TLV and in err: what a provider lists for one it means by the other.
  if (asked === 'network_error_code') return ['network_error_code', 'receipt_err']
  if (asked) return [asked]
  return pdu === undefined ? undefined : fieldsInPdu(pdu)
}

/** The three octets of a network_error_code as their type asks: 3 is GSM, 7 a command_status, 8 the SMSC's own. */
function typedQuery(query: ExplainQuery): ExplainQuery | null {
  const { code, field, network } = query
  if (field === undefined || codeField(field) !== 'network_error_code' || network !== undefined) return null
  const error = typeof code === 'string' ? readNetworkError(code) : null
  if (error === null) return null
  const named = networkOfType(error.type)
  if (named === null) return { ...query, code: error.code, field: 'command_status' }
  return { ...query, code: error.code, network: named }
}
