import { Fault } from '../../shared/faults/fault.ts'
import type { Answer, DeliveryOutcome, SentMark } from '../delivery/delivery-outcome.ts'
import type { LateAnswers } from '../delivery/late-answers.ts'
import { Sender, type SourcedRequest } from '../delivery/sender.ts'
import type { Clock } from '../session/clock.ts'
import type { ConnectionBinds } from '../session/connection-binds.ts'

/** Where the parts of a table come from, and who hears what becomes of each; `Ref` is its reference to a part. */
export interface PartSource<Ref> {
  /** Parts of the next waiting rows, about `parts` in all, noted as sent before this resolves. Empty: no row waits. */
  readonly take: (parts: number) => Promise<readonly SourcedRequest<Ref>[]>
  /** Exactly once for each part that was taken and not given back. */
  readonly onOutcome: (ref: Ref, outcome: DeliveryOutcome) => void
  /** A part that was taken and has not left waits again. */
  readonly giveBack: (ref: Ref) => void
  /** Resolves when all that was told is on disk. */
  readonly settled: () => Promise<void>
  /** A part leaves, before its octets do. */
  readonly onSent?: (ref: Ref, mark: SentMark) => void
  /** A part that was given up is answered after all. */
  readonly onLate?: (ref: Ref, answer: Answer) => void
}

interface Options<Ref> {
  readonly source: PartSource<Ref>
  readonly clock: Clock
  readonly binds: Pick<ConnectionBinds, 'sendOnce' | 'sessionFor'>
  readonly late: LateAnswers | null
  /** Parts a second; null: as fast as the window allows. */
  readonly rate: number | null
  /** Parts without an answer at most. */
  readonly window: number
}

/** Parts marked as sent ahead of the wire at most: after a crash all of them are in doubt. */
const maxTaken = 250

/** Sends the waiting rows of one table, once, until none is left, it is stopped, or no bind is left to send over. */
export class BulkSender<Ref> {
  readonly #options: Options<Ref>
  readonly #sender: Sender<Ref>

  constructor(options: Options<Ref>) {
    const { clock, binds, rate, window, late, source } = options
    const { onSent, onLate } = source
    this.#options = options
    this.#sender = new Sender<Ref>({
      ...{ clock, rate, window, late },
      sendOver: (pdu, settle, onSent) => binds.sendOnce(pdu, settle, onSent),
      onOutcome: (ref, outcome) => this.#ended(ref, outcome),
      ...(onSent && { onSent }),
      ...(onLate && { onLate }),
    })
  }

  get sentParts(): number {
    return this.#sender.sent
  }

  /** Parts that left a second, over the last two. */
  partsPerSecond(): number {
    return this.#sender.perSecond()
  }

  /** Sends no more; what left is still waited for. */
  stop(): void {
    this.#sender.stop()
  }

  /**
   * Resolves once nothing is on its way any more: to null when every row was sent or the run was stopped, or to what
   * ended it.
   */
  async run(): Promise<Fault | null> {
    const ended = await faultOrNull(() => this.#sender.run(this.#requests()))
    // A failed write is the result only when nothing else went wrong.
    const unwritten = await faultOrNull(async () => {
      await this.#options.source.settled()
      return null
    })
    return ended ?? unwritten
  }

  /** The parts of the waiting rows. Parts taken but not requested in the end are given back. */
  async *#requests(): AsyncGenerator<SourcedRequest<Ref>> {
    const { take, giveBack } = this.#options.source
    for (;;) {
      const taken = await take(this.#batchSize())
      if (taken.length === 0) return
      let handled = 0
      try {
        for (const request of taken) {
          handled++
          yield request
        }
      } finally {
        for (const { ref } of taken.slice(handled)) giveBack(ref)
      }
    }
  }

  /** A quarter of a second's worth, so that a slow run has little in doubt after a crash. */
  #batchSize(): number {
    const { rate, window } = this.#options
    const byRate = rate === null ? maxTaken : Math.ceil(rate / 4)
    return Math.max(1, Math.min(byRate, window * 4, maxTaken))
  }

  #ended(ref: Ref, outcome: DeliveryOutcome): void {
    const { source, binds } = this.#options
    source.onOutcome(ref, outcome)
    if (outcome.kind === 'failed') {
      if (outcome.fault.code !== 'delivery.stopped') this.#sender.stop(outcome.fault)
    } else if (outcome.kind === 'in-doubt' && outcome.isLinkLost && binds.sessionFor('submit_sm') === null) {
      // One bind of several may go; the run ends with the last that can send.
      this.#sender.stop(new Fault('session.lost', {}))
    }
  }
}

async function faultOrNull(work: () => Promise<Fault | null>): Promise<Fault | null> {
  try {
    return await work()
  } catch (problem) {
    if (problem instanceof Fault) return problem
    throw problem
  }
}
