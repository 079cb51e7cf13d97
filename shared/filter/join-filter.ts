import { pduFields } from './field-table.ts'
import type { AnyField, AnyFieldTable } from './filter-field.ts'
import { filterTokens } from './filter-token.ts'
import { type FilterPlace, filterParts, parseFilter } from './parse-filter.ts'

/** The filter that wants `part` as well. A part that stands in it already is not written twice. */
export function withPart(filter: string, part: string, table: AnyFieldTable = pduFields): string {
  if (filter.trim() === '') return part.trim()
  if (part.trim() === '' || hasPart(filter, part, table)) return filter
  return `${grouped(filter, table)} and ${grouped(part, table)}`
}

/** A condition that holds where `part` does not. */
export function notPart(part: string, table: AnyFieldTable = pduFields): string {
  const text = part.trim()
  const tree = parseFilter(text, table)
  if (tree === null || 'code' in tree) return text
  const isSingle = tree.kind === 'field' || tree.kind === 'word' || isInParentheses(text)
  return isSingle ? `not ${text}` : `not (${text})`
}

/** True when the filter wants `part`: alone, or beside others that must hold too. */
export function hasPart(filter: string, part: string, table: AnyFieldTable = pduFields): boolean {
  const said = signature(part)
  return (filterParts(filter, table) ?? []).some(
    ({ start, end }) => signature(filter.slice(start, end)) === said,
  )
}

/** The filter without `part`, wherever it stands as a condition of its own. */
export function withoutPart(filter: string, part: string, table: AnyFieldTable = pduFields): string {
  const said = signature(part)
  const parts = filterParts(filter, table)
  if (parts === null) return filter
  return parts
    .map(({ start, end }: FilterPlace) => filter.slice(start, end))
    .filter((text) => signature(text) !== said)
    .join(' and ')
}

/** A value as a filter writes it: in quotes wherever it would be read as something else without. */
export function writtenText(value: string): string {
  if (/^[\p{L}\p{N}_+*:./-]+$/u.test(value) && !/^(?:and|or|xor|not)$/i.test(value) && !value.includes('..'))
    return value
  return quoted(value)
}

/** The filter that finds what passed in the session of this name. */
export function sessionFilter(name: string): string {
  return `session == ${writtenText(name)}`
}

/** A value of the field as a filter writes it. */
export function writtenValue({ kind }: AnyField, text: string): string {
  return kind === 'text' ? writtenText(text) : text
}

/** In double quotes, with what cannot stand in them escaped. */
export function quoted(value: string): string {
  const escaped = value.replace(/["\\]/g, '\\$&').replace(/[\p{Cc}]/gu, (character) => {
    const code = character.charCodeAt(0)
    return code > 0xff ? character : `\\x${code.toString(16).padStart(2, '0')}`
  })
  return `"${escaped}"`
}

/** In parentheses where `and` would bind closer than what it is made of. */
function grouped(filter: string, table: AnyFieldTable): string {
  const text = filter.trim()
  const tree = parseFilter(text, table)
  const isLoose = tree !== null && !('code' in tree) && (tree.kind === 'or' || tree.kind === 'xor')
  return isLoose && !isInParentheses(text) ? `(${text})` : text
}

/** One pair of parentheses around the whole. */
function isInParentheses(text: string): boolean {
  const tokens = filterTokens(text)
  if ('code' in tokens || tokens[0]?.text !== '(' || tokens[0].kind !== 'sign') return false
  let depth = 0
  for (const [index, { kind, text: sign }] of tokens.entries()) {
    if (kind === 'sign' && sign === '(') depth += 1
    if (kind === 'sign' && sign === ')') depth -= 1
    if (depth === 0) return index === tokens.length - 1
  }
  return false
}

/** The same for texts that differ in blanks alone. */
function signature(text: string): string {
  const tokens = filterTokens(text)
  return 'code' in tokens ? text.trim() : JSON.stringify(tokens.map((token) => [token.kind, token.text]))
}
