import type { BulkPlan } from '../../shared/bulk/bulk-plan.ts'
import type { BulkRun, TableFormat } from '../../shared/contract/bulk.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { LateAnswers } from '../delivery/late-answers.ts'
import type { ReceiptJoiner } from '../delivery/receipt-joiner.ts'
import { connectionSender } from '../messages/connection-sender.ts'
import type { MessageTracker } from '../messages/message-tracker.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { ConnectionBinds } from '../session/connection-binds.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { Store } from '../storage/store.ts'
import { BulkRunStore } from './bulk-run-store.ts'
import { BulkSender } from './bulk-sender.ts'
import { importRows, readColumns } from './import-rows.ts'
import { newRun } from './new-run.ts'
import { PartSettler } from './part-settler.ts'
import { RowCards } from './row-cards.ts'
import { RowReceipts } from './row-receipts.ts'
import { type RowWork, RunChanges } from './run-changes.ts'
import { removeFile, type Upload } from './upload-folder.ts'

interface Options {
  readonly store: Store
  readonly clock: Clock
  readonly joiner: ReceiptJoiner
  readonly late: LateAnswers
  readonly tracker: Pick<MessageTracker, 'cards' | 'delivery'>
  /** The connection's binds, one at least bound. */
  readonly openBinds: (connectionId: string) => Promise<ConnectionBinds>
  /** How much is kept of runs that are over. */
  readonly limits: () => BulkLimits
}

/** Limits of finished runs; the oldest beyond them are removed with their rows. */
export interface BulkLimits {
  readonly rows: number
  /** 0: however old. */
  readonly days: number
}

export interface StartOptions {
  readonly connectionId: string
  readonly rate: number | null
  readonly window: number
  readonly startAt: number | null
}

interface Active {
  readonly sender: Pick<BulkSender<unknown>, 'stop' | 'sentParts' | 'partsPerSecond'>
  readonly over: Promise<void>
}

/** Timers hold 31 bits; a later start is looked at again. */
const longestTimerMs = 86_400_000
/** Rows looked at to know how wide the table is. */
const widthRows = 100
const dayMs = 86_400_000
/** Time between two looks at runs that have become too old, ms. */
const trimMs = 3_600_000

/** Every bulk run: read and checked, sent, paused, resumed after a crash, and joined to its receipts. */
export class BulkRuns {
  readonly runStore: BulkRunStore
  readonly changes: RunChanges
  readonly #options: Options
  readonly #settler: PartSettler
  readonly #cards: RowCards
  readonly #active = new Map<number, Active>()
  readonly #starting = new Set<number>()
  readonly #checks = new Map<number, { stop: AbortController; over: Promise<void> }>()
  readonly #timers = new Map<number, ClockTimer>()
  readonly #endListening: () => void
  #isClosing = false
  #trimTimer: ClockTimer | null = null

  /** Reads the runs of the store. What was under way when the engine last ended waits for the user; it is not sent again. */
  static async open(options: Options): Promise<BulkRuns> {
    const runs = new BulkRuns(options)
    // A store that cannot be read shows in app.status.
    await runs.#restore().catch(() => undefined)
    await runs.trim()
    return runs
  }

