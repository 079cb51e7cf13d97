import type { CardSearchItem } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { compiledCardFilter } from '../storage/card-filter.ts'
import type { Store } from '../storage/store.ts'
import type { CardSearchQuery } from '../storage/store-protocol.ts'

interface Asked extends CardSearchQuery {
  readonly emit: (item: CardSearchItem) => void
}

/** Tells a search through all cards. Throws capture.bad-filter; what fails later is told. Returns the stop. */
export function tellCardSearch(store: Store, { filter, limit, sort, emit }: Asked): () => void {
  compiledCardFilter(filter)
  const stop = new AbortController()
  const tell = (item: CardSearchItem) => {
    if (!stop.signal.aborted) emit(item)
  }
  store.searchCards({ filter, limit, sort }, tell, stop.signal).catch((problem: unknown) => {
    if (!(problem instanceof Fault)) throw problem
    tell({ kind: 'failed', fault: problem.toJSON() })
  })
  return () => stop.abort()
}
