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
  onPdu({ answer, request, pdu, latencyMs, mark }: PduEvent): void {
    if (answer !== 'late' || request === null) return
    const heard = this.#given.get(request)
    this.#given.delete(request)
    heard?.(answerOf({ pdu, latencyMs: latencyMs ?? 0, request, captureSeq: mark.captureSeq }))
  }
}
