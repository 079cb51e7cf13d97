import type { Language } from '../words/words.ts'
import { basisOf } from './basis.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type CodeEntry, codeEntries } from './code-entries.ts'

/** 'own' is the chosen provider's table, 'vendors' are the tables of all others, side by side where they disagree. */
export type CodeSectionId = 'own' | 'statuses' | 'states' | 'stats' | 'own-errors' | 'network' | 'vendors'

export interface CodeSection {
  readonly id: CodeSectionId
  readonly codes: readonly Candidate[]
}

/** The whole table of codes for one reader, in sections; sections without rows are left out. */
export function browseCodes(language: Language, profileId: string | undefined): readonly CodeSection[] {
  const isOwn = (entry: CodeEntry) => entry.book !== null && entry.book.id === profileId
  const general = codeEntries.filter((entry) => entry.kind === null || entry.book !== null)
  const sections: readonly (readonly [CodeSectionId, (entry: CodeEntry) => boolean])[] = [
    ['own', (entry) => entry.field === 'command_status' && isOwn(entry)],
    ['own-errors', (entry) => entry.field === 'receipt_err' && isOwn(entry)],
    ['statuses', (entry) => entry.field === 'command_status' && entry.book === null],
    ['states', (entry) => entry.field === 'message_state'],
    ['stats', (entry) => entry.field === 'receipt_stat'],
    ['network', (entry) => entry.field === 'network_error_code'],
    ['vendors', (entry) => entry.field === 'command_status' && entry.book !== null && !isOwn(entry)],
  ]
  return sections
    .map(([id, belongs]) => {
      const entries = general.filter(belongs)
      const sorted = id === 'vendors' ? entries.toSorted(byValue) : entries
      return { id, codes: sorted.map((entry) => candidateOf(entry, basisOf(entry, profileId), language)) }
    })
    .filter(({ codes }) => codes.length > 0)
}

function byValue(one: CodeEntry, other: CodeEntry): number {
  return (one.value ?? 0) - (other.value ?? 0)
}
