import type { CaptureRow } from '../../shared/contract/capture.ts'
import { ContractError } from '../../shared/contract/client.ts'
import type { StreamItem, StreamName, StreamParams } from '../../shared/contract/contract.ts'
import type { MessageCard, SortPlace } from '../../shared/contract/message.ts'
import type { EmptySearch } from '../../shared/contract/search-end.ts'
import { type CardSort, isNewestFirst } from '../../shared/message/card-sort.ts'
import { client } from './host-store.ts'
import { ofShown } from './shown-capture.ts'

/** How far a search through all there is has come. */
export interface SearchProgress {
  /** PDUs or messages looked at, of so many. */
  readonly searched: number
  readonly total: number
  readonly found: number
  /** It came to its end, or was stopped. */
  readonly isDone: boolean
  /** Why nothing was found; null while it may still be, and when something was. */
  readonly empty: EmptySearch | null
}

interface Followed<T> {
  readonly filter: string
  readonly limit: number
  /** With each item: what was found since the one before, newest first. */
  readonly onItem: (found: readonly T[], progress: SearchProgress) => void
  /** It ended before its end: refused, failed, or the link is gone. */
  readonly onFailure: (problem: unknown) => void
}

const begun: SearchProgress = { searched: 0, total: 0, found: 0, isDone: false, empty: null }

/** Looks through the whole capture. Returns the stop. */
export function followSearch({ filter, limit, ...heard }: Followed<CaptureRow>): () => void {
  return follow('capture.search', { ...ofShown(), filter, limit }, heard, (item) =>
    item.kind === 'rows' ? item.rows : null,
  )
}

/** What is told of a list that is sorted by anything but the time, with its first cards. */
export interface Sorted {
  /** Where the next page begins; null: there is none. */
  readonly next: SortPlace | null
  /** The number of the newest card that was looked at. */
  readonly newest: string
}

interface FollowedCards extends Omit<Followed<MessageCard>, 'onItem'> {
  readonly sort: CardSort
  readonly onItem: (found: readonly MessageCard[], progress: SearchProgress, sorted: Sorted | null) => void
}

/** Looks through all message cards. Returns the stop. */
export function followCardSearch({ filter, limit, sort, onItem, onFailure }: FollowedCards): () => void {
  let sorted: Sorted | null = null
  const heard = {
    onFailure,
    onItem: (found: readonly MessageCard[], progress: SearchProgress) => onItem(found, progress, sorted),
  }
  const params = { filter, limit, ...(isNewestFirst(sort) ? {} : { sort }) }
  return follow('message.search', params, heard, (item) => {
    sorted = item.kind === 'sorted' ? { next: item.next, newest: item.newest } : null
    return item.kind === 'cards' || item.kind === 'sorted' ? item.cards : null
  })
}

function follow<N extends StreamName & ('capture.search' | 'message.search'), T>(
  name: N,
  params: StreamParams<N>,
  { onItem, onFailure }: Pick<Followed<T>, 'onItem' | 'onFailure'>,
  foundIn: (item: StreamItem<N>) => readonly T[] | null,
): () => void {
  let progress = begun
  let isOver = false
  const take = (item: StreamItem<N>) => {
    const found = foundIn(item)
    if (item.kind === 'failed') return fail(new ContractError(item.fault))
    if (found !== null) progress = { ...progress, found: Math.max(progress.found, found.length) }
    if (item.kind === 'progress') {
      const { searched, total, found: all } = item
      progress = { ...progress, searched, total, found: all }
    }
    if (item.kind === 'done') {
      const { found: all, total, empty } = item
      progress = { searched: total, total, found: all, isDone: true, empty }
      isOver = true
    }
    onItem(found ?? [], progress)
  }
  const fail = (problem: unknown) => {
    if (isOver) return
    isOver = true
    onFailure(problem)
  }
  const stop = client().follow(
    name,
    params,
    (items) => {
      for (const item of items) if (!isOver) take(item)
      if (isOver) stop()
    },
    fail,
  )
  return () => {
    isOver = true
    stop()
  }
}
