import { type BulkRun, bulkRunSchema } from '../../shared/contract/bulk.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import { readJson } from '../storage/read-json.ts'
import type { Store } from '../storage/store.ts'

/** Progress is told four times a second at most. */
const tellMs = 250

type Told = BulkRun | { readonly removed: number }

/** Every bulk run with its state, on disk and for the listeners. */
export class BulkRunStore {
  readonly #store: Store
  readonly #clock: Clock
  readonly #runs = new Map<number, BulkRun>()
  readonly #timers = new Map<number, ClockTimer>()
  readonly #listeners = new Set<(told: Told) => void>()
  /** Values that only a sender knows, read whenever the run is reported. */
  readonly #pace: (runId: number) => Partial<BulkRun>

  constructor(store: Store, clock: Clock, pace: (runId: number) => Partial<BulkRun>) {
    this.#store = store
    this.#clock = clock
    this.#pace = pace
  }

  /** Loads the runs of the store; one that no longer matches its schema is skipped. */
  async load(): Promise<void> {
    for (const { runId, run } of await this.#store.call('bulkRuns')) {
      const kept = readJson(run)
      const read = bulkRunSchema.safeParse(typeof kept === 'object' ? { ...kept, runId } : null)
      if (read.success) this.#runs.set(runId, read.data)
    }
  }

  all(): BulkRun[] {
    return [...this.#runs.values()]
  }

  /** Throws bulk.not-found. */
  get(runId: number): BulkRun {
    const run = this.#runs.get(runId)
    if (run === undefined) throw new Fault('bulk.not-found', { runId })
    return run
  }

  /** The run in one of these phases. Throws bulk.not-found, bulk.wrong-phase. */
  inPhase(runId: number, phases: readonly BulkRun['phase'][]): BulkRun {
    const run = this.get(runId)
    if (phases.includes(run.phase)) return run
    throw new Fault('bulk.wrong-phase', { runId, phase: run.phase })
  }

  peek(runId: number): BulkRun | undefined {
    return this.#runs.get(runId)
  }

  async create(run: Omit<BulkRun, 'runId'>): Promise<BulkRun> {
    const runId = await this.#store.call('bulkCreate', run.createdAt, JSON.stringify(run))
    const created = { ...run, runId }
    this.#runs.set(runId, created)
    this.#tell(created)
    return created
  }

  /** Changes the run, at once here, then in the store, and tells it with its counts. Rejects with storage.unavailable. */
  async change(runId: number, change: Partial<BulkRun>): Promise<BulkRun> {
    const changed = { ...this.get(runId), ...change }
    this.#runs.set(runId, changed)
    try {
      await this.#store.call('bulkPut', runId, JSON.stringify(changed))
      return await this.refresh(runId)
    } catch (problem) {
      this.#tell(changed)
      throw problem
    }
  }

  /** Counts the rows again and tells the run. */
  async refresh(runId: number): Promise<BulkRun> {
    const counts = await this.#store.call('bulkCounts', runId)
    const run = { ...this.get(runId), counts, ...this.#pace(runId) }
    this.#runs.set(runId, run)
    this.#tell(run)
    return run
  }

  /** As refresh, soon. */
  touch(runId: number): void {
    if (this.#timers.has(runId) || !this.#runs.has(runId)) return
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(runId)
      // A run that was removed, or a store that cannot be read, has nothing to tell.
      void this.refresh(runId).catch(() => undefined)
    }, tellMs)
    this.#timers.set(runId, timer)
  }

  async remove(runId: number): Promise<void> {
    await this.#store.call('bulkRemove', runId)
    this.#runs.delete(runId)
    this.#tell({ removed: runId })
  }

  follow(listener: (told: Told) => void): () => void {
    for (const run of this.#runs.values()) listener(run)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    for (const timer of this.#timers.values()) this.#clock.clearTimeout(timer)
    this.#timers.clear()
  }

  #tell(told: Told): void {
    for (const listener of this.#listeners) listener(told)
  }
}
