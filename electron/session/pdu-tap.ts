import { decodePdu } from '../../shared/smpp/decode.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { Clock } from './clock.ts'
import type { PduTrail } from './pdu-trail.ts'
import type { RateMeter } from './rate-meter.ts'
import type { PduEvent, PduTrace, SessionHooks, SessionIdentity } from './session-hooks.ts'
import type { SessionNote } from './session-note.ts'

/** What a response answers, for whoever watches. */
export interface AnswerOf {
  readonly request: PduTrace | null
  readonly latencyMs: number | null
  readonly answer: NonNullable<PduEvent['answer']>
}

export function makeTrace(
  at: number,
  direction: PduTrace['direction'],
  commandId: number,
  sequenceNumber: number,
): PduTrace {
  return { at, direction, commandId, sequenceNumber, captureSeq: 0 }
}

/** Stamps, counts and shows the PDUs of one link. Without an `onPdu` hook it only counts. */
export class PduTap {
  /** Epoch ms of this tick: one reading of the clocks serves all PDUs of a tick. */
  at = 0
  /** The same moment, monotonic. */
  monotonic = 0
  readonly isWatched: boolean
  readonly #identity: SessionIdentity
  readonly #hooks: SessionHooks
  readonly #clock: Clock
  readonly #meter: RateMeter
  readonly #trail: PduTrail
  #isRead = false

  constructor(
    identity: SessionIdentity,
    hooks: SessionHooks,
    clock: Clock,
    meter: RateMeter,
    trail: PduTrail,
  ) {
    this.#identity = identity
    this.#hooks = hooks
    this.#clock = clock
    this.#meter = meter
    this.#trail = trail
    this.isWatched = hooks.onPdu !== undefined
    this.readClocks()
  }

  readClocks(): void {
    if (this.#isRead) return
    this.#isRead = true
    this.at = this.#clock.now()
    this.monotonic = this.#clock.monotonic()
  }

  tickEnded(): void {
    this.#isRead = false
  }

  countSent(): void {
    this.#meter.sent++
  }

  countReceived(): void {
    this.#meter.received++
  }

  /** Shows a PDU that was just encoded; `bytes` are lent. Decoded again: what is shown is what goes out. */
  showSent(
    bytes: Uint8Array,
    trace: PduTrace,
    answer: AnswerOf | null,
    repeatOf: number | null = null,
  ): void {
    this.#show('sent', bytes, decodePdu(bytes), trace, answer, repeatOf)
  }

  showReceived(bytes: Uint8Array, pdu: DecodedPdu, trace: PduTrace, answer: AnswerOf | null): void {
    this.#show('received', bytes, pdu, trace, answer, null)
  }

  note(note: SessionNote): void {
    this.#hooks.onNote?.(this.#identity, note)
  }

  #show(
    direction: PduTrace['direction'],
    bytes: Uint8Array,
    pdu: DecodedPdu,
    trace: PduTrace,
    answer: AnswerOf | null,
    repeatOf: number | null,
  ): void {
    this.#trail.add(trace, pdu)
    this.#hooks.onPdu?.(this.#identity, {
      at: trace.at,
      direction,
      bytes,
      pdu,
      trace,
      request: answer?.request ?? null,
      latencyMs: answer?.latencyMs ?? null,
      answer: answer?.answer ?? null,
      repeatOf,
    })
  }
}
