import { decodePdu } from '../../shared/smpp/decode.ts'
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
  return { at, direction, commandId, sequenceNumber, captureSeq: 0 }
}

/** What octets without a header are read as. */
const headless = decodePdu(new Uint8Array(0))

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

  /**
   * Shows a PDU that was just encoded; `bytes` are valid during the call. Decoded again, to show the sent
   * octets.
   */
  showSent(bytes: Uint8Array, mark: PduMark, answer: AnswerOf | null, repeatOf: number | null = null): void {
    const pdu = decodePdu(bytes)
    this.#recentPdus.add(mark, pdu)
    this.#show('sent', bytes, pdu, mark, answer, repeatOf)
  }

  /**
   * Shows octets that were sent and are no PDU by themselves. What would stand in their header is no number to tell: it
   * may be part of a password.
   */
  showSentRest(bytes: Uint8Array): void {
    const mark = makeMark(this.at, 'sent', 0, 0)
    this.#recentPdus.add(mark, headless)
    this.#show('sent', bytes, decodePdu(bytes), mark, null, null)
  }

  showReceived(bytes: Uint8Array, pdu: DecodedPdu, mark: PduMark, answer: AnswerOf | null): void {
    this.#recentPdus.add(mark, pdu)
    this.#show('received', bytes, pdu, mark, answer, null)
  }

  note(note: SessionNote): void {
    this.#hooks.onNote?.(this.#identity, note)
  }

  #show(
    direction: PduMark['direction'],
    bytes: Uint8Array,
    pdu: DecodedPdu,
    mark: PduMark,
    answer: AnswerOf | null,
    repeatOf: number | null,
  ): void {
    this.#hooks.onPdu?.(this.#identity, {
      at: mark.at,
      direction,
      bytes,
      pdu,
      mark,
      request: answer?.request ?? null,
      latencyMs: answer?.latencyMs ?? null,
      answer: answer?.answer ?? null,
      repeatOf,
    })
  }
}
