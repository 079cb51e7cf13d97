import type { SessionState } from '../../shared/contract/session.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { WireState } from '../../shared/smpp/pdu-table.ts'
import type { ReadGate } from './read-gate.ts'
import type { SessionNote } from './session-note.ts'

/** Whose PDU it is: what a capture row says about the session. */
export interface SessionIdentity {
  readonly sessionId: string
  /** Ours: 'esme' is a client, 'smsc' the simulator's side. */
  readonly role: 'esme' | 'smsc'
  readonly connectionId: string | null
  readonly name: string
  readonly profileId: string
  /** Of the session: once bound the lower of both sides'. */
  readonly interfaceVersion: number
  /** As the specification's tables call it. */
  readonly wireState: WireState
  /** 'host:port' of the peer; null before there is a link. */
  readonly remoteAddress: string | null
}

/**
 * Facts kept about a PDU while its answer is awaited. `captureSeq` is set by the recorder inside `onPdu`; it
 * comes back on the answer, on `Response` and in `onDeliver`. 0 when nothing records.
 */
export interface PduMark {
  readonly at: number
  readonly direction: 'sent' | 'received'
  readonly commandId: number
  readonly sequenceNumber: number
  captureSeq: number
  /** What the hook of the session joins to it, for itself alone: a weak map of marks costs every collection of garbage. */
  companion?: object | null
}

/**
 * One PDU, either way. `bytes` and the octets of them in `pdu` are valid during the call: copy what is kept.
 */
export interface PduEvent {
  /** Epoch ms with fraction. */
  readonly at: number
  readonly direction: 'sent' | 'received'
  /** The whole PDU, exactly as on the wire. */
  readonly bytes: Uint8Array
  readonly pdu: DecodedPdu
  readonly mark: PduMark
  /** On a response or generic_nack: the request it answers; null when there is none open. */
  readonly request: PduMark | null
  /** On a response: since its request. */
  readonly latencyMs: number | null
  /** null on requests. 'late': its request was given up before; 'orphan': answers nothing we know. */
  readonly answer: 'in-time' | 'late' | 'orphan' | null
  /** On a request sent again: capture number of its first try, which the peer may have taken as well. */
  readonly repeatOf: number | null
}

/** All functions are called synchronously; a session without `onPdu` pays nothing for it. */
export interface SessionHooks {
  /** While it is shut, sessions read nothing. */
  readonly readGate?: ReadGate
  readonly onPdu?: (session: SessionIdentity, event: PduEvent) => void
  /** At most ten times a second for one session; a change of phase comes at once. */
  readonly onState?: (state: SessionState) => void
  /** At each change of phase, at once, with the state after it. */
  readonly onPhase?: (state: SessionState) => void
  /** Something worth telling that is not a PDU by itself. */
  readonly onNote?: (session: SessionIdentity, note: SessionNote) => void
}