  private constructor(options: Options) {
    const { store, clock, joiner, tracker } = options
    this.#options = options
    this.#settler = new PartSettler(store, clock, (runIds) => {
      for (const runId of runIds) this.runStore.touch(runId)
    })
    this.runStore = new BulkRunStore(store, clock, (runId) => {
      const sender = this.#active.get(runId)?.sender
      return sender === undefined
        ? { partsPerSecond: 0 }
        : { sentParts: sender.sentParts, partsPerSecond: sender.partsPerSecond() }
    })
    this.#cards = new RowCards({ store, clock, cards: tracker.cards, delivery: tracker.delivery })
    this.changes = new RunChanges({
      ...{ store, clock, runStore: this.runStore, cards: this.#cards },
      check: (run, work) => this.#check(run, work),
      cancel: (runId) => this.cancel(runId),
      settled: () => this.#settler.flush(),
    })
    new RowReceipts({
      ...{ store, joiner, settler: this.#settler },
      runOf: (runId) => this.runStore.peek(runId),
    })
    this.#endListening = tracker.cards.onCard(({ run }) => {
      if (run !== undefined) this.runStore.touch(run.runId)
    })
  }

  /** Begins to read and check the file, which belongs to the run from here on. Rejects with what readColumns throws. */
  async create(
    upload: Upload,
    format: TableFormat,
    plan: BulkPlan,
    connectionId: string | null = null,
  ): Promise<BulkRun> {
    const { columns } = await readColumns(upload.path, format, widthRows)
    const run = await this.runStore.create({
      ...newRun({
        ...{ name: upload.name, createdAt: this.#options.clock.now() },
        ...{ columns, plan, connectionId },
      }),
      delimiter: format.delimiter,
    })
    const { store } = this.#options
    const { runId } = run
    this.#check(run, (signal, onProgress) =>
      importRows({
        ...{ store, runId, path: upload.path, format, plan, columns, signal, onProgress },
      }).finally(() => removeFile(upload)),
    )
    return run
  }

  /** Starts, resumes or defers. Rejects with bulk.wrong-phase and the faults of opening a session. */
  async start(runId: number, options: StartOptions): Promise<BulkRun> {
    const run = this.runStore.inPhase(runId, ['ready', 'paused', 'scheduled'])
    if (this.#starting.has(runId)) throw new Fault('bulk.wrong-phase', { runId, phase: 'sending' })
    this.#clearTimer(runId)
    if (options.startAt !== null && options.startAt > this.#options.clock.now()) {
      const scheduled = await this.runStore.change(run.runId, {
        ...options,
        phase: 'scheduled',
        problem: null,
      })
      this.#arm(scheduled)
      return scheduled
    }
    this.#starting.add(runId)
    try {
      const binds = await this.#options.openBinds(options.connectionId)
      // It may have been cancelled meanwhile.
      this.runStore.inPhase(runId, ['ready', 'paused', 'scheduled'])
      binds.checkMaySend('submit_sm')
      const sending = await this.runStore.change(runId, {
        ...options,
        profileId: binds.profileId,
        startAt: null,
        sentParts: 0,
        phase: 'sending',
        problem: null,
      })
      this.#send(sending, binds)
      return sending
    } finally {
      this.#starting.delete(runId)
    }
  }

  async pause(runId: number): Promise<BulkRun> {
    this.runStore.inPhase(runId, ['sending', 'scheduled'])
    return this.#stop(runId, 'paused')
  }

  async cancel(runId: number): Promise<BulkRun> {
    this.runStore.inPhase(runId, ['checking', 'ready', 'scheduled', 'sending', 'paused'])
    this.#checks.get(runId)?.stop.abort()
    return this.#stop(runId, 'cancelled')
  }

  /** Makes the parts in doubt wait again and pauses the run. Rejects with bulk.wrong-phase. */
  async resend(runId: number): Promise<BulkRun> {
    this.runStore.inPhase(runId, ['paused', 'done'])
    // A late answer that came just now takes its part out of doubt.
    await this.#settler.flush()
    await this.#options.store.call('bulkResend', runId)
    await this.#cards.resend(runId)
    return this.runStore.change(runId, { phase: 'paused', problem: null })
  }

  async remove(runId: number): Promise<void> {
    this.runStore.inPhase(runId, ['ready', 'paused', 'done', 'cancelled', 'failed'])
    await this.#forget(runId)
  }

  async #forget(runId: number): Promise<void> {
    await this.#settler.flush()
    await this.#cards.leave(runId)
    await this.runStore.remove(runId)
  }

  /** Removes the oldest runs that are over beyond the limits: by their rows in all, and by age. */
  async trim(): Promise<void> {
    const { clock } = this.#options
    const limits = this.#options.limits()
    const since = limits.days === 0 ? 0 : clock.now() - limits.days * dayMs
    let rows = 0
    for (const run of this.runStore.all().sort((a, b) => b.createdAt - a.createdAt)) {
      if (!['done', 'cancelled', 'failed'].includes(run.phase)) continue
      rows += Object.values(run.counts).reduce((sum, count) => sum + count, 0)
      if (rows <= limits.rows && run.createdAt >= since) continue
      // A store that cannot be written shows in app.status.
      await this.#forget(run.runId).catch(() => undefined)
    }
    if (this.#isClosing) return
    if (this.#trimTimer !== null) clock.clearTimeout(this.#trimTimer)
    this.#trimTimer = clock.setTimeout(() => void this.trim(), trimMs)
  }

  /** Sends no more. Call `close` when the sessions are gone. */
  stopAll(): void {
    this.#isClosing = true
    if (this.#trimTimer !== null) this.#options.clock.clearTimeout(this.#trimTimer)
    for (const timer of this.#timers.values()) this.#options.clock.clearTimeout(timer)
    for (const { stop } of this.#checks.values()) stop.abort()
    for (const { sender } of this.#active.values()) sender.stop()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#active.values(), ...this.#checks.values()].map(({ over }) => over))
    await this.#settler.flush().catch(() => undefined)
    this.#endListening()
    this.#settler.close()
    this.runStore.close()
  }

  async #restore(): Promise<void> {
    const { store, clock } = this.#options
    await store.call('bulkInterrupt')
    await this.runStore.load()
    const problem = new Fault('bulk.interrupted', {}).toJSON()
    for (const run of this.runStore.all()) {
      await this.runStore.refresh(run.runId)
      const isMissed = run.phase === 'scheduled' && (run.startAt ?? 0) <= clock.now()
      if (run.phase === 'checking') await this.runStore.change(run.runId, { phase: 'failed', problem })
      else if (run.phase === 'sending' || isMissed) {
        await this.runStore.change(run.runId, { phase: 'paused', problem })
      } else if (run.phase === 'scheduled') this.#arm(run)
    }
  }

  /** Has the run's rows checked; it is then ready. */
  #check(run: BulkRun, work: RowWork): void {
    const stop = new AbortController()
    const over = this.#checked(run, work, stop.signal).catch(reportDefect)
    this.#checks.set(run.runId, { stop, over })
  }

  async #checked({ runId }: BulkRun, work: RowWork, signal: AbortSignal): Promise<void> {
    try {
      const tally = await work(signal, () => this.runStore.touch(runId))
      if (!signal.aborted) await this.runStore.change(runId, { phase: 'ready', ...tally.told })
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      // Cancelled meanwhile, or the store is gone: then there is nothing to write it to.
      if (!signal.aborted) {
        await this.runStore
          .change(runId, { phase: 'failed', problem: problem.toJSON() })
          .catch(() => undefined)
      }
    } finally {
      this.#checks.delete(runId)
    }
  }

  #send(run: BulkRun, binds: ConnectionBinds): void {
    const { runId, rate, window } = run
    const { clock, late } = this.#options
    const source = this.#cards.source(run, () => connectionSender(binds).identity)
    const sender = new BulkSender({ source, clock, binds, late, rate, window })
    const over = sender
      .run()
      .then((problem) => this.#ended(runId, problem))
      .catch(reportDefect)
      .finally(() => this.#active.delete(runId))
    this.#active.set(runId, { sender, over })
    this.runStore.touch(runId)
  }

  async #ended(runId: number, problem: Fault | null): Promise<void> {
    const run = await this.runStore.refresh(runId).catch(() => this.runStore.get(runId))
    this.#active.delete(runId)
    const isDone = (run.counts.waiting ?? 0) === 0 && problem === null
    const why = problem ?? (this.#isClosing ? new Fault('bulk.interrupted', {}) : null)
    await this.runStore
      .change(runId, isDone ? { phase: 'done' } : { phase: 'paused', problem: why?.toJSON() ?? null })
      // A failed write shows in app.status; in memory the run has stopped.
      .catch(() => undefined)
    await this.trim()
  }

  async #stop(runId: number, phase: 'paused' | 'cancelled'): Promise<BulkRun> {
    this.#clearTimer(runId)
    const active = this.#active.get(runId)
    active?.sender.stop()
    await active?.over
    const run = this.runStore.get(runId)
    // Its last row may have left just before.
    return run.phase === 'done' ? run : this.runStore.change(runId, { phase, startAt: null })
  }

  #arm({ runId, connectionId, rate, window, startAt }: BulkRun): void {
    if (connectionId === null || startAt === null) return
    const options = { connectionId, rate, window, startAt }
    const timer = this.#options.clock.setTimeout(
      () => {
        this.#timers.delete(runId)
        void this.#startLater(runId, options).catch(reportDefect)
      },
      Math.min(longestTimerMs, Math.max(0, startAt - this.#options.clock.now())),
    )
    this.#timers.set(runId, timer)
  }

  async #startLater(runId: number, options: StartOptions): Promise<void> {
    try {
      await this.start(runId, options)
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      const change = { phase: 'paused', problem: problem.toJSON() } as const
      await this.runStore.change(runId, change).catch(() => undefined)
    }
  }

  #clearTimer(runId: number): void {
    const timer = this.#timers.get(runId)
    if (timer !== undefined) this.#options.clock.clearTimeout(timer)
    this.#timers.delete(runId)
  }
}
