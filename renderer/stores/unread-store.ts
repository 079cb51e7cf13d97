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

/** Unread cards asked for at once. */
const unreadPage = 1000

/** Which of these messages are still unread; null when the engine cannot tell. */
export async function stillUnread(numbers: readonly number[]): Promise<ReadonlySet<string> | null> {
  const still = new Set<string>()
  const oldest = numbers.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
  const newest = numbers.reduce((one, other) => Math.max(one, other), 0)
  try {
    for (let before = newest + 1; before > oldest; ) {
      const asked = { before: String(before), limit: unreadPage, filter: 'unread' }
      const { cards, more } = await client().call('message.page', asked)
      for (const { messageId } of cards) still.add(messageId)
      before = more ? Number(cards.at(-1)?.messageId ?? 0) : 0
    }
    return still
  } catch (error) {
    notifyFault(error)
    return null
  }
}
