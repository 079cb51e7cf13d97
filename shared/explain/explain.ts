import type { ResponseKind } from '../codes/status-by-pdu.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import { stateOfStat } from '../receipts/stat-table.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type Basis, basisOf, type CodeEntry, sourceWords } from './code-entries.ts'
import { type CodeField, codeField, fieldsInPdu, responseKind } from './code-field.ts'
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
}
const maybeHexScore = -700

/**
 * Meanings that a code may have, likeliest first; never empty and never throws. A number is read by profile,
 * PDU and field: what is left out stays open, so several meanings come back. A code without documentation
 * gets one candidate that says so.
 */
export function explain(catalogue: Catalogue, query: ExplainQuery): readonly Candidate[] {
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
      ...withProfile(catalogue, candidateOf(catalogue, entry, basis, query.language), query),
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
  const written = writtenScore(entry, code, readings)
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
): number | undefined {
  const word = String(code).trim().toUpperCase()
  if (entry.field === 'receipt_stat') {
    if (entry.text === word) return 200
    return stateOfStat(word) !== null && stateOfStat(word) === stateOfStat(entry.text) ? 60 : undefined
  }
  if (entry.name === word || entry.otherName === word) return entry.owner === null ? 100 : 50
  if (entry.field === 'receipt_err') return errorText(entry.text) === errorText(code) ? 0 : undefined
  if (entry.field !== 'command_status') {
    return readings.some(({ value, form }) => form === 'decimal' && value === entry.value) ? 0 : undefined
  }
  const position = readings.findIndex(({ value }) => value === entry.value)
  const reading = readings[position]
  if (!reading) return undefined
  return reading.form === 'maybe-hex' ? maybeHexScore : position * -300
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

/** A provider that lists a standard code with its standard meaning confirms it: the candidate then carries its name. */
function withProfile(catalogue: Catalogue, candidate: Candidate, query: ExplainQuery): Candidate {
  const owner = catalogue.of(query.profileId)
  if (owner === undefined || candidate.profile !== null || candidate.field !== 'command_status') {
    return candidate
  }
  const confirmed = catalogue
    .codes(owner.id, 'command_status')
    .find((row) => row.value === candidate.value && row.reason === 'as-specified')
  if (confirmed === undefined) return candidate
  const { source } = confirmed
  return {
    ...candidate,
    basis: 'profile',
    profile: owner.id,
    profileName: owner.name[query.language],
    source: sourceWords(source)[query.language],
    url: source.url,
  }
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
  if (asked) return [asked]
  return pdu === undefined ? undefined : fieldsInPdu(pdu)
}
