import { isDeepStrictEqual } from 'node:util'
import type { BulkPlan } from '../../shared/bulk/bulk-plan.ts'
import { mayRecheck } from '../../shared/bulk/may-recheck.ts'
import { planRow } from '../../shared/bulk/plan-row.ts'
import type { BulkRow, BulkRun, ResentState } from '../../shared/contract/bulk.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Clock } from '../session/clock.ts'
import type { Store } from '../storage/store.ts'
import type { CheckedRow } from '../storage/store-protocol.ts'
import type { BulkRunStore } from './bulk-run-store.ts'
import { newRun } from './new-run.ts'
import type { RowCards } from './row-cards.ts'
import { RowTally } from './row-tally.ts'
import { checkStoredRows, copyRows } from './stored-rows.ts'

/** Work on the rows of a run while it is being checked; the tally of the rows is told with it. */
export type RowWork = (signal: AbortSignal, onProgress: () => void) => Promise<RowTally>

interface Options {
  readonly store: Store
  readonly clock: Clock
  readonly runStore: BulkRunStore
  readonly cards: RowCards
  /** Has the run checked by this work, in the background. */
  readonly check: (run: BulkRun, work: RowWork) => void
  readonly cancel: (runId: number) => Promise<BulkRun>
  /** Resolves once what is known of the rows is in the store. */
  readonly settled: () => Promise<void>
}

/** Changes of a run whose rows lie in the store: its plan, one of its rows, and another run made of some of them. */
export class RunChanges {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Checks the rows of a run that sent nothing by another plan. Rejects with bulk.wrong-phase, bulk.already-sent. */
  async recheck(runId: number, plan: BulkPlan, connectionId: string | null): Promise<BulkRun> {
    const { store, runStore, check } = this.#options
    const run = this.#recheckable(runId)
    if (await store.call('bulkHasSent', runId)) throw new Fault('bulk.already-sent', { runId })
    this.#recheckable(runId)
    const isSame = isDeepStrictEqual(run.plan, plan)
    const checking = await runStore.change(runId, { phase: 'checking', plan, connectionId, problem: null })
    check(checking, async (signal, onProgress) => {
      // Of another message no part has been sent before.
      if (!isSame) await store.call('bulkForgetParts', runId)
      return checkStoredRows({ store, runId, signal, onProgress }, plan, run.columns)
    })
    return checking
  }

  /** Changes the cells of a row that was not sent, and checks it. A run that was done then waits to go on. */
  async changeRow(runId: number, row: number, cells: readonly string[]): Promise<BulkRow> {
    const { store, runStore } = this.#options
    const { plan, columns } = this.#inPhase(runId, ['ready', 'paused', 'done'])
    const [before] = await store.call('bulkPage', runId, row - 1, 1, [])
    const isFree = before?.state === 'waiting' || before?.state === 'failed-check'
    if (before?.row !== row || !isFree || before.card !== undefined || before.sent.length > 0) {
      throw new Fault('bulk.row-sent', { row })
    }
    const planned = planRow(plan, columns, row, cells)
    const { built, problem } = planned
    const parts = built?.submits.length ?? 0
    const state = problem === null ? 'waiting' : 'failed-check'
    const changed: CheckedRow = { row, cells: [...cells], state, parts, problem }
    this.#inPhase(runId, ['ready', 'paused', 'done'])
    await store.call('bulkPutRows', runId, [changed])
    // The run as it is now: it may have been started, or another row changed, meanwhile.
    const now = runStore.get(runId)
    const tally = new RowTally(now)
    if (before.problem === null) tally.add(planRow(plan, columns, row, before.cells), 0, -1)
    tally.add(planned)
    const { codings, ...counted } = tally.told
    await runStore.change(runId, {
      ...counted,
      // Of a run whose rows were not counted by coding, one row says nothing.
      ...(now.codings === undefined ? {} : { codings }),
      ...(now.phase === 'done' && state === 'waiting' ? { phase: 'paused' as const } : {}),
    })
    return { ...changed, sent: [] }
  }

  /** A new run of the rows in these states. Rejects with bulk.wrong-phase, bulk.none-of-these. */
  async again(runId: number, states: readonly ResentState[]): Promise<BulkRun> {
    const { store, clock, runStore, cards, check, cancel, settled } = this.#options
    this.#inPhase(runId, ['paused', 'done', 'cancelled'])
    await settled()
    await runStore.refresh(runId)
    const from = this.#inPhase(runId, ['paused', 'done', 'cancelled'])
    // What waits goes to one new run alone.
    if (states.includes('waiting') && this.#isHandedOn(runId))
      throw new Fault('bulk.none-of-these', { runId })
    if (states.every((state) => (from.counts[state] ?? 0) === 0))
      throw new Fault('bulk.none-of-these', { runId })
    // What waits must not be sent by both.
    if (states.includes('waiting') && from.phase !== 'cancelled') await cancel(runId)
    const { name, columns, delimiter, plan, connectionId, rate, window } = from
    const run = await runStore.create({
      ...newRun({ name, createdAt: clock.now(), columns, plan, connectionId }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...{ rate, window, origin: { runId, states: [...states] } },
    })
    check(run, async (signal, onProgress) => {
      await copyRows({ store, runId, signal, onProgress }, run.runId, states)
      if (states.includes('in-doubt') && !signal.aborted) await cards.leaveDoubts(runId)
      return checkStoredRows({ store, runId: run.runId, signal, onProgress }, plan, columns)
    })
    return run
  }

  /** The rows that wait are another run's already. */
  #isHandedOn(runId: number): boolean {
    return this.#options.runStore
      .all()
      .some(
        ({ origin, phase }) =>
          origin?.runId === runId && origin.states.includes('waiting') && phase !== 'failed',
      )
  }

  #recheckable(runId: number): BulkRun {
    const run = this.#options.runStore.get(runId)
    return mayRecheck(run) ? run : this.#inPhase(runId, ['ready', 'paused'])
  }

  #inPhase(runId: number, phases: readonly BulkRun['phase'][]): BulkRun {
    return this.#options.runStore.inPhase(runId, phases)
  }
}
