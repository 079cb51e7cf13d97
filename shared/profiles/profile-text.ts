import { utf8Sequences } from '../text/likely-reading.ts'
import { decodeUtf8 } from '../text/utf8.ts'
import type { Language } from '../words/words.ts'
import { checkJson, type JsonPlace, offsetsIn, placesOf } from './json-places.ts'
import type { ProviderProfile } from './profile-schema.ts'
import { type ProfileProblem, pathText, profileProblemText, readProfile } from './read-profile.ts'

/** Octets of a file with a profile at most. */
export const maxProfileOctets = 1024 * 1024
/** Problems of one file that are told; the others are counted. */
const mostTold = 100
/** Values in a file at most: a table of ten thousand codes has half of them. */
const mostValues = 50_000

/** A problem and where in the text it stands; null for a problem of the file as a whole. */
export interface PlacedProblem extends ProfileProblem {
  readonly place: JsonPlace | null
}

export type ProfileReading =
  | { readonly profile: ProviderProfile }
  | {
      /** In the order of the text, the first hundred. */
      readonly problems: readonly PlacedProblem[]
      readonly total: number
    }

/**
 * A profile from the octets of a file (UTF-8, a byte order mark is passed over), or what is wrong with it. `total`: octets
 * of the whole file, of which no more need be given than are allowed.
 */
export function readProfileFile(octets: Uint8Array, total = octets.length): ProfileReading {
  if (total > maxProfileOctets) {
    return ofWhole({
      problem: 'file-too-large',
      given: String(total),
      expected: String(maxProfileOctets),
    })
  }
  if (utf8Sequences(octets) === -1) return ofWhole({ problem: 'not-utf-8', given: '', expected: '' })
  return readProfileText(decodeUtf8(octets).replace(/^\uFEFF/, ''))
}

/** A profile from the JSON of a file, or what is wrong with it. */
export function readProfileText(text: string): ProfileReading {
  const { fault, repeated, count } = checkJson(text, mostTold)
  if (fault !== null) {
    const { offset, problem, given, expected } = fault
    return {
      problems: [{ at: [], path: '', problem, given, expected, place: placesOf(text, [offset])[0] ?? null }],
      total: 1,
    }
  }
  if (count > mostValues) {
    return ofWhole({ problem: 'too-many-values', given: String(count), expected: String(mostValues) })
  }
  const read = readProfile(JSON.parse(text))
  const found = 'problems' in read ? read.problems : []
  if ('profile' in read && repeated.length === 0) return read
  const told = found.slice(0, mostTold)
  const twice = repeated.map(({ path }): ProfileProblem => {
    const written = pathText(path)
    return { at: path, path: written, problem: 'given-twice', given: '', expected: written }
  })
  const offsets = [
    ...offsetsIn(
      text,
      told.map(({ at }) => at),
    ),
    ...repeated.map(({ offset }) => offset),
  ]
  const places = placesOf(text, offsets)
  const problems = [...told, ...twice]
    .map((problem, index): PlacedProblem => ({ ...problem, place: places[index] ?? null }))
    .toSorted((one, other) => lineOf(one) - lineOf(other))
  return { problems: problems.slice(0, mostTold), total: found.length + twice.length }
}

/** '12:5: bind.maxBinds.value: a whole number is expected' */
export function placedProblemText(problem: PlacedProblem, language: Language): string {
  const { place } = problem
  const what = profileProblemText(problem, language)
  return place === null ? what : `${place.line}:${place.column}: ${what}`
}

/** JSON with what fits a line on one line, as people write it; `readProfileText` reads the same profile from it. */
export function profileText(profile: object): string {
  return `${jsonText(profile)}\n`
}

function jsonText(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  if (value === null || typeof value !== 'object' || (indent !== '' && indent.length + flat.length < 90)) {
    return flat
  }
  const inner = `${indent}  `
  const items = Array.isArray(value)
    ? value.map((item) => jsonText(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`
}

function lineOf({ place }: PlacedProblem): number {
  return place?.line ?? 0
}

function ofWhole(problem: Pick<ProfileProblem, 'problem' | 'given' | 'expected'>): ProfileReading {
  return { problems: [{ at: [], path: '', ...problem, place: null }], total: 1 }
}
