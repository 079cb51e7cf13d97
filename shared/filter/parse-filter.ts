import { pduFields } from './field-table.ts'
import type { FilterFault, FilterFaultCode } from './filter-fault-table.ts'
import type { AnyFieldTable, FieldTable, FilterField } from './filter-field.ts'
import type { FilterSubject } from './filter-subject.ts'
import { type FilterToken, filterTokens } from './filter-token.ts'

export const filterOperators = [
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'matches',
  'in',
] as const
export type FilterOperator = (typeof filterOperators)[number]

/** A value as it is written. */
export interface WrittenValue {
  readonly text: string
  readonly isQuoted: boolean
  readonly start: number
  readonly end: number
}

/** Where something stands in a filter: characters from 0, the end not included. */
export interface FilterPlace {
  readonly start: number
  readonly end: number
}

/** Both ends of a range; the same for a single value. */
export type WrittenRange = readonly [first: WrittenValue, last: WrittenValue]

export type FilterTree<S = FilterSubject> =
  | { readonly kind: 'and' | 'or' | 'xor'; readonly parts: readonly FilterTree<S>[] }
  | { readonly kind: 'not'; readonly inner: FilterTree<S> }
  /** Looked for in all columns, without regard to case. */
  | { readonly kind: 'word'; readonly text: string }
  /** The field by itself. */
  | { readonly kind: 'field'; readonly field: FilterField<S> }
  | {
      readonly kind: 'compare'
      readonly field: FilterField<S>
      readonly operator: FilterOperator
      readonly operatorAt: FilterToken
      readonly values: readonly WrittenRange[]
    }

const spelt: Readonly<Record<string, FilterOperator>> = {
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  '~': 'matches',
}
const joiners: Readonly<Record<string, 'and' | 'or' | 'xor' | 'not'>> = {
  '&&': 'and',
  '||': 'or',
  '^^': 'xor',
  '!': 'not',
  and: 'and',
  or: 'or',
  xor: 'xor',
  not: 'not',
}
const maxDepth = 100
export const maxFilterLength = 10_000

/**
 * What a filter says, null for an empty one, which everything matches; or what is wrong with it. Without a table it is a
 * filter of PDUs. Linear; never throws.
 */
export function parseFilter(text: string): FilterTree | FilterFault | null
export function parseFilter<S>(text: string, table: FieldTable<S>): FilterTree<S> | FilterFault | null
export function parseFilter(
  text: string,
  table: AnyFieldTable = pduFields,
): FilterTree<never> | FilterFault | null {
  if (text.length > maxFilterLength)
    return { code: 'too-long', start: maxFilterLength, end: text.length, detail: { max: maxFilterLength } }
  const tokens = filterTokens(text)
  if ('code' in tokens) return tokens
  if (tokens.length === 0) return null
  const parser = new FilterParser(table, tokens, text.length)
  const tree = parser.whole()
  return parser.fault ?? tree
}

/**
 * Where the conditions stand that all must hold: several are joined by `and` or stand side by side, a filter of another
 * form is one. None in an empty filter; null when it cannot be read.
 */
export function filterParts(text: string, table: AnyFieldTable = pduFields): readonly FilterPlace[] | null {
  const tokens = text.length > maxFilterLength ? [] : filterTokens(text)
  const [first] = 'code' in tokens ? [] : tokens
  if ('code' in tokens || first === undefined) return text.trim() === '' ? [] : null
  const parser = new FilterParser(table, tokens, text.length)
  const tree = parser.whole()
  if (parser.fault !== null) return null
  const isOne = tree.kind === 'or' || tree.kind === 'xor'
  return isOne ? [{ start: first.start, end: tokens.at(-1)?.end ?? 0 }] : parser.parts
}

/** Of whatever table: the parser asks no values. */
type Tree = FilterTree<never>

class FilterParser {
  fault: FilterFault | null = null
  /** The conditions outside all parentheses. */
  readonly parts: FilterPlace[] = []
  readonly #table: AnyFieldTable
  readonly #tokens: readonly FilterToken[]
  readonly #end: number
  #at = 0

  constructor(table: AnyFieldTable, tokens: readonly FilterToken[], end: number) {
    this.#table = table
    this.#tokens = tokens
    this.#end = end
  }

  whole(): Tree {
    const tree = this.#or(0)
    const rest = this.#next
    if (rest !== undefined && this.fault === null) this.#unexpected(rest, 'condition')
    return tree
  }

