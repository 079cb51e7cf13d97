import type { EmptySearch } from '../../shared/contract/search-end.ts'
import type { FieldTable } from '../../shared/filter/filter-field.ts'
import { namedFields, otherCases } from '../../shared/filter/filter-hints.ts'

/** Questions asked of what was searched to explain why nothing was found. */
const mostHints = 8

interface Searched<S> {
  readonly table: FieldTable<S>
  /** The first that a filter finds; with `isHint` a look at the newest is enough. */
  readonly firstOf: (filter: string, isHint: boolean) => Promise<S | null>
  readonly signal: AbortSignal | undefined
}

/** Why a filter found nothing. */
export async function emptyReason<S>(
  { table, firstOf, signal }: Searched<S>,
  filter: string,
): Promise<EmptySearch> {
  for (const { filter: asked, suggestionOf } of otherCases(filter, table).slice(0, mostHints)) {
    const subject = await firstOf(asked, true)
    const suggestion = subject === null ? null : suggestionOf(subject)
    if (suggestion !== null) return { why: 'other-case', suggestion }
  }
  for (const { name, kind, needsAnswers } of namedFields(filter, table).slice(0, mostHints)) {
    // By themselves these say more than that there is a value.
    if (kind === 'flag' || needsAnswers === true) continue
    if (signal?.aborted !== true && (await firstOf(name, false)) === null)
      return { why: 'field-absent', field: name }
  }
  return { why: 'none' }
}
