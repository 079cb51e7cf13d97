import { sameOctets } from '../smpp/hex.ts'
import { latin1 } from '../smpp/latin1.ts'
import { pduFields } from './field-table.ts'
import type { FilterFault } from './filter-fault-table.ts'
import type { AnyField, FieldTable, FilterField, FilterValue } from './filter-field.ts'
import type { FilterSubject } from './filter-subject.ts'
import { expectedOf, octetsOf, readValue } from './filter-value.ts'
import { type FilterTree, parseFilter, type WrittenRange, type WrittenValue } from './parse-filter.ts'
import { Pattern } from './pattern.ts'

/** What filters are asked of: words are looked for in it whatever its fields are. */
export interface AskedSubject {
  /** `word` is in small letters. */
  holdsWord(word: string): boolean
}

type Test<S> = (subject: S) => boolean
type ValueTest = (value: FilterValue) => boolean
export type Comparison<S = FilterSubject> = Extract<FilterTree<S>, { kind: 'compare' }>

export interface CompiledFilter<S = FilterSubject> {
  readonly matches: Test<S>
  /** True when it asks whether requests were answered, so that the capture has to be read once before. */
  readonly needsAnswers: boolean
  /** Numbers of PDUs whose requests it has to be told, see compileFilter. */
  readonly pairs: readonly number[]
}

/** Of the PDU of a number, the number of the request that it answers; null when it answers none. */
export type RequestOf = (number: number) => number | null

/** What a filter is read by. */
export interface FilterReading {
  /** What -5m is counted from, in µs since 1970. */
  readonly now: number
  readonly requestOf: RequestOf
}

/** What is wrong with a filter, found while it is compiled. */
class Refusal extends Error {
  readonly fault: FilterFault

  constructor(fault: FilterFault) {
    super(fault.code)
    this.fault = fault
  }
}

/**
 * A filter as a test of PDUs, or what is wrong with it. `now` is what -5m is counted from, in µs since 1970. A filter
 * with `pairs` is compiled once more, with the requests of these.
 */
export function compileFilter(
  text: string,
  now: number,
  requestOf: RequestOf = () => null,
): CompiledFilter | FilterFault {
  return compileFor(pduFields, text, now, requestOf)
}

/** As compileFilter, of whatever the table's fields are fields of. */
export function compileFor<S extends AskedSubject>(
  table: FieldTable<S>,
  text: string,
  now: number,
  requestOf: RequestOf = () => null,
): CompiledFilter<S> | FilterFault {
  const tree = parseFilter(text, table)
  if (tree === null) return { matches: () => true, needsAnswers: false, pairs: [] }
  if ('code' in tree) return tree
  try {
    const pairs: number[] = []
    const matches = testOf(tree, {
      now,
      requestOf: (number) => {
        pairs.push(number)
        return requestOf(number)
      },
    })
    return { matches, needsAnswers: fieldsOf(tree).some((field) => field.needsAnswers === true), pairs }
  } catch (problem) {
    if (problem instanceof Refusal) return problem.fault
    throw problem
  }
}

/** The fields that a filter names, in their order, each once. */
export function fieldsOf<S>(tree: FilterTree<S>): FilterField<S>[] {
  if (tree.kind === 'word') return []
  if (tree.kind === 'not') return fieldsOf(tree.inner)
  return 'parts' in tree ? [...new Set(tree.parts.flatMap((part) => fieldsOf(part)))] : [tree.field]
}

/** The test of a tree that was read from a filter; throws a Refusal for one that does not compile. */
export function testOf<S extends AskedSubject>(tree: FilterTree<S>, reading: FilterReading): Test<S> {
  switch (tree.kind) {
    case 'and': {
      const parts = cheapFirst(tree.parts).map((part) => testOf(part, reading))
      return (subject) => parts.every((part) => part(subject))
    }
    case 'or': {
      const parts = cheapFirst(tree.parts).map((part) => testOf(part, reading))
      return (subject) => parts.some((part) => part(subject))
    }
    case 'xor': {
      const parts = tree.parts.map((part) => testOf(part, reading))
      return (subject) => parts.filter((part) => part(subject)).length % 2 === 1
    }
    case 'not': {
      const inner = testOf(tree.inner, reading)
      return (subject) => !inner(subject)
    }
    case 'word':
      return (subject) => subject.holdsWord(tree.text)
    case 'field':
      return fieldTest(tree.field)
    case 'compare':
      return comparisonTest(tree, reading)
  }
}

/** What is read from the header, and what is known without the PDU, is asked first: the rest is then often not asked. */
function cheapFirst<S>(parts: readonly FilterTree<S>[]): FilterTree<S>[] {
  return [...parts].sort((one, other) => costOf(one) - costOf(other))
}

