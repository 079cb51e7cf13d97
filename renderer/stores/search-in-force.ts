import type { CaptureRow, CaptureSearchItem, EmptySearch } from '../../shared/contract/capture.ts'
import { ContractError } from '../../shared/contract/client.ts'
import { client } from './host-store.ts'
import { ofShown } from './shown-capture.ts'

/** How far a search through the capture has come. */
export interface SearchProgress {
  /** PDUs looked at, of so many. */
  readonly searched: number
  readonly total: number
  readonly found: number
  /** It came to its end, or was stopped. */
  readonly isDone: boolean
  /** Why nothing was found; null while it may still be, and when something was. */
  readonly empty: EmptySearch | null
}

interface Followed {
  readonly filter: string
  readonly limit: number
  /** With each item: rows that were found since the one before, newest first. */
  readonly onItem: (rows: readonly CaptureRow[], progress: SearchProgress) => void
  /** It ended before its end: refused, failed, or the link is gone. */
  readonly onFailure: (problem: unknown) => void
}

const begun: SearchProgress = { searched: 0, total: 0, found: 0, isDone: false, empty: null }

/** Looks through the whole capture. Returns the stop. */
export function followSearch({ filter, limit, onItem, onFailure }: Followed): () => void {
  let progress = begun
  let isOver = false
  const take = (item: CaptureSearchItem) => {
    if (item.kind === 'failed') return fail(new ContractError(item.fault))
    if (item.kind === 'rows') progress = { ...progress, found: Math.max(progress.found, item.rows.length) }
    if (item.kind === 'progress') {
      const { searched, total, found } = item
      progress = { ...progress, searched, total, found }
    }
    if (item.kind === 'done') {
      const { found, total, empty } = item
      progress = { searched: total, total, found, isDone: true, empty }
      isOver = true
    }
    onItem(item.kind === 'rows' ? item.rows : [], progress)
  }
  const fail = (problem: unknown) => {
    if (isOver) return
    isOver = true
    onFailure(problem)
  }
  const stop = client().follow(
    'capture.search',
    { ...ofShown(), filter, limit },
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