  /** `not` binds closest, then `and`, `xor`, `or`. */
  #or(depth: number): Tree {
    return this.#joined('or', () => this.#joined('xor', () => this.#and(depth)))
  }

  #joined(kind: 'or' | 'xor', part: () => Tree): Tree {
    const parts = [part()]
    while (this.fault === null && joinerOf(this.#next) === kind) {
      this.#at += 1
      parts.push(part())
    }
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { kind, parts }
  }

  /** Conditions side by side must all hold, as words of a search do. */
  #and(depth: number): Tree {
    const parts = [this.#part(depth)]
    while (this.fault === null) {
      const joiner = joinerOf(this.#next)
      if (joiner === 'and') this.#at += 1
      else if (!this.#beginsCondition(joiner)) break
      parts.push(this.#part(depth))
    }
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts }
  }

  #part(depth: number): Tree {
    const start = this.#next?.start ?? this.#end
    const tree = this.#not(depth)
    if (depth === 0) this.parts.push({ start, end: this.#tokens[this.#at - 1]?.end ?? this.#end })
    return tree
  }

  #beginsCondition(joiner: string | undefined): boolean {
    const token = this.#next
    if (token === undefined || joiner === 'or' || joiner === 'xor') return false
    return token.kind !== 'sign' || token.text === '(' || joiner === 'not'
  }

  #not(depth: number): Tree {
    let isNot = false
    while (joinerOf(this.#next) === 'not') {
      isNot = !isNot
      this.#at += 1
    }
    const inner = this.#condition(depth)
    return isNot ? { kind: 'not', inner } : inner
  }

  #condition(depth: number): Tree {
    const token = this.#next
    if (token === undefined) return this.#ended('condition')
    if (isSign(token, '(')) return this.#group(token, depth)
    if (token.kind === 'sign' || joinerOf(token) !== undefined) return this.#unexpected(token, 'condition')
    this.#at += 1
    const operator = operatorOf(this.#next)
    if (operator !== undefined) return this.#comparison(token, operator)
    const field = token.kind === 'word' ? this.#table.field(token.text) : null
    return field === null ? { kind: 'word', text: token.text.toLowerCase() } : { kind: 'field', field }
  }

  #group(opening: FilterToken, depth: number): Tree {
    if (depth >= maxDepth) return this.#fail('too-deep', opening, { max: maxDepth })
    this.#at += 1
    const inner = this.#or(depth + 1)
    if (this.fault !== null) return inner
    const closing = this.#next
    if (closing === undefined) return this.#ended(')')
    if (!isSign(closing, ')')) return this.#unexpected(closing, ')')
    this.#at += 1
    return inner
  }

  #comparison(name: FilterToken, operator: FilterOperator): Tree {
    const field = name.kind === 'word' ? this.#table.field(name.text) : null
    if (field === null) {
      const { code, detail } = this.#table.refusal(name.text)
      return this.#fail(code, name, detail)
    }
    const operatorAt = this.#next ?? name
    this.#at += 1
    const values =
      operator === 'in' ? this.#set() : [this.#value()].map((value): WrittenRange => [value, value])
    return { kind: 'compare', field, operator, operatorAt, values }
  }

  #set(): WrittenRange[] {
    const ranges: WrittenRange[] = []
    const opening = this.#next
    if (!isSign(opening, '{')) {
      if (opening === undefined) this.#ended('set')
      else this.#unexpected(opening, 'set')
      return ranges
    }
    this.#at += 1
    while (this.fault === null && !isSign(this.#next, '}')) {
      ranges.push(this.#range())
      if (isSign(this.#next, ',')) this.#at += 1
      else if (this.#next === undefined) this.#ended('}')
    }
    this.#at += 1
    return ranges
  }

  /** `3..5`, also with blanks between. */
  #range(): WrittenRange {
    const first = this.#value()
    const between = first.isQuoted ? -1 : first.text.indexOf('..')
    if (between > 0 && between + 2 < first.text.length)
      return [part(first, 0, between), part(first, between + 2)]
    if (between > 0) return [part(first, 0, between), this.#value()]
    const next = this.#next
    if (next?.kind !== 'word' || !next.text.startsWith('..')) return [first, first]
    if (next.text === '..') {
      this.#at += 1
      return [first, this.#value()]
    }
    return [first, part(this.#value(), 2)]
  }

  #value(): WrittenValue {
    const token = this.#next
    if (token === undefined) this.#ended('value')
    else if (token.kind === 'sign') this.#unexpected(token, 'value')
    else {
      this.#at += 1
      return { text: token.text, isQuoted: token.kind === 'string', start: token.start, end: token.end }
    }
    return { text: '', isQuoted: true, start: 0, end: 0 }
  }

  get #next(): FilterToken | undefined {
    return this.#tokens[this.#at]
  }

  #ended(expected: string): Tree {
    const place = { start: Math.max(0, this.#end - 1), end: this.#end }
    return this.#fail('unexpected-end', place, { expected })
  }

  #unexpected(token: FilterToken, expected: string): Tree {
    return this.#fail('unexpected-token', token, { token: token.text, expected })
  }

  #fail(
    code: FilterFaultCode,
    { start, end }: { readonly start: number; readonly end: number },
    detail: FilterFault['detail'],
  ): Tree {
    this.fault ??= { code, start, end, detail }
    return { kind: 'and', parts: [] }
  }
}

function part(value: WrittenValue, from: number, to = value.text.length): WrittenValue {
  const { text, start } = value
  return { text: text.slice(from, to), isQuoted: false, start: start + from, end: start + to }
}

/** Quoted it would be text. */
function isSign(token: FilterToken | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign
}

/** The word or sign that joins conditions, or `not`; undefined for any other token. */
export function joinerOf(token: FilterToken | undefined): 'and' | 'or' | 'xor' | 'not' | undefined {
  if (token === undefined || token.kind === 'string') return undefined
  const text = token.text.toLowerCase()
  return Object.hasOwn(joiners, text) ? joiners[text] : undefined
}

/** The operator that a token spells. */
export function operatorOf(token: FilterToken | undefined): FilterOperator | undefined {
  if (token === undefined || token.kind === 'string') return undefined
  const text = token.text.toLowerCase()
  return (
    filterOperators.find((operator) => operator === text) ??
    (Object.hasOwn(spelt, text) ? spelt[text] : undefined)
  )
}
