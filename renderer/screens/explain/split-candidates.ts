import type { Candidate } from '../../../shared/explain/candidate.ts'

/** True where a meaning may stand as the answer: by the provider chosen, or by the specification. */
export function isAnswer({ basis }: Candidate): boolean {
  return basis === 'profile' || basis === 'specification' || basis === 'related'
}

/**
 * The meaning that is the answer, and those that stand beside it. A number that only other providers explain, or that
 * the chosen one does not list, has none; what is said of its range then leads the others.
 */
export function splitCandidates(candidates: readonly Candidate[]): {
  readonly answer: Candidate | null
  readonly others: readonly Candidate[]
} {
  const [first, ...rest] = candidates
  if (first === undefined) return { answer: null, others: [] }
  const isAlone = rest.length === 0
  return isAnswer(first) || isAlone ? { answer: first, others: rest } : { answer: null, others: candidates }
}
