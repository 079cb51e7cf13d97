import type { Candidate } from '../../../shared/explain/candidate.ts'
import { type Meaning, meaningsOf } from '../../../shared/explain/meanings.ts'

/** True where a meaning may stand as the answer: by the provider chosen, or by the specification. */
export function isAnswer({ basis }: Candidate): boolean {
  return basis === 'profile' || basis === 'specification' || basis === 'related'
}

interface Split {
  readonly answer: Candidate | null
  /** That nothing is certain, which is no meaning and not counted as one. */
  readonly admitted: Candidate | null
  /** Equal ones joined. */
  readonly others: readonly Meaning[]
}

/**
 * The meaning that is the answer, and those that stand beside it. A number that only other providers explain, or that
 * the chosen one does not list, has none; what is said of its range then leads the others.
 */
export function splitCandidates(candidates: readonly Candidate[]): Split {
  const [first, ...rest] = candidates
  if (first === undefined) return { answer: null, admitted: null, others: [] }
  const isAlone = rest.length === 0
  const admitted = rest.find(({ basis }) => basis === 'unknown') ?? null
  if (isAnswer(first) || isAlone) return { answer: first, admitted, others: meaningsOf(rest) }
  const isAdmitted = first.basis === 'unknown'
  return { answer: null, admitted: isAdmitted ? first : admitted, others: meaningsOf(candidates) }
}
