import { create } from 'zustand'
import { ContractError } from '../../shared/contract/client.ts'
import type { NoticeFault } from './toast-store.ts'

/** What becomes of a save that another window was ahead of; `none`: nothing yet, the edit goes on. */
export type ElsewhereChoice = 'theirs' | 'mine' | 'copy' | 'none'

export interface ElsewhereQuestion {
  readonly fault: NoticeFault
  readonly canCopy: boolean
  /** The question is whether it goes all the same. */
  readonly isRemoval: boolean
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
    const fault = changedElsewhere(problem)
    const choice = await ask({ fault, canCopy: copy !== undefined, isRemoval: false })
    if (choice === 'mine') return mine(fault.detail['problem'] === 'removed-elsewhere')
    if (choice === 'copy' && copy !== undefined) return copy()
    if (choice === 'theirs') await theirs?.()
    return null
  }
}

/**
 * Removes, and asks where another window has changed it since; false: it stays. Rejects as the call does for any other reason.
 * @param remove in the state with this revision; null: in whichever it is.
 */
export async function removeAsking(
  remove: (replaces: string | null) => Promise<unknown>,
  revision: string | null,
): Promise<boolean> {
  try {
    await remove(revision)
  } catch (problem) {
    const fault = changedElsewhere(problem)
    if ((await ask({ fault, canCopy: false, isRemoval: true })) !== 'mine') return false
    await remove(null)
  }
  return true
}

/** The fault that says so; anything else is thrown on. */
function changedElsewhere(problem: unknown): NoticeFault {
  if (problem instanceof ContractError && problem.fault?.code === 'saved.changed-elsewhere')
    return problem.fault
  throw problem
}

/** What a copy is called beside the thing that has the name. */
export function copyName(name: string): string {
  return `${name.trim().slice(0, 90)} (2)`
}

function ask(about: Omit<ElsewhereQuestion, 'answer'>): Promise<ElsewhereChoice> {
  // One question at a time: an older one was not answered.
  useElsewhere.getState().question?.answer('none')
  return new Promise((resolve) => {
    const answer = (choice: ElsewhereChoice) => {
      useElsewhere.setState({ question: null })
      resolve(choice)
    }
    useElsewhere.setState({ question: { ...about, answer } })
  })
}
