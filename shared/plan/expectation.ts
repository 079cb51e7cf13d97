import type { FilterValue } from '../filter/filter-field.ts'
import type { FilterSubject } from '../filter/filter-subject.ts'
import { Pattern } from '../filter/pattern.ts'
import { sameOctets, toHex } from '../smpp/hex.ts'
import type { Matchers, WrittenExpectation } from './expect-schema.ts'
import type { Measure } from './measure-table.ts'
import { readCount, readFlag } from './plan-values.ts'

/** What was measured against what was expected. */
export interface Measured {
  readonly name: string
  /** As a reader sees it; null where it is absent. */
  readonly measured: string | null
  /** In the signs of every language: `ESME_ROK`, `≤ 2s`, `A | B`. */
  readonly expected: string
  readonly ok: boolean
}

/** What an expectation is asked of. */
export interface Observed {
  /** null where there is no PDU. */
  readonly subject: FilterSubject | null
  /** What was measured beside it, by the names of measures. */
  readonly measures: Readonly<Record<string, FilterValue | undefined>>
}

/** What is wrong with an expectation, and which of its texts. */
export interface ExpectationProblem {
  readonly kind: 'value' | 'pattern' | 'count' | 'flag'
  readonly text: string
  /** Of a pattern. */
  readonly detail: Readonly<Record<string, string | number>>
  /** From the expectation down to the text. */
  readonly path: readonly (string | number)[]
}

type Values = readonly FilterValue[]
type Test = (values: Values) => boolean

export interface Expectation {
  readonly test: (observed: Observed) => Measured
}

/** The values that are there of a measure. */
export function valuesOf({ name, field }: Measure, { subject, measures }: Observed): Values {
  if (field !== null) return subject === null ? [] : field.values(subject)
  const value = measures[name]
  return value === undefined ? [] : [value]
}

/** The expectation as a test, or what is wrong with it. */
export function compileExpectation(
  measure: Measure,
  written: WrittenExpectation,
): Expectation | ExpectationProblem {
  const tests: Test[] = []
  const expected: string[] = []
  for (const [name, path, value] of conditions(written)) {
    const made = matcherTest(measure, name, value)
    if ('kind' in made) return { ...made, path: [...path, ...made.path] }
    tests.push(made.test)
    expected.push(made.said)
  }
  return {
    test: (observed) => {
      const values = valuesOf(measure, observed)
      return {
        name: measure.name,
        measured: values.length === 0 ? null : values.map(measure.show).join(', '),
        expected: expected.join(', '),
        ok: tests.every((test) => test(values)),
      }
    },
  }
}

type Condition = readonly [name: keyof Matchers, path: readonly string[], value: unknown]

function conditions(written: WrittenExpectation): Condition[] {
  if (typeof written === 'string') return [['eq', [], written]]
  if (isList(written)) return [['in', [], written]]
  // The keys are those of the schema.
  return Object.entries(written).flatMap(([name, value]): Condition[] =>
    value === undefined ? [] : [[name as keyof Matchers, [name], value]],
  )
}

function isList(written: WrittenExpectation): written is string[] {
  return Array.isArray(written)
}

type Made = { readonly test: Test; readonly said: string } | ExpectationProblem

function matcherTest(measure: Measure, name: keyof Matchers, value: unknown): Made {
  if (name === 'length') return lengthTest(value)
  if (name === 'in' || name === 'not_in') return setTest(measure, name, listOf(value))
  const text = String(value)
  if (name === 'present') {
    const isWanted = readFlag(text)
    if (isWanted === null) return { kind: 'flag', text, detail: {}, path: [] }
    return { test: (values) => values.length > 0 === isWanted, said: isWanted ? '∃' : '∄' }
  }
  if (name === 'matches') return patternTest(text)
  if (name === 'contains' || name === 'starts_with' || name === 'ends_with')
    return partTest(measure, name, text)
  const wanted = measure.read(text)
  if (wanted === null) return { kind: 'value', text, detail: {}, path: [] }
  return { test: comparisons[name](wanted), said: `${signs[name]}${text}` }
}

const signs = { eq: '', ne: '≠ ', lt: '< ', lte: '≤ ', gt: '> ', gte: '≥ ' } as const

