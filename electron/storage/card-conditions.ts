import type { CardSubject } from '../../shared/filter/card-subject.ts'
import { type Comparison, rangesOf } from '../../shared/filter/compile-filter.ts'
import type { FilterTree } from '../../shared/filter/parse-filter.ts'
import { askColumns, askHolding } from './card-columns-asked.ts'
import { type CardCondition, type ColumnTest, joined, negated, type Sql, unclear } from './card-sql.ts'

/** Comparisons and fields that become SQL at most: SQLite bounds how deep an expression may be. */
const mostLeaves = 200

/** How a filter of cards is looked for. */
export interface CardPlan {
  /** Words that must stand in a card, beside whatever else. */
  readonly words: readonly string[]
  /** Cards that the rest of it may find; null: any. */
  readonly may: Sql | null
  /** True when `may` is all there is to ask. */
  readonly isCertain: boolean
}

/** The plan of a filter that compiles; null finds all cards. `now` is in µs since 1970. */
export function cardPlan(tree: FilterTree<CardSubject> | null, now: number): CardPlan {
  if (tree === null) return { words: [], may: null, isCertain: true }
  const parts = tree.kind === 'and' ? tree.parts : [tree]
  const words = parts.flatMap((part) => (part.kind === 'word' ? [part.text] : []))
  const rest = parts.filter(({ kind }) => kind !== 'word')
  if (leavesOf(tree) > mostLeaves) return { words, may: null, isCertain: false }
  const { may, must } = rest.length === 0 ? unclear : conditionOf({ kind: 'and', parts: rest }, now)
  return { words, may, isCertain: words.length === 0 && may !== null && may.text === must?.text }
}

function leavesOf(tree: FilterTree<never>): number {
  if (tree.kind === 'not') return leavesOf(tree.inner)
  return 'parts' in tree ? tree.parts.reduce((sum, part) => sum + leavesOf(part), 0) : 1
}

function conditionOf(tree: FilterTree<CardSubject>, now: number): CardCondition {
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const parts = tree.parts.map((part) => conditionOf(part, now))
      return tree.kind === 'and' ? all(parts) : any(parts)
    }
    case 'not':
      return opposite(conditionOf(tree.inner, now))
    case 'field':
      return askHolding(tree.field.name)
    case 'compare': {
      const { operator, field } = tree
      const ranges = comparedRanges(tree, now)
      if (ranges === null) return unclear
      return askColumns(field.name, { operator, ranges, comparison: tree, now })
    }
    case 'xor':
    case 'word':
      return unclear
  }
}

/** null for what octets hold or fit. */
function comparedRanges(comparison: Comparison<CardSubject>, now: number): ColumnTest['ranges'] | null {
  const { operator, field, values } = comparison
  if (operator !== 'contains' && operator !== 'matches')
    return rangesOf(comparison, { now, requestOf: () => null })
  const text = values[0]?.[0].text
  return field.kind === 'text' && text !== undefined ? [[text, text]] : null
}

function all(parts: readonly CardCondition[]): CardCondition {
  const may = parts.flatMap((part) => part.may ?? [])
  const must = parts.flatMap((part) => part.must ?? [])
  return {
    may: may.length === 0 ? null : joined('AND', may),
    must: must.length < parts.length ? null : joined('AND', must),
  }
}

function any(parts: readonly CardCondition[]): CardCondition {
  const may = parts.flatMap((part) => part.may ?? [])
  const must = parts.flatMap((part) => part.must ?? [])
  return {
    may: may.length < parts.length ? null : joined('OR', may),
    must: must.length === 0 ? null : joined('OR', must),
  }
}

function opposite({ may, must }: CardCondition): CardCondition {
  return { may: must === null ? null : negated(must), must: may === null ? null : negated(may) }
}
