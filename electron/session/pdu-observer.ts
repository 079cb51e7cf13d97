import { decodePdu } from '../../shared/smpp/decode.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { Clock } from './clock.ts'
import type { RateMeter } from './rate-meter.ts'
import type { RecentPdus } from './recent-pdus.ts'
import type { PduEvent, PduMark, SessionHooks, SessionIdentity } from './session-hooks.ts'
import type { SessionNote } from './session-note.ts'

/** The request that a response answers, for observers. */
export interface AnswerOf {
  readonly request: PduMark | null
  readonly latencyMs: number | null
  readonly answer: NonNullable<PduEvent['answer']>
}

export function makeMark(
  at: number,
  direction: PduMark['direction'],
  commandId: number,
  sequenceNumber: number,
): PduMark {
  return { at, direction, commandId, sequenceNumber, captureSeq: 0, companion: null }
}

/** A sent PDU is decoded when somebody looks into it: who only counts or keeps octets does not. */
class SentEvent implements PduEvent {
  readonly at: number
  readonly direction = 'sent'
  readonly bytes: Uint8Array
  readonly mark: PduMark
  readonly request: PduMark | null
  readonly latencyMs: number | null
  readonly answer: PduEvent['answer']
  readonly repeatOf: number | null
  #pdu: DecodedPdu | null = null

  constructor(bytes: Uint8Array, mark: PduMark, answer: AnswerOf | null, repeatOf: number | null) {
    this.at = mark.at
    this.bytes = bytes
    this.mark = mark
    this.request = answer?.request ?? null
    this.latencyMs = answer?.latencyMs ?? null
    this.answer = answer?.answer ?? null
    this.repeatOf = repeatOf
  }

  get pdu(): DecodedPdu {
    this.#pdu ??= decodePdu(this.bytes)
    return this.#pdu
  }
}

/** Stamps, counts and shows the PDUs of one link. Without an `onPdu` hook it only counts. */
export class PduObserver {
  /** Epoch ms of this tick: one reading of the clocks serves all PDUs of a tick. */
  at = 0
  /** The same moment, monotonic. */
  monotonic = 0
  readonly isWatched: boolean
  readonly #identity: SessionIdentity
  readonly #hooks: SessionHooks
  readonly #clock: Clock
  readonly #meter: RateMeter
  readonly #recentPdus: RecentPdus
  #isRead = false

  constructor(
    identity: SessionIdentity,
    hooks: SessionHooks,
    clock: Clock,
    meter: RateMeter,
    recentPdus: RecentPdus,
  ) {
    this.#identity = identity
    this.#hooks = hooks
    this.#clock = clock
    this.#meter = meter
    this.#recentPdus = recentPdus
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

  countAccepted(): void {
    this.#meter.accepted++
  }

  countReceived(): void {
    this.#meter.received++
  }

  /** Shows a PDU that was just encoded, as its octets are read; `bytes` are valid during the call. */
  showSent(bytes: Uint8Array, mark: PduMark, answer: AnswerOf | null, repeatOf: number | null = null): void {
    this.#recentPdus.add(mark, readUint32(bytes, 8))
    this.#hooks.onPdu?.(this.#identity, new SentEvent(bytes, mark, answer, repeatOf))
  }

  /**
   * Shows octets that were sent and are no PDU by themselves. What would stand in their header is no number to tell: it
   * may be part of a password.
   */
  showSentRest(bytes: Uint8Array): void {
    const mark = makeMark(this.at, 'sent', 0, 0)
    this.#recentPdus.add(mark, 0)
    this.#hooks.onPdu?.(this.#identity, new SentEvent(bytes, mark, null, null))
  }

  showReceived(bytes: Uint8Array, pdu: DecodedPdu, mark: PduMark, answer: AnswerOf | null): void {
    this.#recentPdus.add(mark, pdu.command_status)
    this.#hooks.onPdu?.(this.#identity, {
      at: mark.at,
      direction: 'received',
      bytes,
      pdu,
      mark,
      request: answer?.request ?? null,
      latencyMs: answer?.latencyMs ?? null,
      answer: answer?.answer ?? null,
      repeatOf: null,
    })
  }

  note(note: SessionNote): void {
    this.#hooks.onNote?.(this.#identity, note)
  }
}
