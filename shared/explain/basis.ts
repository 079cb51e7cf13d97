import { profileById } from '../profiles/built-in-profiles.ts'
import type { CodeEntry } from './code-entries.ts'

/**
 * Why a meaning may be meant: the chosen profile's own, the specification's, that of a profile of the same house,
 * another provider's, or nobody's.
 */
export type Basis = 'profile' | 'specification' | 'related' | 'other-provider' | 'unknown'

export function basisOf(entry: CodeEntry, profileId: string | undefined): Basis {
  if (entry.book === null) return 'specification'
  if (profileId === undefined) return 'other-provider'
  if (entry.book.id === profileId) return 'profile'
  return profileById(profileId)?.related.includes(entry.book.id) ? 'related' : 'other-provider'
}