function costOf(tree: FilterTree<never>): number {
  if (tree.kind === 'not') return costOf(tree.inner)
  if ('parts' in tree) return Math.max(0, ...tree.parts.map(costOf))
  if (tree.kind === 'word') return 2
  return tree.field.reach !== undefined ? 0 : tree.field.isSlow === true ? 3 : 1
}

/** There is a value of it; of a flag one that is not 0. */
function fieldTest<S>({ values, holds, kind }: FilterField<S>): Test<S> {
  if (holds !== undefined) return holds
  if (kind === 'flag') return (subject) => values(subject).some((value) => value !== 0)
  return (subject) => values(subject).length > 0
}

/**
 * As Wireshark: of several values one is enough, but `!=` wants all to differ and `===` all to be equal; without a value
 * nothing holds.
 */
function comparisonTest<S>(comparison: Comparison<S>, reading: FilterReading): Test<S> {
  const { operator, field } = comparison
  const { values } = field
  const test = valueTest(comparison, reading)
  if (operator === '!=' || operator === '===') {
    return (subject) => {
      const all = values(subject)
      return all.length > 0 && all.every(test)
    }
  }
  return (subject) => values(subject).some(test)
}

/** As testOf, for one value of the field. */
export function valueTest(comparison: Comparison<never>, reading: FilterReading): ValueTest {
  const { operator } = comparison
  if (operator === 'contains' || operator === 'matches') return textTest(comparison)
  const ranges = rangesOf(comparison, reading)
  if (operator === 'in')
    return (value) => ranges.some(([low, high]) => compare(value, low) >= 0 && compare(value, high) <= 0)
  const [wanted = ''] = ranges[0] ?? []
  switch (operator) {
    case '==':
    case '===':
      return (value) => isSame(value, wanted)
    case '!=':
    case '!==':
      return (value) => !isSame(value, wanted)
    case '<':
      return (value) => compare(value, wanted) < 0
    case '<=':
      return (value) => compare(value, wanted) <= 0
    case '>':
      return (value) => compare(value, wanted) > 0
    case '>=':
      return (value) => compare(value, wanted) >= 0
  }
}

/** Both ends of what a comparison compares with; throws a Refusal for what is no value of its field. */
export function rangesOf(
  { field, values }: Comparison<never>,
  reading: FilterReading,
): (readonly [FilterValue, FilterValue])[] {
  return values.map((range) => rangeOf(field, range, reading))
}

function rangeOf(
  field: AnyField,
  [first, last]: WrittenRange,
  reading: FilterReading,
): readonly [FilterValue, FilterValue] {
  return [checkedValue(field, first, reading), checkedValue(field, last, reading)]
}

function checkedValue(
  field: AnyField,
  written: WrittenValue,
  { now, requestOf }: FilterReading,
): FilterValue {
  const value = readValue(field, written, now)
  if (field.isPair && typeof value === 'number') return requestOf(value) ?? value
  if (value !== null) return value
  const { start, end, text } = written
  const detail = { value: text, field: field.name, expected: field.expected ?? expectedOf[field.kind] }
  throw new Refusal({ code: 'bad-value', start, end, detail })
}

function textTest({ operator, operatorAt, field, values }: Comparison<never>): ValueTest {
  const written = values[0]?.[0]
  if (written === undefined || (field.kind !== 'text' && field.kind !== 'octets')) {
    const { start, end, text } = operatorAt
    throw new Refusal({ code: 'bad-operator', start, end, detail: { operator: text, field: field.name } })
  }
  if (operator === 'matches') return patternTest(written)
  const { text } = written
  const octets = octetsOf(text, written.isQuoted)
  return (value) =>
    value instanceof Uint8Array ? octets !== null && hasOctets(value, octets) : String(value).includes(text)
}

function patternTest({ text, start, end }: WrittenValue): ValueTest {
  const pattern = Pattern.read(text)
  if ('reason' in pattern) {
    const { place, reason } = pattern
    throw new Refusal({ code: 'bad-pattern', start, end, detail: { place, reason } })
  }
  return (value) => pattern.isIn(value instanceof Uint8Array ? latin1(value, 0, value.length) : String(value))
}

function hasOctets(value: Uint8Array, wanted: Uint8Array): boolean {
  if (wanted.length === 0) return true
  for (let at = value.indexOf(wanted[0] ?? 0); at >= 0; at = value.indexOf(wanted[0] ?? 0, at + 1)) {
    if (sameOctets(value.subarray(at, at + wanted.length), wanted)) return true
  }
  return false
}

function isSame(one: FilterValue, other: FilterValue): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array ? sameOctets(one, other) : one === other
}

/** Below 0, 0 or above it; octets by the first that differs. */
function compare(one: FilterValue, other: FilterValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0
  if (!(one instanceof Uint8Array && other instanceof Uint8Array)) return Number.NaN
  const place = one.findIndex((octet, index) => octet !== other[index])
  return place < 0 ? one.length - other.length : (one[place] ?? 0) - (other[place] ?? -1)
}
