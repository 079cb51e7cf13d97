import { fieldsOf } from './compile-filter.ts'
import type { FieldTable, FilterField } from './filter-field.ts'
import { quoted } from './join-filter.ts'
import { type FilterTree, parseFilter, type WrittenValue } from './parse-filter.ts'

/** A filter that finds what has a text of another filter in another spelling. */
export interface OtherCase<S> {
  readonly filter: string
  /** The whole first filter with the spelling that such a subject has; null when it has none. */
  suggestionOf(subject: S): string | null
}

/** Fields that a filter names, by which a search that found nothing may be explained: those without `not` before them. */
export function namedFields<S>(text: string, table: FieldTable<S>): readonly FilterField<S>[] {
  const tree = parseFilter(text, table)
  return tree === null || 'code' in tree ? [] : fieldsOf(tree)
}

/** What to look for when a filter found nothing: each text that it compares, in any case of its letters. */
export function otherCases<S>(text: string, table: FieldTable<S>): readonly OtherCase<S>[] {
  const tree = parseFilter(text, table)
  return tree === null || 'code' in tree ? [] : [...textsOf(tree)].map((one) => otherCase(text, one))
}

interface ComparedText<S> {
  readonly field: FilterField<S>
  readonly operatorStart: number
  readonly isWhole: boolean
  readonly value: WrittenValue
}

function* textsOf<S>(tree: FilterTree<S>): Generator<ComparedText<S>> {
  if (tree.kind === 'not') yield* textsOf(tree.inner)
  if ('parts' in tree) for (const part of tree.parts) yield* textsOf(part)
  if (tree.kind !== 'compare' || tree.field.kind !== 'text') return
  const { operator, operatorAt, field, values } = tree
  const value = values[0]?.[0]
  if (value === undefined || !/[\p{Lu}\p{Ll}]/u.test(value.text)) return
  if (operator !== '==' && operator !== 'contains' && operator !== '===') return
  yield { field, operatorStart: operatorAt.start, isWhole: operator !== 'contains', value }
}

function otherCase<S>(text: string, { field, operatorStart, isWhole, value }: ComparedText<S>): OtherCase<S> {
  const literal = value.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const pattern = isWhole ? `^${literal}$` : literal
  const wanted = value.text.toLowerCase()
  return {
    filter: `${text.slice(0, operatorStart)} ~ ${quoted(pattern)} ${text.slice(value.end)}`,
    suggestionOf(subject) {
      for (const known of field.values(subject)) {
        if (typeof known !== 'string') continue
        const at = isWhole ? (known.toLowerCase() === wanted ? 0 : -1) : known.toLowerCase().indexOf(wanted)
        if (at < 0) continue
        const spelt = known.slice(at, at + value.text.length)
        if (spelt !== value.text) return text.slice(0, value.start) + quoted(spelt) + text.slice(value.end)
      }
      return null
    },
  }
}
