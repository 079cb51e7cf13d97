import type { Knowledge, Retry } from '../codes/knowledge.ts'
import type { NetworkSystem } from '../codes/network-errors.ts'
import type { ResponseKind } from '../codes/status-by-pdu.ts'
import type { StatusKnowledge } from '../codes/status-knowledge.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import type { ProviderProfile } from '../profiles/profile-schema.ts'
import type { StatusRetry } from '../smpp/status-table.ts'
import type { Words } from '../words/words.ts'
import type { CodeField } from './code-field.ts'

/** One meaning of one code in one field: the specification's, or one provider's. */
export interface CodeEntry {
  /** Unique; the same code has an entry per field, provider and kind of response. */
  readonly id: string
  readonly field: CodeField
  /** null for words: DELIVRD, or an err that is no number. */
  readonly value: number | null
  /** As it is written: 0x00000401, 2, DELIVRD, 006. */
  readonly text: string
  /** Name of the specification, null for a provider's own code. */
  readonly name: string | null
  /** Another spelling of the name: 3.4 and 5.0 differ for the TLV statuses. */
  readonly otherName: string | null
  /** The kind of response this meaning is limited to, null for all. */
  readonly kind: ResponseKind | null
  /** The table of a mobile network that lists it; null for everything but the specification's network errors. */
  readonly system: NetworkSystem | null
  /** Owner of the meaning; null is the specification itself. */
  readonly owner: ProviderProfile | null
  readonly knowledge: Knowledge
  /** A provider lists the standard code with its standard meaning: it confirms it, under the name of the standard. */
  readonly repeatsStandard: boolean
  /** The page's address, or its description where it has no address. */
  readonly source: Words
  readonly url: string | null
  /** Told by somebody else than the owner. */
  readonly isHearsay: boolean
}

/**
 * Owner of a meaning: the chosen profile, the specification, a profile of the same company, another provider,
 * or none.
 */
export type Basis = 'profile' | 'specification' | 'related' | 'other-provider' | 'unknown'

export function basisOf(catalogue: Catalogue, { owner }: CodeEntry, profileId: string | undefined): Basis {
  if (owner === null) return 'specification'
  if (owner.id === profileId) return 'profile'
  return catalogue.of(profileId)?.related.includes(owner.id) ? 'related' : 'other-provider'
}

/** Facts of an entry that no provider and no mobile network owns. */
export const ofSpecification = {
  owner: null,
  url: null,
  isHearsay: false,
  repeatsStandard: false,
  system: null,
} as const

/** Kinds of response that have meanings of their own. */
export const responseKinds: readonly ResponseKind[] = ['bind', 'submit', 'deliver', 'query', 'nack']

const retryOf: Readonly<Record<StatusRetry, Retry>> = { no: 'never', later: 'later', fix: 'never' }

/** The knowledge of a status with the retry of the status table where it states none. */
export function withRetry(knowledge: StatusKnowledge, retry: StatusRetry): Knowledge {
  return { ...knowledge, retry: knowledge.retry ?? retryOf[retry] }
}
