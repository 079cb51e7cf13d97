import type { Words } from '../words/words.ts'
import type { Knowledge } from './knowledge.ts'
import { type ReasonId, reasonTable } from './reason-table.ts'

/** The response a status was read in, where a provider gives it a meaning of its own there. */
type PduFamily = 'bind' | 'submit'

/**
 * One row of a provider's table. The reason supplies everything the row does not say itself, so that "no credit"
 * carries the same advice at every provider.
 */
export interface CodeRow extends Partial<Knowledge> {
  readonly code: number | string
  /** 'as-specified': the provider lists the standard code with its standard meaning. */
  readonly reason: ReasonId | 'as-specified'
  /** Set when the meaning holds in this family of responses alone. */
  readonly pdus?: PduFamily
}

/** The code tables that one provider publishes. */
export interface CodeBook {
  /** Equals the profile's id where a profile exists. */
  readonly id: string
  readonly name: Words
  /** Address of the page, or its description when it has no address. */
  readonly source: Words
  readonly url: string | null
  /** How far the source can be trusted. */
  readonly confidence: 'page' | 'vendor' | 'third-party'
  readonly commandStatus: readonly CodeRow[]
  /** true: the page claims to list every status of its own; null: not known. */
  readonly commandStatusComplete: boolean | null
  /** The `err` of receipts: text, since providers write decimal, hexadecimal and words. */
  readonly receiptErr: readonly CodeRow[]
}

/** The row's knowledge: its own words over those of its reason. Undefined for rows that only repeat the standard. */
export function rowKnowledge(row: CodeRow): Knowledge | undefined {
  if (row.reason === 'as-specified') return undefined
  const reason = reasonTable[row.reason]
  return {
    title: row.title ?? reason.title,
    advice: row.advice ?? reason.advice,
    meaning: row.meaning ?? reason.meaning,
    causes: row.causes ?? reason.causes,
    next: row.next ?? reason.next,
    retry: row.retry ?? reason.retry,
    who: row.who ?? reason.who,
  }
}
