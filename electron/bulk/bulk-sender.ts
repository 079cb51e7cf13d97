import type { BulkPlan } from '../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../shared/bulk/plan-row.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { canonicalId } from '../../shared/receipts/id-rules.ts'
import { type Answer, type DeliveryOutcome, partEventOf } from '../delivery/delivery-outcome.ts'
import type { LateAnswers } from '../delivery/late-answers.ts'
import { Sender, type SourcedRequest } from '../delivery/sender.ts'
import type { Clock } from '../session/clock.ts'
import type { ConnectionBinds } from '../session/connection-binds.ts'
import type { PartChange, TakenRow } from '../storage/store-protocol.ts'

/** One part of one row of one run. */
export interface BulkRef {
  readonly runId: number
  readonly row: number
  readonly part: number
}

interface Options {
  /** The next waiting rows, about `parts` parts in all, noted as sent before this resolves. Empty when no row waits. */
  readonly take: (parts: number) => Promise<readonly TakenRow[]>
  readonly clock: Clock
  readonly binds: Pick<ConnectionBinds, 'sendOnce' | 'sessionFor'>
  readonly late: LateAnswers | null
  readonly runId: number
  readonly plan: BulkPlan
  readonly columns: readonly string[]
  /** Parts a second; null: as fast as the window allows. */
  readonly rate: number | null
  /** Parts without an answer at most. */
  readonly window: number
  readonly settle: (change: PartChange) => void
  /** Resolves when all that was settled is on disk. */
  readonly settled: () => Promise<void>
  /** A part leaves, before its octets do. */
  readonly onSent?: (ref: BulkRef) => void
  /** A part was given a message_id; its answer is settled. */
  readonly onId?: (ref: BulkRef, messageId: string) => void
}

/** Parts marked as sent ahead of the wire at most: after a crash all of them are in doubt. */
const maxTaken = 250

/** Sends the waiting rows of one run, once, until none is left, it is stopped, or no bind is left to send over. */
export class BulkSender {
  readonly #options: Options
  readonly #sender: Sender<BulkRef>

  constructor(options: Options) {
    const { clock, binds, rate, window, late, onSent } = options
    this.#options = options
    this.#sender = new Sender<BulkRef>({
      ...{ clock, rate, window, late },
      sendOver: (pdu, settle, onSent) => binds.sendOnce(pdu, settle, onSent),
      onOutcome: (ref, outcome) => this.#ended(ref, outcome),
      onLate: (ref, answer) => this.#answered(ref, answer),
      ...(onSent && { onSent }),
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
      await this.#options.settled()
      return null
    })
    return ended ?? unwritten
  }

  /** The parts of the waiting rows. Parts taken but not requested in the end are given back. */
  async *#requests(): AsyncGenerator<SourcedRequest<BulkRef>> {
    const { take, runId, plan, columns, settle } = this.#options
    for (;;) {
      const rows = await take(this.#batchSize())
      if (rows.length === 0) return
      const refs = rows.flatMap(({ row, parts }) => parts.map((part): BulkRef => ({ runId, row, part })))
      let handled = 0
      try {
        for (const { row, cells, parts } of rows) {
          const { built } = planRow(plan, columns, row, cells)
          for (const part of parts) {
            const ref = { runId, row, part }
            const pdu = built?.submits[part - 1]
            handled++
            if (pdu === undefined) settle({ ...ref, event: { kind: 'never-left', back: 'failed' } })
            else yield { ref, pdu }
          }
        }
      } finally {
        for (const ref of refs.slice(handled)) settle({ ...ref, event: givenBack })
      }
    }
  }

  /** A quarter of a second's worth, so that a slow run has little in doubt after a crash. */
  #batchSize(): number {
    const { rate, window } = this.#options
    const byRate = rate === null ? maxTaken : Math.ceil(rate / 4)
    return Math.max(1, Math.min(byRate, window * 4, maxTaken))
  }

  #ended(ref: BulkRef, outcome: DeliveryOutcome): void {
    const { settle, binds } = this.#options
    if (outcome.kind === 'answered') {
      this.#answered(ref, outcome.answer)
      return
    }
    settle({ ...ref, event: partEventOf(outcome, 'waiting') })
    if (outcome.kind === 'failed') {
      if (outcome.fault.code !== 'delivery.stopped') this.#sender.stop(outcome.fault)
    } else if (outcome.isLinkLost && binds.sessionFor('submit_sm') === null) {
      // One bind of several may go; the run ends with the last that can send.
      this.#sender.stop(new Fault('session.lost', {}))
    }
  }

  #answered(ref: BulkRef, answer: Answer): void {
    const { settle, onId } = this.#options
    const { messageId, commandStatus: status, command: answeredBy } = answer
    const event = { kind: 'answered', accepted: answer.isAccepted } as const
    const hasId = messageId !== null && messageId !== ''
    const ids = hasId ? { messageId, canonicalId: canonicalId(messageId) } : {}
    settle({ ...ref, event, status, answeredBy, ...ids })
    if (hasId) onId?.(ref, messageId)
  }
}

/** A row that never left waits again. */
const givenBack = { kind: 'never-left', back: 'waiting' } as const

async function faultOrNull(work: () => Promise<Fault | null>): Promise<Fault | null> {
  try {
    return await work()
  } catch (problem) {
    if (problem instanceof Fault) return problem
    throw problem
  }
}
