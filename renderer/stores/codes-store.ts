import { create } from 'zustand'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { client } from './host-store.ts'
import { keepPlace } from './place-history.ts'
import { notifyFault } from './toast-store.ts'

export type StatusCounts = CallOutput<'capture.statusCounts'>

interface CodesState {
  readonly query: string
  /** Id of a row of screens/codes/read-in.ts. */
  readonly readIn: string
  /** null: no profile; undefined: whatever the live sessions speak. */
  readonly profileId: string | null | undefined
  /** How often each status was received. */
  readonly counts: StatusCounts
}

/** Kept outside the screen, so that the answer is still there when the reader comes back. */
export const useCodes = create<CodesState>(() => ({
  query: '',
  readIn: 'any',
  profileId: undefined,
  counts: [],
}))

keepPlace<Pick<CodesState, 'query' | 'readIn'>>('codes', {
  isStored: true,
  read: () => {
    const { query, readIn } = useCodes.getState()
    return { query, readIn }
  },
  restore: (place) => useCodes.setState(place),
})

export function setCodesQuery(query: string): void {
  useCodes.setState({ query })
}

export function setReadIn(readIn: string): void {
  useCodes.setState({ readIn })
}

export function setCodesProfile(profileId: string | null): void {
  useCodes.setState({ profileId })
}

export async function loadStatusCounts(): Promise<void> {
  try {
    useCodes.setState({ counts: await client().call('capture.statusCounts', {}) })
  } catch (error) {
    notifyFault(error)
  }
}
