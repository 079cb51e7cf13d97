import type { Handlers } from '../../shared/contract/contract.ts'
import type { ConnectionBook } from '../storage/connection-book.ts'

type Calls = Pick<
  Handlers,
  'connections.list' | 'connections.save' | 'connections.remove' | 'connections.duplicate'
>

export function connectionHandlers({ connectionBook }: { readonly connectionBook: ConnectionBook }): Calls {
  return {
    'connections.list': async () => connectionBook.list(),
    'connections.save': ({ connectionId, draft, password }) =>
      connectionBook.save(connectionId, draft, password),
    'connections.remove': async ({ connectionId }) => {
      await connectionBook.remove(connectionId)
      return {}
    },
    'connections.duplicate': ({ connectionId, name }) => connectionBook.duplicate(connectionId, name),
  }
}
