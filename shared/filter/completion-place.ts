import { pduFields } from './field-table.ts'
import type { AnyField, AnyFieldTable } from './filter-field.ts'
import { type FilterToken, filterTokens } from './filter-token.ts'
import { type FilterOperator, joinerOf, maxFilterLength, operatorOf } from './parse-filter.ts'

/** What may come at a place of a filter. `opening` is the bracket of a set, `listed` what follows a value in it. */
export type Expected = 'condition' | 'operator' | 'value' | 'opening' | 'member' | 'listed' | 'joiner'

/** The piece of a filter that is being written, and what it may become. */
export interface CompletionPlace {
  readonly expected: Expected
  /** The field whose operator or value is written; null where none is, or there is no such field. */
  readonly field: AnyField | null
  readonly operator: FilterOperator | null
  /** Parentheses that are open here. */
  readonly depth: number
  /** What stands before the caret of the piece, without a quote. */
  readonly typed: string
  /** The piece as a whole, with its quotes. */
  readonly start: number
  readonly end: number
}

/** The place at the caret; null where the filter cannot be read up to it. */
export function completionPlace(
  text: string,
  caret: number,
  table: AnyFieldTable = pduFields,
): CompletionPlace | null {
  if (text.length > maxFilterLength) return null
  const pieces = splitAt(text, Math.min(Math.max(0, caret), text.length))
  if (pieces === null) return null
  const { before, typed, start, end } = pieces
  const reader = new PlaceReader(table)
  for (const token of before) reader.take(token)
  const { expected, field, operator, depth } = reader
  return { expected, field, operator, depth, typed, start, end }
}

interface Pieces {
  readonly before: readonly FilterToken[]
  readonly typed: string
  readonly start: number
  readonly end: number
}

/** Signs that may become a longer one. */
const beginning = /^[=!<>&|^]{1,2}$/

/** The tokens before the piece that the caret stands in, and that piece. */
function splitAt(text: string, caret: number): Pieces | null {
  const tokens = filterTokens(text.slice(0, caret))
  if ('code' in tokens) {
    const { code, start } = tokens
    const before = filterTokens(text.slice(0, start))
    if ('code' in before) return null
    if (code === 'unclosed-string')
      return { before, typed: text.slice(start + 1, caret), start, end: endOfString(text, caret) }
    return caret === start + 1 && beginning.test(text.slice(start, caret))
      ? { before, typed: text.slice(start, caret), start, end: caret }
      : null
  }
  const last = tokens.at(-1)
  const isBare = last?.kind === 'word' || (last?.kind === 'sign' && beginning.test(last.text))
  if (last === undefined || last.end < caret || !isBare)
    return { before: tokens, typed: '', start: caret, end: caret }
  if (last.kind === 'sign') {
    // A whole operator is done with; one that something else may follow is still being written.
    const isDone = last.text.length > 1 || !isAfterField(tokens)
    return isDone
      ? { before: tokens, typed: '', start: caret, end: caret }
      : { before: tokens.slice(0, -1), typed: last.text, start: last.start, end: caret }
  }
  return { before: tokens.slice(0, -1), typed: last.text, start: last.start, end: endOfWord(text, caret) }
}

function isAfterField(tokens: readonly FilterToken[]): boolean {
  const reader = new PlaceReader(pduFields)
  for (const token of tokens.slice(0, -1)) reader.take(token)
  return reader.expected === 'operator'
}

function endOfWord(text: string, caret: number): number {
  const rest = /^[^\s(){},"<>=!&|^~]*/.exec(text.slice(caret))?.[0] ?? ''
  return caret + rest.length
}

/** To the closing quote, where one follows before the next blank. */
function endOfString(text: string, caret: number): number {
  const rest = /^[^\s"]*"?/.exec(text.slice(caret))?.[0] ?? ''
  return caret + rest.length
}

/** Walks the tokens as the parser does, and keeps what it would want next; what it would refuse it passes over. */
class PlaceReader {
  expected: Expected = 'condition'
  field: AnyField | null = null
  operator: FilterOperator | null = null
  depth = 0
  readonly #table: AnyFieldTable

  constructor(table: AnyFieldTable) {
    this.#table = table
  }

  take(token: FilterToken): void {
    switch (this.expected) {
      case 'value':
        this.expected = 'joiner'
        break
      case 'opening':
        this.expected = 'member'
        break
      case 'member':
      case 'listed':
        this.#takeMember(token)
        break
      case 'operator':
        this.#takeOperator(token)
        break
      case 'condition':
      case 'joiner':
        this.#takeCondition(token)
    }
  }

  #takeMember({ kind, text }: FilterToken): void {
    if (kind === 'sign' && text === '}') this.expected = 'joiner'
    else this.expected = kind === 'sign' || text.endsWith('..') ? 'member' : 'listed'
  }

  #takeOperator(token: FilterToken): void {
    const operator = operatorOf(token)
    if (operator === undefined) {
      this.#takeCondition(token)
      return
    }
    this.operator = operator
    this.expected = operator === 'in' ? 'opening' : 'value'
  }

  #takeCondition(token: FilterToken): void {
    this.field = null
    this.operator = null
    const isSign = token.kind === 'sign'
    if (joinerOf(token) !== undefined) this.expected = 'condition'
    else if (isSign && token.text === '(') {
      this.depth += 1
      this.expected = 'condition'
    } else if (isSign) {
      if (token.text === ')') this.depth = Math.max(0, this.depth - 1)
      this.expected = 'joiner'
    } else {
      this.field = token.kind === 'word' ? this.#table.field(token.text) : null
      this.expected = 'operator'
    }
  }
}
