import type { OnSent } from '../session/outbound.ts'
import type { Settle } from '../session/pending-requests.ts'
import type { OutgoingRequest } from '../session/request.ts'

/** What a load is sent over: the binds of a connection, or one session. */
export interface LoadLink {
  /** Puts a request into a queue; `settle` is called exactly once. Never repeats one. */
  sendOnce(pdu: OutgoingRequest, settle: Settle, onSent?: OnSent): void
  /** Requests that could leave at once. */
  readonly room: number
  /** Bound binds that may send. */
  readonly sending: number
}
