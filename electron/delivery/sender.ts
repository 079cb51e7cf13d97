import { Fault } from '../../shared/faults/fault.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import { type OnSent, segmentCommands } from '../session/outbound.ts'
import { Pacer } from '../session/pacer.ts'
import type { Settle } from '../session/pending-requests.ts'
import type { OutgoingRequest } from '../session/request.ts'
import {
  type Answer,
  type DeliveryOutcome,
  deliveryOutcome,
  type SentMark,
  sentMark,
} from './delivery-outcome.ts'
import type { LateAnswers } from './late-answers.ts'

/** Puts a request in the queue of a session, or of a connection's binds; `settle` is called exactly once. */
export type SendOver = (pdu: OutgoingRequest, settle: Settle, onSent?: OnSent) => void

/** Callbacks for one request. */
export interface RequestListener {
  /** It has left; again for each time that the connection's own policy repeats it. */
  readonly onSent?: (mark: SentMark) => void
  /** Exactly once. */
  readonly onOutcome: (outcome: DeliveryOutcome) => void
  /** After the outcome: it was given up, and is answered late. */
  readonly onLate?: (answer: Answer) => void
}

/** Sends one request, at the pace and in the window of what it is sent over. `late` null: no late answer is told. */
export function sendRequest(
  sendOver: SendOver,
  pdu: OutgoingRequest,
  { onSent, onOutcome, onLate }: RequestListener,
  late: LateAnswers | null,
): void {
  sendOver(
    pdu,
    (outcome) => {
      if (outcome.kind === 'timed-out' && onLate !== undefined) late?.expect(outcome.request, onLate)
      onOutcome(deliveryOutcome(pdu.command, outcome))
    },
    onSent && ((mark, firstTry) => onSent(sentMark(mark, firstTry))),
  )
}

/** A request of a source; `ref` is its sender's reference. */
export interface SourcedRequest<Ref> {
  readonly ref: Ref
  readonly pdu: OutgoingRequest
}

interface Options<Ref> {
  readonly clock: Clock
  readonly sendOver: SendOver
  /** Segments a second at most, beside the connection's own rate; null: as fast as the window allows. */
  readonly rate: number | null
  /** Requests without an outcome at most, beside the window of each bind. */
  readonly window: number
  /** Exactly once for each request that was taken from the source. */
  readonly onOutcome: (ref: Ref, outcome: DeliveryOutcome) => void
  readonly onSent?: (ref: Ref, mark: SentMark) => void
  readonly onLate?: (ref: Ref, answer: Answer) => void
  readonly late: LateAnswers | null
}

/** Time that `perSecond` looks back, and the least it needs. */
const rateSpanMs = 2000
const leastSpanMs = 100
const noMeter = { sample: () => ({ sentPerSecond: 0 }) }

/**
 * Sends what a source yields, within a rate and a window of its own. Requests are taken one at a time, each once the
 * one before it was handed on. A source that waits for something ends that by itself when the sender stops.
 */
export class Sender<Ref> {
  readonly #options: Options<Ref>
  /** The source's own rate. Back-off is the connection's, which sees every answer. */
  readonly #pacer: Pacer
  readonly #marks: { readonly at: number; readonly sent: number }[] = []
  #inFlight = 0
  #sent = 0
  #isStopped = false
  #problem: Fault | null = null
  #wake: (() => void) | null = null

  constructor(options: Options<Ref>) {
    this.#options = options
    this.#pacer = new Pacer(options.rate ?? 0, options.clock, noMeter)
  }

  /** Requests that have left. */
  get sent(): number {
    return this.#sent
  }

  /** Requests that left a second, over the last two. */
  perSecond(): number {
    const at = this.#options.clock.monotonic()
    this.#marks.push({ at, sent: this.#sent })
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) > rateSpanMs) this.#marks.shift()
    const first = this.#marks[0]
    if (first === undefined || at - first.at < leastSpanMs) return 0
    return ((this.#sent - first.sent) * 1000) / (at - first.at)
  }

  /** Sends no more; what left is still waited for. `problem` is why, and what `run` resolves to; the first one counts. */
  stop(problem: Fault | null = null): void {
    this.#isStopped = true
    this.#problem ??= problem
    this.#wakeUp()
  }

  /**
   * Resolves once the source is at its end, or the sender stopped, and every request has its outcome: to null, or to
   * the problem it was stopped for. A source that is left before its end is told so by its `return`. Rejects with what
   * the source throws, after the outcomes as well. Call once.
   */
  async run(source: AsyncIterable<SourcedRequest<Ref>>): Promise<Fault | null> {
    try {
      if (!this.#isStopped) await this.#sendAll(source)
    } finally {
      while (this.#inFlight > 0) await this.#sleep(null)
    }
    return this.#problem
  }

  async #sendAll(source: AsyncIterable<SourcedRequest<Ref>>): Promise<void> {
    for await (const request of source) {
      let waitMs = this.#waitMs(request.pdu)
      while (waitMs > 0 && !this.#isStopped) {
        await this.#sleep(waitMs)
        waitMs = this.#isStopped ? 0 : this.#waitMs(request.pdu)
      }
      if (this.#isStopped) {
        this.#options.onOutcome(request.ref, { kind: 'failed', fault: new Fault('delivery.stopped', {}) })
        return
      }
      this.#send(request)
    }
  }

  /** Milliseconds until the request may leave, Infinity while the window is full. 0: now, and it is counted. */
  #waitMs({ command }: OutgoingRequest): number {
    if (this.#inFlight >= this.#options.window) return Number.POSITIVE_INFINITY
    return this.#pacer.isFree || !segmentCommands.has(command) ? 0 : this.#pacer.take()
  }

  #send({ ref, pdu }: SourcedRequest<Ref>): void {
    const { sendOver, onSent, onOutcome, onLate, late } = this.#options
    let hasLeft = false
    this.#inFlight++
    sendRequest(
      sendOver,
      pdu,
      {
        onSent: (mark) => {
          if (!hasLeft) this.#sent++
          hasLeft = true
          onSent?.(ref, mark)
        },
        onOutcome: (outcome) => {
          this.#inFlight--
          this.#wakeUp()
          onOutcome(ref, outcome)
        },
        ...(onLate && { onLate: (answer) => onLate(ref, answer) }),
      },
      late,
    )
  }

  /** Until a request ends, the sender is stopped, or the time is over; null and Infinity have no end. */
  async #sleep(ms: number | null): Promise<void> {
    const { clock } = this.#options
    let timer: ClockTimer | null = null
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      if (ms !== null && ms !== Number.POSITIVE_INFINITY) timer = clock.setTimeout(resolve, Math.ceil(ms))
    })
    if (timer !== null) clock.clearTimeout(timer)
  }

  #wakeUp(): void {
    const wake = this.#wake
    this.#wake = null
    wake?.()
  }
}
