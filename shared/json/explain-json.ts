import type { Retry } from '../codes/knowledge.ts'
import type { Candidate, GatewayNote } from '../explain/candidate.ts'

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
    /** What well-known gateways do with this status, or mean by it. */
    readonly gateways: readonly GatewayNote[]
  }[]
}

export function explainJson(candidates: readonly Candidate[]): ExplainJson {
  return {
    candidates: candidates.map(({ name, meaning, causes, next, retry, profile, source, gateways }) => ({
      name,
      meaning,
      causes,
      next,
      retry,
      profile,
      source,
      gateways,
    })),
  }
}
