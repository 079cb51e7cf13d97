import type { CapturedPdu } from '../../stores/pdu-store.ts'

/** A PDU of a comparison and its octets. */
export interface DiffedPdu {
  readonly pdu: CapturedPdu
  readonly octets: Uint8Array
}
