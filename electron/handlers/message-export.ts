import { type StreamSources, unpaced } from '../../shared/contract/contract.ts'
import { type CardSource, writeCards } from '../export/card-file.ts'
import { streamFile } from '../export/file-stream.ts'
import type { CardCache } from '../messages/card-cache.ts'
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
      const source: CardSource = {
        page: (before, limit, filter) => store.search(stop.signal, 'pageCards', before, limit, filter),
        search: (filter, limit, tell) => store.searchCards(filter, limit, tell, stop.signal),
        get: (messageId) => tracker.cards.get(messageId),
      }
      const end = streamFile((sink) => writeCards(source, order, sink), emit, pace)
      return () => {
        stop.abort()
        end()
      }
    },
  }
}
