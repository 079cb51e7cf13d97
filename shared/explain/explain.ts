import type { ResponseKind } from '../codes/status-by-pdu.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import { stateOfStat } from '../receipts/stat-table.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type Basis, basisOf, type CodeEntry } from './code-entries.ts'
import { type CodeField, codeField, fieldsInPdu, isComparedAsText, responseKind } from './code-field.ts'
import { entriesFor } from './entry-lookup.ts'
import type { ExplainQuery } from './explain-query.ts'
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
  const typed = networkErrorValue(query)
  if (typed !== null) return explain(catalogue, { ...query, ...typed })
  const readings = readCode(query.code)
  const fields = askedFields(query)
  const kind = query.pdu === undefined ? null : responseKind(query.pdu)
  const asked = { code: query.code, readings, fields, kind }
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
  return insertUnknown(catalogue, ranked, query, { readings, fields })
}

function match(
  catalogue: Catalogue,
  entry: CodeEntry,
  profileId: string | undefined,
  { code, readings, fields, kind }: Asked,
): Match | undefined {
  if (fields && !fields.includes(entry.field)) return undefined
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
  if (entry.name?.toUpperCase() === word || entry.otherName === word) return entry.owner === null ? 100 : 50
  if (isComparedAsText(entry.field)) return errorText(entry.text) === errorText(code) ? 0 : undefined
  if (entry.field === 'tlv') return tagScore(entry, word, readings, isFieldAsked)
  if (entry.field !== 'command_status') {
    return readings.some(({ value, form }) => form === 'decimal' && value === entry.value) ? 0 : undefined
  }
  const position = readings.findIndex(({ value }) => value === entry.value)
  const reading = readings[position]
  if (!reading) return undefined
  return reading.form === 'maybe-hex' ? maybeHexScore : position * -300
}

/** A tag is four hexadecimal digits; without its field, only 0x1400 and 1400h are read as one. */
function tagScore(
  { value }: CodeEntry,
  word: string,
  readings: readonly CodeReading[],
  isFieldAsked: boolean,
): number | undefined {
  if (isFieldAsked) return readings.some((reading) => reading.value === value) ? 0 : undefined
  const isTag = /^(?:0X[0-9A-F]{4}|[0-9A-F]{4}H)$/.test(word)
  return isTag && readings[0]?.value === value ? 0 : undefined
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
  // An err has no one meaning until its provider is known: the network’s own numbers are a guess like the others.
  if (unknown.field === 'receipt_err') return [unknown, ...candidates]
  // The chosen profile does not list it: that comes before the meanings of other providers.
  const place = ranked.findIndex(({ score }) => score < basisScore.unknown)
  const isProvider = query.profileId !== undefined && catalogue.of(query.profileId)?.kind !== 'specification'
  if (!isProvider || place === -1) return [...candidates, unknown]
  return candidates.toSpliced(place, 0, unknown)
}

function askedFields({ field, pdu }: ExplainQuery): readonly CodeField[] | undefined {
  const asked = field === undefined ? undefined : codeField(field)
  // Providers that number receipt errors by themselves are few: the network's own numbers are the next best reading.
  if (asked === 'receipt_err') return ['receipt_err', 'network_error_code']
  // The same numbers stand in the TLV and in err: what a provider lists for one it means by the other.
  if (asked === 'network_error_code') return ['network_error_code', 'receipt_err']
  if (asked) return [asked]
  return pdu === undefined ? undefined : fieldsInPdu(pdu)
}

/** The three octets of a network_error_code as their type asks: 3 is GSM, 7 an SMPP status, any other a provider’s own. */
function networkErrorValue({ code, field }: ExplainQuery): { code: number; field: string } | null {
  if (field === undefined || codeField(field) !== 'network_error_code') return null
  const [, type, digits] = /^(?:0x)?0([1-8])([0-9a-f]{4})$/i.exec(String(code).trim()) ?? []
  if (digits === undefined) return null
  const fields: Readonly<Record<string, string>> = { 3: 'network_error_code', 7: 'command_status' }
  return { code: Number.parseInt(digits, 16), field: fields[type ?? ''] ?? 'receipt_err' }
}
