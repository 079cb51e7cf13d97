import { create } from 'zustand'
import type { Polls } from '../../shared/contract/status-query.ts'
import { client, followAlways } from './host-store.ts'
import { notifyFault } from './toast-store.ts'

/** What the engine asks about by schedule; null until it has told. */
export const usePolls = create<{ readonly polls: Polls | null }>(() => ({ polls: null }))

export function startPolls(): void {
  followAlways(
    'message.polls',
    () => ({}),
    (items) => {
      const polls = items.at(-1)
      if (polls !== undefined) usePolls.setState({ polls })
    },
  )
}

/** Nothing is asked about by schedule any more, until it is begun again. */
export async function stopPolls(): Promise<void> {
  try {
    await client().call('message.poll', { action: 'stop' })
  } catch (error) {
    notifyFault(error)
  }
}
