import { messageStateByValue } from '../receipts/stat-table.ts'
import type { PartQueryView, PartView } from './card-view.ts'

/** Answers to query_sm and cancel_sm that are kept of a part, oldest first. */
export function queriesOf<T extends PartQueryView>({
  earlierQueries = [],
  lastQuery,
}: {
  readonly earlierQueries?: readonly T[] | undefined
  readonly lastQuery: T | null
}): T[] {
  return lastQuery === null ? [...earlierQueries] : [...earlierQueries, lastQuery]
}

/** Name of the final state that an answer tells; null for one that decides nothing, as UNKNOWN does. */
export function toldState({ commandStatus, messageState }: PartQueryView): string | null {
  const row = messageState === null || commandStatus !== 0 ? null : messageStateByValue(messageState)
  return row?.isFinal === true && row.name !== 'UNKNOWN' ? row.name : null
}

/** The answer that told the end of a part before any receipt did; null where a receipt told it, or nothing. */
export function decidingQuery<T extends PartQueryView>(
  part: Pick<PartView, 'state' | 'receipts'> & Parameters<typeof queriesOf<T>>[0],
): T | null {
  if (part.state !== 'delivered' && part.state !== 'failed') return null
  const query = queriesOf(part).find((one) => toldState(one) !== null)
  const receipt = part.receipts.find(({ final }) => final)
  return query === undefined || (receipt !== undefined && receipt.at <= query.at) ? null : query
}

/** True when a final receipt of the part tells another end than the answer to query_sm. */
export function contradictsReceipt(part: Pick<PartView, 'receipts'>, query: PartQueryView): boolean {
  const told = toldState(query)
  return told !== null && part.receipts.some(({ final, state }) => final && state !== told)
}
