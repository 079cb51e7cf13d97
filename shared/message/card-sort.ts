/**
 * What lists of message cards can be sorted by: fields of the filter language, and `peer`, the number at the other end. A
 * card of several parts has one value of each: its worst state, its slowest answer and receipt, its highest command_status.
 */
export const cardSortKeys = [
  ...(['time', 'direction', 'source_addr', 'destination_addr', 'peer', 'session', 'profile'] as const),
  ...(['state', 'command_status', 'parts.total', 'latency', 'receipt.latency'] as const),
  ...(['text.encoding', 'data_coding', 'registered_delivery', 'run', 'run.row'] as const),
] as const

export type CardSortKey = (typeof cardSortKeys)[number]

/** Cards without the value come last in both orders; of equal ones the newest comes first. */
export interface CardSort {
  readonly by: CardSortKey
  readonly order: 'ascending' | 'descending'
}

/** How a list is sorted that follows the traffic. */
export const newestFirst: CardSort = { by: 'time', order: 'descending' }

export function isNewestFirst({ by, order }: CardSort): boolean {
  return by === newestFirst.by && order === newestFirst.order
}

/** The key that a field of the filter is sorted by, by its own name; null: by none. */
export function sortKeyOf(name: string): CardSortKey | null {
  return cardSortKeys.find((key) => key === name) ?? null
}

/** Texts, and states, of which the worst is the first, begin at their first; numbers and times at the highest. */
const fromFirst: ReadonlySet<CardSortKey> = new Set([
  ...(['direction', 'source_addr', 'destination_addr', 'peer', 'session', 'profile'] as const),
  ...(['state', 'text.encoding'] as const),
])

/** The order that a list is sorted in when it was sorted by something else before. */
export function usualOrder(by: CardSortKey): CardSort['order'] {
  return fromFirst.has(by) ? 'ascending' : 'descending'
}

/** Sorted by the key, or the other way round where it was sorted by it. */
export function nextSort(now: CardSort, by: CardSortKey): CardSort {
  if (now.by !== by) return { by, order: usualOrder(by) }
  return { by, order: now.order === 'ascending' ? 'descending' : 'ascending' }
}
