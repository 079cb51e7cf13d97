import type { CaptureContext } from '../../shared/contract/capture.ts'

/** Session of a captured PDU. */
export interface SessionLabel {
  readonly sessionId: string
  readonly sessionName: string
  readonly profileId: string
  /** How the session stood; null in what earlier releases stored. */
  readonly context: CaptureContext | null
}

/** One captured PDU, as kept in memory and in the store. What may be a password is masked with 0x2A. */
export interface CaptureRecord {
  readonly seq: number
  /** Epoch ms with fractions. */
  readonly at: number
  readonly direction: 'sent' | 'received'
  readonly label: SessionLabel
  readonly requestSeq: number | null
  readonly requestCommandId: number | null
  readonly latencyMs: number | null
  /** A response whose request had been given up. */
  readonly isLate: boolean
  /** Of a request that was sent again: number of its first try. */
  readonly repeatOf: number | null
  /** The card this PDU belongs to. */
  readonly messageId: string | null
  /** The octets that are masked, as maskPassword returns them, sealed by the secret box; null when none are. */
  readonly sealedPassword: string | null
  readonly octets: Uint8Array<ArrayBuffer>
}

export interface SessionKeyRow {
  readonly sessionKey: number
  readonly label: SessionLabel
}
