import { ContractError } from '../../shared/contract/client.ts'

/** A module that the first screen does without: fetched when it is needed, or before, when nothing else is to be done. */
export interface Later<M> {
  /** null until it is there. */
  readonly peek: () => M | null
  /**
   * One request for all who ask; one that failed is made anew for whoever asks next. Rejects with a ContractError where
   * the host does not give it.
   */
  readonly load: () => Promise<M>
  /** `listener` is called when it is there. Returns what stops it. */
  readonly subscribe: (listener: () => void) => () => void
}

/** `bring` imports the module. */
export function later<M>(bring: () => Promise<M>): Later<M> {
  let there: { readonly module: M } | null = null
  let asked: Promise<M> | null = null
  const listeners = new Set<() => void>()
  const take = async () => {
    try {
      const module = await bring()
      there = { module }
      for (const listener of listeners) listener()
      return module
    } catch (problem) {
      asked = null
      throw isNotGiven(problem) ? new ContractError(null) : problem
    }
  }
  return {
    peek: () => there?.module ?? null,
    load: () => {
      asked ??= take()
      return asked
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Browsers tell only in words that a module did not come, each in its own; the last is that of the build's style sheets. */
const notGiven =
  /dynamically imported module|Importing a module script failed|Unable to preload CSS|Failed to fetch/i

function isNotGiven(problem: unknown): boolean {
  return problem instanceof Error && notGiven.test(problem.message)
}
