import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import type { Words } from '../words/words.ts'
import type { RefusalReason } from './refusal-reasons.ts'

/** The profile that the simulator plays, as behaviours read it. */
export interface PlayedProfile {
  /** The TLVs that the profile publishes, in its order. */
  readonly tlvs: readonly VendorTlv[]
  /** The refusals that the profile has a status for. */
  readonly refusals: ReadonlyMap<RefusalReason, PlayedRefusal>
}

export interface PlayedRefusal {
  readonly status: number
  /** The profile's name for the status. */
  readonly title: Words
  /** A destination that draws the status by `refuse-by-address`. */
  readonly exampleAddress: string
}
