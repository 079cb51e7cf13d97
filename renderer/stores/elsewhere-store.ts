import { create } from 'zustand'
import { ContractError } from '../../shared/contract/client.ts'
import type { NoticeFault } from './toast-store.ts'

/** What becomes of a save that another window was ahead of; `none`: nothing yet, the edit goes on. */
export type ElsewhereChoice = 'theirs' | 'mine' | 'copy' | 'none'

interface ElsewhereQuestion {
  readonly fault: NoticeFault
  readonly canCopy: boolean
  readonly answer: (choice: ElsewhereChoice) => void
}

/** The question on show; null: none. */
export const useElsewhere = create<{ readonly question: ElsewhereQuestion | null }>(() => ({
  question: null,
}))

interface SaveWays<T> {
  /** On the state with which the edit began. */
  readonly save: () => Promise<T>
  /** Over whatever there is; `isGone`: another window removed it. */
  readonly mine: (isGone: boolean) => Promise<T>
  /** Beside what there is; absent: it can only be one. */
  readonly copy?: () => Promise<T>
  /** What the edit becomes when the other window's is kept. */
  readonly theirs?: () => unknown
}

/**
 * Saves, and asks where another window was ahead; null: nothing of this window was saved. Rejects as the calls do for any
 * other reason.
 */
export async function saveAsking<T>({ save, mine, copy, theirs }: SaveWays<T>): Promise<T | null> {
  try {
    return await save()
  } catch (problem) {
    if (!(problem instanceof ContractError) || problem.fault?.code !== 'saved.changed-elsewhere')
      throw problem
    const choice = await ask(problem.fault, copy !== undefined)
    if (choice === 'mine') return mine(problem.fault.detail['problem'] === 'removed-elsewhere')
    if (choice === 'copy' && copy !== undefined) return copy()
    if (choice === 'theirs') await theirs?.()
    return null
  }
}

/** What a copy is called beside the thing that has the name. */
export function copyName(name: string): string {
  return `${name.trim().slice(0, 90)} (2)`
}

function ask(fault: NoticeFault, canCopy: boolean): Promise<ElsewhereChoice> {
  // One question at a time: an older one was not answered.
  useElsewhere.getState().question?.answer('none')
  return new Promise((resolve) => {
    const answer = (choice: ElsewhereChoice) => {
      useElsewhere.setState({ question: null })
      resolve(choice)
    }
    useElsewhere.setState({ question: { fault, canCopy, answer } })
  })
}
