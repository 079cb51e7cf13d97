import type { Candidate } from './candidate.ts'

/** One meaning, and everybody who gives the code that meaning: two tables that say the same are no two meanings. */
export interface Meaning {
  /** The likeliest of them. */
  readonly lead: Candidate
  /** All of them in their order, the lead first. */
  readonly all: readonly Candidate[]
}

/** Candidates with equal words joined, in their order. What admits that nothing is known is no meaning and left out. */
export function meaningsOf(candidates: readonly Candidate[]): readonly Meaning[] {
  const byWords = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    if (candidate.basis === 'unknown') continue
    const { title, meaning, advice, causes, next, retry, who, isHexGuess, kind } = candidate
    const key = JSON.stringify([title, meaning, advice, causes, next, retry, who, isHexGuess, kind])
    const same = byWords.get(key)
    if (same === undefined) byWords.set(key, [candidate])
    else same.push(candidate)
  }
  return [...byWords.values()].flatMap((all) => (all[0] === undefined ? [] : [{ lead: all[0], all }]))
}

/** 'Infobip, MessageBird / Bird': who gives it, each once. */
export function ownersText({ all }: Meaning): string {
  return [...new Set(all.map(({ profileName }) => profileName))].join(', ')
}
