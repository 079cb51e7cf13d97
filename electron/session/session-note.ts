import type { RequestWay } from '../../shared/inspect/session-note-table.ts'
import type { BodyFaultKind } from '../../shared/smpp/pdu.ts'

/**
 * Observation of a session about its peer. A value, never thrown: the session goes on unless stated
 * otherwise.
 */
export type SessionNote =
  /** The response came after its request was given up; `lateMs` since the request was sent. */
  | { readonly kind: 'late-response'; readonly sequenceNumber: number; readonly lateMs: number }
  /** The request with this number has had its answer, or was given up so long ago that it is forgotten. */
  | { readonly kind: 'repeated-response'; readonly sequenceNumber: number; readonly commandId: number }
  /** A response whose sequence_number no request of ours ever had. */
  | { readonly kind: 'orphan-response'; readonly sequenceNumber: number; readonly commandId: number }
  /** The response is not of the request's kind (generic_nack excepted); it was taken as the answer. */
  | { readonly kind: 'response-mismatch'; readonly sequenceNumber: number; readonly commandId: number }
  /** generic_nack with sequence_number 0: the peer could not read even the header of a PDU of ours. */
  | { readonly kind: 'stream-nack'; readonly commandStatus: number }
  /** Answered with generic_nack ESME_RINVCMDID. */
  | { readonly kind: 'unknown-command'; readonly sequenceNumber: number; readonly commandId: number }
  /** A request with the number of one before it; both were answered. */
  | { readonly kind: 'sequence-reused'; readonly sequenceNumber: number; readonly commandId: number }
  /** The body could not be read to its end. */
  | {
      readonly kind: 'body-fault'
      readonly sequenceNumber: number
      readonly commandId: number
      readonly problem: BodyFaultKind
      readonly field: string
      readonly offset: number
    }
  /** command_length lies: answered with generic_nack ESME_RINVCMDLEN, the link is closed. */
  | { readonly kind: 'frame-fault'; readonly problem: string; readonly length: number }
  /** The first octets are another protocol's. */
  | { readonly kind: 'not-smpp'; readonly protocol: string }
  /** A request that this bind does not allow, answered by the session itself. */
  | { readonly kind: 'wrong-state'; readonly commandId: number; readonly commandStatus: number }
  /** A request that the state of the session does not allow; it was taken all the same. */
  | { readonly kind: 'state-ignored'; readonly commandId: number }
  /** A request that the session's version does not have, answered with generic_nack ESME_RINVCMDID. */
  | { readonly kind: 'wrong-version'; readonly commandId: number }
  /** The same, taken all the same. */
  | { readonly kind: 'version-ignored'; readonly commandId: number }
  /** A request of the SMSC's that came before it had answered our bind; it was taken. */
  | { readonly kind: 'early-request'; readonly commandId: number }
  /** `way`: how far the octets of the request came. */
  | {
      readonly kind: 'request-timed-out'
      readonly sequenceNumber: number
      readonly commandId: number
      readonly way: RequestWay
    }
  /** The peer said that we send too fast: the session slows down. */
  | { readonly kind: 'slowed'; readonly sequenceNumber: number; readonly commandStatus: number }
  | { readonly kind: 'enquire-link-missed'; readonly missed: number }
  /** The peer reads slower than we answer: reading from it stopped until it catches up. */
  | { readonly kind: 'peer-stalled'; readonly waitingOctets: number }
  /** The peer's stream ended inside a PDU, of which `octets` octets had come. */
  | { readonly kind: 'cut-short'; readonly octets: number }
