import { type Outbound, segmentCommands, type Waiting } from './outbound.ts'
import type { RequestOutcome } from './outgoing.ts'
import type { PduTrace } from './session-hooks.ts'

interface Kept {
  readonly waiting: Waiting
  /** How it would have ended; its end if the session does not come back. */
  readonly outcome: RequestOutcome
  readonly repeatOf: PduTrace | undefined
}

/**
 * The rule that unanswered submits are repeated after a reconnect: what a lost link left unanswered is kept, in its
 * order, and sent again over the next one. Each still ends exactly once. Other requests are not repeated: who asked
 * is better told at once.
 */
export class Repeats {
  readonly #comesBack: () => boolean
  #kept: Kept[] = []

  /** `comesBack`: whether there will be another link. */
  constructor(comesBack: () => boolean) {
    this.#comesBack = comesBack
  }

  request(outbound: Outbound, waiting: Waiting, repeatOf?: PduTrace): void {
    const { pdu, settle, onSent } = waiting
    if (!segmentCommands.has(pdu.command)) {
      outbound.request(pdu, settle, onSent)
      return
    }
    const keep = (outcome: RequestOutcome) => {
      const isLost = outcome.kind === 'lost'
      const isLeftBehind = isLost || (outcome.kind === 'never-sent' && outcome.error === null)
      if (!isLeftBehind || !this.#comesBack()) settle(outcome)
      // One that never left is no repeat when it leaves, unless it was sent before that.
      else this.#kept.push({ waiting, outcome, repeatOf: isLost ? outcome.request : repeatOf })
    }
    outbound.request(pdu, keep, (trace) => onSent?.(trace, repeatOf))
  }

  /** Bound again: what was kept goes first. */
  resume(outbound: Outbound): void {
    for (const { waiting, repeatOf } of this.#kept.splice(0)) this.request(outbound, waiting, repeatOf)
  }

  /** There will be no other link: everything kept ends as it had. */
  giveUp(): void {
    for (const { waiting, outcome, repeatOf } of this.#kept.splice(0)) {
      // It was on the wire once, whatever became of the last try.
      waiting.settle(repeatOf === undefined ? outcome : { kind: 'lost', request: repeatOf })
    }
  }
}
