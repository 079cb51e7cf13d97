import type { Candidate } from '../../../shared/explain/candidate.ts'

/** Answers that were read in the same place. */
export interface AnswerGroup {
  readonly id: string
  readonly field: Candidate['field']
  readonly kind: Candidate['kind']
  readonly isHexGuess: boolean
  readonly answers: readonly Candidate[]
}

/** Groups answers by field and kind of response, keeping the order in which they were ranked. */
export function groupAnswers(answers: readonly Candidate[]): readonly AnswerGroup[] {
  const groups = new Map<string, Candidate[]>()
  for (const answer of answers) {
    const id = `${answer.field ?? ''} ${answer.kind ?? ''} ${answer.isHexGuess ? 'hex' : ''}`
    const group = groups.get(id)
    if (group) group.push(answer)
    else groups.set(id, [answer])
  }
  return [...groups].map(([id, members]) => ({
    id,
    field: members[0]?.field ?? null,
    kind: members[0]?.kind ?? null,
    isHexGuess: members[0]?.isHexGuess ?? false,
    answers: members,
  }))
}

/**
 * Without a profile a code of the vendor range has no meaning of its own. Then the sentence above the answers says so
 * and the answer that only admits it is left out; undefined when the answers speak for themselves.
 */
export function openVendorCode(
  answers: readonly Candidate[],
): { answers: readonly Candidate[]; code: Candidate } | undefined {
  const admitted = answers.find(
    ({ basis, field, value }) => basis === 'unknown' && field === 'command_status' && value !== null,
  )
  const known = answers.filter((answer) => answer !== admitted)
  const isSaidFirst = answers[0] === admitted
  if (!admitted || known.length === 0 || isSaidFirst) return undefined
  return { answers: known, code: admitted }
}
