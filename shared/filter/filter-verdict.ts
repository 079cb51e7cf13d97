import { type Comparison, type FilterReading, rangesOf, testOf } from './compile-filter.ts'
import type { FilterField, FilterValue } from './filter-field.ts'
import type { FilterSubject } from './filter-subject.ts'
import { type FilterTree, parseFilter } from './parse-filter.ts'

/** Whether a filter finds each of some PDUs, none, or that depends on the PDU. */
export type Verdict = 'yes' | 'no' | 'maybe'

/** What is known of some PDUs without reading them. */
export interface AlikePdus {
  /** Of all of them command, status, session and direction are these. */
  readonly subject: FilterSubject
  /** The first and the last of their numbers, and of their times in µs since 1970. */
  readonly number: readonly [number, number]
  readonly time: readonly [number, number]
}

type Judge = (pdus: AlikePdus) => Verdict

/** The verdict of a filter that compiles; null when it is `maybe` of all PDUs. */
export function verdictOf(text: string, reading: FilterReading): Judge | null {
  const tree = parseFilter(text)
  if (tree === null) return () => 'yes'
  return 'code' in tree || !reaches(tree) ? null : judgeOf(tree, reading)
}

function reaches(tree: FilterTree): boolean {
  if (tree.kind === 'word') return false
  if (tree.kind === 'not') return reaches(tree.inner)
  return 'parts' in tree ? tree.parts.some(reaches) : tree.field.reach !== undefined
}

function judgeOf(tree: FilterTree, reading: FilterReading): Judge {
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const parts = tree.parts.map((part) => judgeOf(part, reading))
      const [deciding, other] = tree.kind === 'and' ? (['no', 'yes'] as const) : (['yes', 'no'] as const)
      return (pdus) => joined(parts, pdus, deciding, other)
    }
    case 'xor': {
      const parts = tree.parts.map((part) => judgeOf(part, reading))
      return (pdus) => {
        const verdicts = parts.map((part) => part(pdus))
        if (verdicts.includes('maybe')) return 'maybe'
        return verdicts.filter((verdict) => verdict === 'yes').length % 2 === 1 ? 'yes' : 'no'
      }
    }
    case 'not': {
      const inner = judgeOf(tree.inner, reading)
      return (pdus) => opposite(inner(pdus))
    }
    case 'word':
      return () => 'maybe'
    case 'field':
    case 'compare':
      return leafJudge(tree, tree.field, reading)
  }
}

function joined(parts: readonly Judge[], pdus: AlikePdus, deciding: Verdict, other: Verdict): Verdict {
  let verdict = other
  for (const part of parts) {
    const one = part(pdus)
    if (one === deciding) return deciding
    if (one === 'maybe') verdict = 'maybe'
  }
  return verdict
}

function opposite(verdict: Verdict): Verdict {
  return verdict === 'maybe' ? 'maybe' : verdict === 'yes' ? 'no' : 'yes'
}

function leafJudge(
  tree: Extract<FilterTree, { kind: 'field' | 'compare' }>,
  { reach }: FilterField,
  reading: FilterReading,
): Judge {
  if (reach === undefined) return () => 'maybe'
  if (reach === 'alike') {
    const test = testOf(tree, reading)
    return ({ subject }) => (test(subject) ? 'yes' : 'no')
  }
  if (tree.kind === 'field') return () => 'yes'
  const ranges = rangesOf(tree, reading)
  return (pdus) => rangeVerdict(tree.operator, ranges, pdus[reach])
}

/** Of numbers between `low` and `high`. */
function rangeVerdict(
  operator: Comparison['operator'],
  ranges: readonly (readonly [FilterValue, FilterValue])[],
  [low, high]: readonly [number, number],
): Verdict {
  const wanted = Number(ranges[0]?.[0])
  const isAll = (all: boolean, none: boolean): Verdict => (all ? 'yes' : none ? 'no' : 'maybe')
  switch (operator) {
    case '==':
    case '===':
      return isAll(low === wanted && high === wanted, wanted < low || wanted > high)
    case '!=':
    case '!==':
      return isAll(wanted < low || wanted > high, low === wanted && high === wanted)
    case '<':
      return isAll(high < wanted, low >= wanted)
    case '<=':
      return isAll(high <= wanted, low > wanted)
    case '>':
      return isAll(low > wanted, high <= wanted)
    case '>=':
      return isAll(low >= wanted, high < wanted)
    case 'in': {
      const spans = ranges.map(([first, last]) => [Number(first), Number(last)] as const)
      const isInside = spans.some(([first, last]) => first <= low && high <= last)
      return isAll(
        isInside,
        spans.every(([first, last]) => last < low || first > high),
      )
    }
    default:
      return 'maybe'
  }
}
