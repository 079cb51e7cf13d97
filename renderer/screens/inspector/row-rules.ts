import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { compileFilter, fieldsOf } from '../../../shared/filter/compile-filter.ts'
import type { FilterSubject } from '../../../shared/filter/filter-subject.ts'
import { parseFilter } from '../../../shared/filter/parse-filter.ts'
import { captureRows } from '../../stores/capture-store.ts'
import type { ColorRule } from '../../stores/kept-rules.ts'
import { knowsField, RowSubject } from './row-subject.ts'

/** A rule's filter, and the fields that it names. */
interface ReadRule {
  readonly rule: ColorRule
  readonly matches: (subject: FilterSubject) => boolean
  readonly fields: readonly string[]
  readonly needsAnswers: boolean
}

/** Gives the octets of a row's PDU as a filter sees them; null while they are not here. */
export type SubjectOfRow = (row: CaptureRow) => FilterSubject | null

/**
 * The rules that are on, as rows are drawn by them. What a row itself knows decides at once and is remembered; a rule that
 * asks for more waits for the octets, which are fetched for rows in view alone, and until then a later rule may show.
 */
export class RowRules {
  readonly #rules: readonly ReadRule[]
  readonly #subjectOf: SubjectOfRow
  readonly #known = new WeakMap<CaptureRow, ColorRule | null>()

  /** @param now what -5m is counted from, in µs since 1970. */
  constructor(rules: readonly ColorRule[], now: number, subjectOf: SubjectOfRow) {
    this.#rules = rules.flatMap((rule) => (rule.isOn ? readRule(rule, now) : []))
    this.#subjectOf = subjectOf
  }

  get isEmpty(): boolean {
    return this.#rules.length === 0
  }

  /** The rule that colours the row; null for none. */
  ruleOf(row: CaptureRow): ColorRule | null {
    const known = this.#known.get(row)
    if (known !== undefined) return known
    let isSettled = true
    let found: ColorRule | null = null
    for (const one of this.#rules) {
      const verdict = this.#test(one, row)
      if (verdict === true) {
        found = one.rule
        break
      }
      // An answer may still come.
      if (verdict === null || (one.needsAnswers && !knowsField(row, 'answered'))) isSettled = false
    }
    if (isSettled) this.#known.set(row, found)
    return found
  }

  /** True when a rule cannot be decided without the octets of the row's PDU. */
  needsOctets(row: CaptureRow): boolean {
    if (this.#known.has(row)) return false
    return this.#rules.some(({ fields }) => fields.some((name) => !knowsField(row, name)))
  }

  /** null: the octets are needed, and are not here. */
  #test({ fields, matches }: ReadRule, row: CaptureRow): boolean | null {
    if (fields.every((name) => knowsField(row, name))) return matches(new RowSubject(row))
    const subject = this.#subjectOf(row)
    return subject === null ? null : matches(subject)
  }
}

/** Nothing for a filter that is empty or cannot be read. */
function readRule(rule: ColorRule, now: number): ReadRule[] {
  const tree = parseFilter(rule.filter)
  const compiled = compileFilter(rule.filter, now, (seq) => captureRows.row(seq)?.requestSeq ?? null)
  if (tree === null || 'code' in tree || 'code' in compiled) return []
  const { matches, needsAnswers } = compiled
  return [{ rule, matches, needsAnswers, fields: fieldsOf(tree).map(({ name }) => name) }]
}
