import type { CapturedPdu } from '../../stores/pdu-store.ts'

/** A PDU of a comparison and its octets. */
export interface DiffedPdu {
  readonly pdu: CapturedPdu
  readonly octets: Uint8Array
  /** '#12'; of two captures with the side as well. */
  readonly title: string
}
