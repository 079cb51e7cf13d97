import { create } from 'zustand'
import type { Unread } from '../../shared/contract/conversations.ts'
import type { NumberPair } from '../../shared/message/number-pair.ts'
import { client, followAlways } from './host-store.ts'
import { notifyFault } from './toast-store.ts'

/** Received messages that nobody has looked at. */
export const useUnread = create<Unread>(() => ({ count: 0, revision: 0 }))

export function startUnread(): void {
  followAlways(
    'message.unread',
    () => ({}),
    (items) => {
      const last = items.at(-1)
      if (last !== undefined) useUnread.setState(last)
    },
  )
}

/** Received messages become read, or unread again. */
export async function markMessages(messageIds: readonly string[], isUnread: boolean): Promise<void> {
  try {
    await client().call('message.mark', { messageIds: [...messageIds], isUnread })
  } catch (error) {
    notifyFault(error)
  }
}

/** All become read, or those between two numbers. */
export async function readAll(pair: NumberPair | null): Promise<void> {
  try {
    await client().call('message.readAll', { pair })
  } catch (error) {
    notifyFault(error)
  }
}