const comparisons: Readonly<Record<keyof typeof signs, (wanted: FilterValue) => Test>> = {
  eq: (wanted) => (values) =>
    values.length === 0 ? wanted === '' : values.some((one) => isSame(one, wanted)),
  ne: (wanted) => (values) => values.length > 0 && values.every((one) => !isSame(one, wanted)),
  lt: (wanted) => (values) => values.some((one) => order(one, wanted) < 0),
  lte: (wanted) => (values) => values.some((one) => order(one, wanted) <= 0),
  gt: (wanted) => (values) => values.some((one) => order(one, wanted) > 0),
  gte: (wanted) => (values) => values.some((one) => order(one, wanted) >= 0),
}

function setTest(measure: Measure, name: 'in' | 'not_in', texts: readonly string[]): Made {
  const wanted: FilterValue[] = []
  for (const [index, text] of texts.entries()) {
    const value = measure.read(text)
    if (value === null) return { kind: 'value', text, detail: {}, path: [index] }
    wanted.push(value)
  }
  const has = (one: FilterValue) => wanted.some((value) => isSame(one, value))
  const said = texts.join(' | ')
  return name === 'in'
    ? { test: (values) => values.some(has), said }
    : { test: (values) => values.length > 0 && !values.some(has), said: `≠ ${said}` }
}

function patternTest(text: string): Made {
  const pattern = Pattern.read(text)
  if ('reason' in pattern) {
    const { reason, place } = pattern
    return { kind: 'pattern', text, detail: { reason, place }, path: [] }
  }
  return { test: (values) => values.some((one) => pattern.isIn(textOf(one))), said: `~ ${text}` }
}

function partTest(measure: Measure, name: 'contains' | 'starts_with' | 'ends_with', text: string): Made {
  const read = measure.field?.kind === 'octets' ? measure.read(text) : text
  const wanted = textOf(read ?? text)
  const tests = {
    contains: (one: string) => one.includes(wanted),
    starts_with: (one: string) => one.startsWith(wanted),
    ends_with: (one: string) => one.endsWith(wanted),
  }
  const said = { contains: `…${text}…`, starts_with: `${text}…`, ends_with: `…${text}` }[name]
  return { test: (values) => values.some((one) => tests[name](textOf(one))), said }
}

function lengthTest(value: unknown): Made {
  const written = typeof value === 'string' ? { eq: value } : (value as Readonly<Record<string, unknown>>)
  const tests: Test[] = []
  const said: string[] = []
  for (const [name, wanted] of Object.entries(written)) {
    const isOne = typeof wanted === 'string'
    const texts = isOne ? [wanted] : listOf(wanted)
    const counts = texts.map(readCount)
    const bad = counts.indexOf(null)
    const path = typeof value === 'string' ? [] : isOne ? [name] : [name, bad]
    if (bad >= 0) return { kind: 'count', text: texts[bad] ?? '', detail: {}, path }
    const numbers = counts.filter((count) => count !== null)
    const [first = 0] = numbers
    const test = name === 'in' ? isIn(numbers) : comparisons[name as keyof typeof signs](first)
    tests.push((values) => test(values.length === 0 ? [0] : values.map(lengthOf)))
    said.push(name === 'in' ? texts.join(' | ') : `${signs[name as keyof typeof signs]}${texts[0] ?? ''}`)
  }
  return { test: (values) => tests.every((test) => test(values)), said: `length ${said.join(', ')}` }
}

const isIn =
  (numbers: readonly number[]): Test =>
  (values) =>
    values.some((one) => typeof one === 'number' && numbers.includes(one))

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

/** Characters of a text, octets of octets, digits of a number. */
function lengthOf(value: FilterValue): number {
  return value instanceof Uint8Array ? value.length : [...String(value)].length
}

function textOf(value: FilterValue): string {
  return value instanceof Uint8Array ? toHex(value) : String(value)
}

function isSame(one: FilterValue, other: FilterValue): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array ? sameOctets(one, other) : one === other
}

/** Below 0, 0 or above it. Ids of digits alone are compared as numbers, other texts by their characters. */
function order(one: FilterValue, other: FilterValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [left, right] = [textOf(one), textOf(other)]
  if (/^\d{1,64}$/.test(left) && /^\d{1,64}$/.test(right)) {
    const [first, second] = [BigInt(left), BigInt(right)]
    return first < second ? -1 : first > second ? 1 : 0
  }
  return left < right ? -1 : left > right ? 1 : 0
}
