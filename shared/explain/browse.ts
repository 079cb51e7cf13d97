import type { Catalogue } from '../profiles/catalogue.ts'
import type { Language } from '../words/words.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { basisOf, type CodeEntry } from './code-entry.ts'
import { entryIndexOf } from './entry-lookup.ts'

/** 'own' is the chosen provider's table, 'vendors' are the tables of all others, side by side where they disagree. */
export type CodeSectionId = 'own' | 'statuses' | 'states' | 'stats' | 'own-errors' | 'network' | 'vendors'

export interface CodeSection {
  readonly id: CodeSectionId
  readonly codes: readonly Candidate[]
}

/** The whole table of codes for one reader, in sections; sections without rows are left out. */
export function browseCodes(
  catalogue: Catalogue,
  language: Language,
  profileId: string | undefined,
): readonly CodeSection[] {
  const isOwn = (entry: CodeEntry) => entry.owner !== null && entry.owner.id === profileId
  const general = entryIndexOf(catalogue).entries.filter(
    (entry) => entry.kind === null || entry.owner !== null,
  )
  const sections: readonly (readonly [CodeSectionId, (entry: CodeEntry) => boolean])[] = [
    ['own', (entry) => entry.field === 'command_status' && isOwn(entry)],
    ['own-errors', (entry) => entry.field === 'receipt_err' && isOwn(entry)],
    ['statuses', (entry) => entry.field === 'command_status' && entry.owner === null],
    ['states', (entry) => entry.field === 'message_state'],
    ['stats', (entry) => entry.field === 'receipt_stat'],
    ['network', (entry) => entry.field === 'network_error_code' && !isOfModem(entry)],
    ['vendors', (entry) => entry.field === 'command_status' && entry.owner !== null && !isOwn(entry)],
  ]
  return sections
    .map(([id, belongs]) => {
      const entries = general.filter(belongs)
      const sorted = id === 'vendors' ? entries.toSorted(byValue) : entries
      return {
        id,
        codes: sorted.map((entry) =>
          candidateOf(catalogue, entry, basisOf(catalogue, entry, profileId), language),
        ),
      }
    })
    .filter(({ codes }) => codes.length > 0)
}

/** A modem's own errors are asked for by name. */
function isOfModem({ system }: CodeEntry): boolean {
  return system === 'cms' || system === 'cme'
}

function byValue(one: CodeEntry, other: CodeEntry): number {
  return (one.value ?? 0) - (other.value ?? 0)
}
