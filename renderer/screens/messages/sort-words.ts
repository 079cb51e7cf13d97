import type { CardSort } from '../../../shared/message/card-sort.ts'
import { type MessageContext, messageColumns } from './message-columns.tsx'

/** What a list is sorted by: the title of the column, or the field of the filter. */
export function sortedByWords({ by }: CardSort, context: MessageContext): string {
  return messageColumns.find(({ sortBy }) => sortBy === by)?.title(context) ?? by
}
