import type { BulkPlan } from '../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../shared/bulk/plan-row.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { canonicalId } from '../../shared/receipts/id-rules.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { ConnectionBinds } from '../session/connection-binds.ts'
import type { RequestOutcome } from '../session/outgoing.ts'
import type { PduTrace } from '../session/session-hooks.ts'
import type { PartChange, TakenRow } from '../storage/store-protocol.ts'

/** One part of one row of one run. */
export interface BulkRef {
  readonly runId: number
  readonly row: number
  readonly part: number
}

interface Options {
  /** The next waiting rows with about so many parts, noted as sent before this resolves; none: it is over. */
  readonly take: (parts: number) => Promise<readonly TakenRow[]>
  readonly clock: Clock
  readonly binds: Pick<ConnectionBinds, 'sendOnce' | 'sessionFor'>
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
  readonly onAnswer: (ref: BulkRef, pdu: DecodedPdu) => void
  /** No answer in time; a late one names this request. */
  readonly onGivenUp: (request: PduTrace, ref: BulkRef) => void
}

/** Parts marked as sent ahead of the wire at most: after a crash all of them are in doubt. */
const maxTaken = 250
/** How far behind its rate a run may catch up at once. */
const catchUpMs = 50
const rateSpanMs = 2000

/** Sends the waiting rows of one run, once, until none is left, it is stopped, or no bind is left to send over. */
export class BulkSender {
  readonly #options: Options
  #inFlight = 0
  #nextAt = 0
  #isStopped = false
  #problem: unknown = null
  #wake: (() => void) | null = null
  #sent = 0
  readonly #marks: { at: number; sent: number }[] = []

  constructor(options: Options) {
    this.#options = options
  }

  get sentParts(): number {
    return this.#sent
  }

  /** Parts that left a second, over the last two. */
  partsPerSecond(): number {
    const at = this.#options.clock.monotonic()
    this.#marks.push({ at, sent: this.#sent })
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) > rateSpanMs) this.#marks.shift()
    const first = this.#marks[0]
    return first === undefined || at - first.at < 100
      ? 0
      : ((this.#sent - first.sent) * 1000) / (at - first.at)
  }

  /** Sends no more; what left is still waited for. */
  stop(): void {
    this.#isStopped = true
    this.#wakeUp()
  }

  /**
   * Resolves once nothing is on its way any more: to null when every row was sent or the run was stopped, or to what
   * ended it.
   */
  async run(): Promise<Fault | null> {
    try {
      while (!this.#isStopped) {
        const rows = await this.#options.take(this.#batchSize())
        if (rows.length === 0) break
        for (const row of rows) await this.#sendRow(row)
      }
    } catch (problem) {
      this.#fail(problem)
    }
    while (this.#inFlight > 0) await this.#sleep(null)
    await this.#options.settled().catch((problem: unknown) => this.#fail(problem))
    if (this.#problem !== null && !(this.#problem instanceof Fault)) throw this.#problem
    return this.#problem
  }

  /** A quarter of a second's worth, so that a slow run has little in doubt after a crash. */
  #batchSize(): number {
    const { rate, window } = this.#options
    const byRate = rate === null ? maxTaken : Math.ceil(rate / 4)
    return Math.max(1, Math.min(byRate, window * 4, maxTaken))
  }

  async #sendRow({ row, cells, parts }: TakenRow): Promise<void> {
    const { runId, plan, columns, settle } = this.#options
    const { built } = planRow(plan, columns, row, cells)
    for (const part of parts) {
      const submit = built?.submits[part - 1]
      if (submit === undefined) {
        settle({ runId, row, part, state: 'failed' })
        continue
      }
      if (!this.#isStopped && !this.#hasRoom()) await this.#waitForRoom()
      if (this.#isStopped) settle({ runId, row, part, state: 'waiting' })
      else this.#send({ runId, row, part }, submit)
    }
  }

  #send(ref: BulkRef, submit: Parameters<ConnectionBinds['sendOnce']>[0]): void {
    this.#inFlight++
    this.#options.binds.sendOnce(
      submit,
      (outcome) => {
        this.#inFlight--
        this.#outcome(ref, outcome)
        this.#wakeUp()
      },
      () => this.#sent++,
    )
  }

  #outcome(ref: BulkRef, outcome: RequestOutcome): void {
    const { settle, onAnswer, onGivenUp } = this.#options
    switch (outcome.kind) {
      case 'answered':
        onAnswer(ref, outcome.response.pdu)
        return
      case 'timed-out':
        onGivenUp(outcome.request, ref)
        settle({ ...ref, state: 'in-doubt' })
        return
      case 'lost':
        settle({ ...ref, state: 'in-doubt' })
        // One bind of several may go; the run ends with the last that can send.
        if (this.#options.binds.sessionFor('submit_sm') === null) this.#fail(new Fault('session.lost', {}))
        return
      case 'never-sent':
        settle({ ...ref, state: 'waiting' })
        this.#fail(outcome.error ?? new Fault('session.not-bound', {}))
    }
  }

  #fail(problem: unknown): void {
    this.#isStopped = true
    this.#problem ??= problem
  }

  #hasRoom(): boolean {
    const { rate, window, clock } = this.#options
    if (this.#inFlight >= window) return false
    if (rate === null) return true
    const now = clock.monotonic()
    if (this.#nextAt > now) return false
    this.#nextAt = Math.max(this.#nextAt, now - catchUpMs) + 1000 / rate
    return true
  }

  async #waitForRoom(): Promise<void> {
    const { window, clock } = this.#options
    do {
      await this.#sleep(this.#inFlight >= window ? null : Math.max(1, this.#nextAt - clock.monotonic()))
    } while (!this.#isStopped && !this.#hasRoom())
  }

  /** Until something is answered, the run is stopped, or the time is over. */
  async #sleep(ms: number | null): Promise<void> {
    const { clock } = this.#options
    let timer: ClockTimer | null = null
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      if (ms !== null) timer = clock.setTimeout(resolve, ms)
    })
    if (timer !== null) clock.clearTimeout(timer)
  }

  #wakeUp(): void {
    const wake = this.#wake
    this.#wake = null
    wake?.()
  }
}

/** What an answer says of its part. */
export function answeredChange(ref: BulkRef, pdu: DecodedPdu): PartChange {
  const messageId = pdu.fields['message_id']
  const hasId = typeof messageId === 'string' && messageId !== ''
  return {
    ...ref,
    state: pdu.command_status === 0 && pdu.command === 'submit_sm_resp' ? 'accepted' : 'refused',
    status: pdu.command_status,
    answeredBy: pdu.command,
    ...(hasId ? { messageId, canonicalId: canonicalId(messageId) } : {}),
  }
}
