import { create } from 'zustand'
import type { Doubts } from '../../shared/contract/message.ts'
import { followAlways } from './host-store.ts'

/** Parts of which nobody knows whether the SMSC took them, and which wait for a decision. */
export const useDoubts = create<Doubts>(() => ({ parts: 0, messages: 0, sessions: [] }))

export function startDoubts(): void {
  followAlways(
    'message.doubts',
    () => ({}),
    (items) => {
      const last = items.at(-1)
      if (last !== undefined) useDoubts.setState(last)
    },
  )
}

/** How many of them a connection sent, over this session and those before it. */
export function doubtsOfConnection({ sessions }: Doubts, connectionId: string): number {
  return sessions
    .filter((one) => one.connectionId === connectionId)
    .reduce((sum, { parts }) => sum + parts, 0)
}
