import type { PduEvent, PduMark } from '../session/session-hooks.ts'
import { type Answer, answerOf } from './delivery-outcome.ts'

/** Answers that come after their request was given up, passed to its sender. */
export class LateAnswers {
  /** Weak: a request that its session has forgotten can have no late answer. */
  readonly #given = new WeakMap<PduMark, (answer: Answer) => void>()

  /** `request` was given up: `heard` is called when it is answered after all. */
  expect(request: PduMark, heard: (answer: Answer) => void): void {
    this.#given.set(request, heard)
  }

  /** Each recorded PDU of a client session passes here. */
  onPdu(event: PduEvent): void {
    const { answer, request } = event
    if (answer !== 'late' || request === null) return
    const heard = this.#given.get(request)
    this.#given.delete(request)
    // Asked for what a sent PDU holds, the event would decode it.
    const { pdu, latencyMs, mark } = event
    heard?.(answerOf({ pdu, latencyMs: latencyMs ?? 0, request, captureSeq: mark.captureSeq }))
  }
}
