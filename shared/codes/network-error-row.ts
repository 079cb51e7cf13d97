import type { Words } from '../words/words.ts'
import type { ReasonId } from './reason-table.ts'

/** One number of a mobile network or a modem, and its own name where the reason's would say too little. */
export interface NetworkErrorRow {
  readonly code: number
  readonly reason: ReasonId
  readonly title?: Words
  /** As the standard's ASN.1 and traces spell it. */
  readonly name?: string
}
