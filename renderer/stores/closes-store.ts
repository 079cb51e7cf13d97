import { create } from 'zustand'
import type { LinkClose } from '../../shared/contract/session.ts'
import { client } from './host-store.ts'

interface ClosesState {
  /** How the last links of each connection that was looked at ended, the newest first. */
  readonly closes: Readonly<Record<string, readonly LinkClose[]>>
}

export const useCloses = create<ClosesState>(() => ({ closes: {} }))

/** Brings them anew. While the store cannot be read, which the status bar says, those known stay. */
export async function loadCloses(connectionId: string): Promise<void> {
  const answer = await client()
    .call('session.closes', { connectionId })
    .catch(() => null)
  if (answer === null) return
  useCloses.setState(({ closes }) => ({ closes: { ...closes, [connectionId]: answer.closes } }))
}
