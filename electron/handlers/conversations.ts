import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { UnreadCards } from '../messages/unread-cards.ts'
import type { Store } from '../storage/store.ts'

interface Parts {
  readonly store: Store
  readonly unread: UnreadCards
}

export function conversationHandlers({
  store,
  unread,
}: Parts): Pick<Handlers, 'conversations.list' | 'conversations.page' | 'message.mark' | 'message.readAll'> {
  return {
    'conversations.list': (query) => store.call('conversations', query),
    'conversations.page': ({ own, peer, before, limit }) =>
      store.call('conversationCards', { own, peer }, before, limit),
    'message.mark': async ({ messageIds, isUnread }) => {
      await unread.mark(messageIds, isUnread)
      return {}
    },
    'message.readAll': async ({ pair }) => {
      await unread.readAll(pair)
      return {}
    },
  }
}

export function conversationSources({
  unread,
}: Pick<Parts, 'unread'>): Pick<StreamSources, 'message.unread'> {
  return { 'message.unread': (_params, emit) => unread.follow(emit) }
}
