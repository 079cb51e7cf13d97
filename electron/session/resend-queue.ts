import { type Outbound, segmentCommands, type Waiting } from './outbound.ts'
import type { RequestOutcome } from './request.ts'
import type { PduMark } from './session-hooks.ts'

interface Kept {
  readonly waiting: Waiting
  /** How it would have ended; its end if the session does not come back. */
  readonly outcome: RequestOutcome
  /** Its first try that left. */
  readonly repeatOf: PduMark | undefined
}

interface Options {
  /** True while there is, or will be, another link. */
  readonly comesBack: () => boolean
  /** Another link of the account that is bound and may send; null when there is none. */
  readonly elsewhere: (lost: Outbound) => Outbound | null
}

/**
 * The rule that unanswered submits are repeated after a reconnect: what a lost link left unanswered is sent
 * again at once over another bind of the connection, or kept, in its order, for the next link. Each still
 * ends exactly once. Other requests are not repeated: the caller is better told at once.
 */
export class ResendQueue {
  readonly #options: Options
  #kept: Kept[] = []

  constructor(options: Options) {
    this.#options = options
  }

  request(outbound: Outbound, waiting: Waiting, repeatOf?: PduMark): void {
    const { pdu, settle, onSent } = waiting
    if (!segmentCommands.has(pdu.command)) {
      outbound.request(pdu, settle, onSent)
      return
    }
    const keep = (outcome: RequestOutcome) => {
      const isLost = outcome.kind === 'lost'
      const isLeftBehind = isLost || (outcome.kind === 'never-sent' && outcome.error === null)
      if (!isLeftBehind || !this.#options.comesBack()) return settle(outcome)
      // One that never left is no repeat when it leaves, unless it was sent before that.
      const sentBefore = repeatOf ?? (isLost ? outcome.request : undefined)
      const other = this.#options.elsewhere(outbound)
      if (other === null) this.#kept.push({ waiting, outcome, repeatOf: sentBefore })
      else this.request(other, waiting, sentBefore)
    }
    // One that the user sent again has its first try named already; 0: nothing recorded it.
    const first = pdu.repeatOf ?? repeatOf?.captureSeq ?? 0
    const marked = first === 0 ? pdu : { ...pdu, repeatOf: first }
    outbound.request(marked, keep, (mark) => onSent?.(mark, repeatOf))
  }

  /** Bound again: what was kept goes first. */
  resume(outbound: Outbound): void {
    for (const { waiting, repeatOf } of this.#kept.splice(0)) this.request(outbound, waiting, repeatOf)
  }

  /** A session ended for good; when there will be no other link, everything kept ends as it had. */
  giveUp(): void {
    if (this.#options.comesBack()) return
    for (const { waiting, outcome, repeatOf } of this.#kept.splice(0)) {
      // It was on the wire once, however the last try ended.
      waiting.settle(repeatOf === undefined ? outcome : { kind: 'lost', request: repeatOf })
    }
  }
}
