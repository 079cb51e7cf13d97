import { compileFor } from '../../../shared/filter/compile-filter.ts'
import { completeFilter } from '../../../shared/filter/complete-filter.ts'
import { pduFields } from '../../../shared/filter/field-table.ts'
import type { FilterFault } from '../../../shared/filter/filter-fault-table.ts'
import type { AnyFieldTable } from '../../../shared/filter/filter-field.ts'
import { parseFilter } from '../../../shared/filter/parse-filter.ts'

/** What is wrong with a filter; null when nothing is. */
export function faultOf(text: string, table: AnyFieldTable = pduFields): FilterFault | null {
  const compiled = compileFor(table, text, 1000 * Date.now())
  return 'code' in compiled ? compiled : null
}

/** It is not wrong, only not finished: what is missing may still come. */
export function isUnfinished({ code, end }: FilterFault, text: string): boolean {
  if (code === 'unexpected-end' || code === 'unclosed-string') return true
  // `=` may become `==`, `ESME_RTHR` a status.
  return (code === 'unexpected-character' || code === 'bad-value') && end >= text.trimEnd().length
}

/** Words alone, as a search has them: they are searched for as soon as the typing rests. */
export function isSearch(text: string, table: AnyFieldTable = pduFields): boolean {
  const tree = parseFilter(text, table)
  if (tree === null) return true
  if ('code' in tree) return false
  return tree.kind === 'word' || (tree.kind === 'and' && tree.parts.every(({ kind }) => kind === 'word'))
}

/** The last word may still become the name of a field, and what is written a filter. */
export function isFieldBegun(text: string, table: AnyFieldTable = pduFields): boolean {
  const word = /\S+$/.exec(text)?.[0]?.toLowerCase()
  const [first] = word === undefined ? [] : completeFilter(text, text.length, [], table)
  return word !== undefined && first?.kind === 'field' && first.label.toLowerCase().startsWith(word)
}
