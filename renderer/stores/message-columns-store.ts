import { cardFields } from '../../shared/filter/card-field-table.ts'
import { type ColumnList, columnList } from './column-list.ts'
import type { MessagesPlace } from './message-sort-store.ts'

const usual = [
  ...['time', 'state', 'direction', 'from', 'to', 'text', 'parts', 'answer', 'receipt', 'outcome', 'flags'],
]
const kind = {
  ids: [...usual, 'peer', 'date', 'connection'],
  table: cardFields,
}

/** The columns of each list of message cards. */
export const messageColumnLists: Readonly<Record<MessagesPlace, ColumnList>> = {
  messages: columnList({ ...kind, keptAs: 'messages.list', usual }),
  inbox: columnList({ ...kind, keptAs: 'inbox.list', usual }),
}
