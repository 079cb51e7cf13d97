import { type StreamSources, unpaced } from '../../shared/contract/contract.ts'
import { type ExportSource, writeCards } from '../export/card-file.ts'
import { streamFile } from '../export/file-stream.ts'
import type { CardCache } from '../messages/card-cache.ts'
import { storedCards } from '../messages/selected-cards.ts'
import { compiledCardFilter } from '../storage/card-filter.ts'
import type { Store } from '../storage/store.ts'

interface Parts {
  readonly tracker: { readonly cards: CardCache }
  readonly store: Store
}

/** Messages as files. */
export function messageExportSources({ tracker, store }: Parts): Pick<StreamSources, 'message.export'> {
  return {
    'message.export': (order, emit, pace = unpaced) => {
      compiledCardFilter(order.filter)
      const stop = new AbortController()
      const source: ExportSource = {
        ...storedCards(store, tracker.cards, stop.signal),
        count: (before, filter) => store.search(stop.signal, 'countCards', before, filter),
      }
      const end = streamFile((sink) => writeCards(source, order, sink), emit, pace)
      return () => {
        stop.abort()
        end()
      }
    },
  }
}
