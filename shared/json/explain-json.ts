import type { Retry } from '../codes/knowledge.ts'
import type { Candidate } from '../explain/candidate.ts'

/** One candidate as `smpp-workbench explain --json` prints it: fields are added, never renamed. */
export interface ExplainJson {
  readonly candidates: readonly {
    readonly name: string
    readonly meaning: string
    readonly causes: readonly string[]
    readonly next: readonly string[]
    readonly retry: Retry
    /** Id of the profile or provider whose meaning it is; null is the specification. */
    readonly profile: string | null
    readonly source: string
  }[]
}

export function explainJson(candidates: readonly Candidate[]): ExplainJson {
  return {
    candidates: candidates.map(({ name, meaning, causes, next, retry, profile, source }) => ({
      name,
      meaning,
      causes,
      next,
      retry,
      profile,
      source,
    })),
  }
}
