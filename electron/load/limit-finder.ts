import type { FaultJson } from '../../shared/faults/fault.ts'
import { type FoundLimit, LimitSearch, type Trial } from '../../shared/load/limit-search.ts'
import type { LoadMessages } from '../../shared/load/load-messages.ts'
import { LoadBinds, type LoadBindsOptions } from './load-binds.ts'
import { LoadRun } from './load-run.ts'

export interface LimitFinderOptions extends LoadBindsOptions {
  readonly messages: LoadMessages
  /** Parts a second of the first trial, and more at each step. */
  readonly from: number
  readonly by: number
  /** Of each trial, ms. */
  readonly trialMs: number
  /** Longest wait for answers after each, ms. */
  readonly graceMs: number
  /** Between two trials, ms. */
  readonly restMs?: number
  readonly onTrial: (trial: Trial) => void
}

/** Time between two trials, ms: a provider counts by the second, and forgets what came before. */
const usualRestMs = 1500
/** At the beginning of each trial what is left of the one before may still count. */
const warmupMs = 500

/** Finds the rate at which the provider begins to complain, over binds of its own: one trial after another. */
export class LimitFinder {
  readonly #options: LimitFinderOptions
  readonly #binds: LoadBinds
  readonly #search: LimitSearch
  readonly #stopped = Promise.withResolvers<void>()
  #run: LoadRun | null = null
  #isStopped = false
  #fault: FaultJson | null = null

  constructor(options: LimitFinderOptions) {
    this.#options = options
    this.#binds = new LoadBinds(options)
    this.#search = new LimitSearch(options.from, options.by)
  }

  /** What was found, as far as it came when it is stopped. Rejects as LoadBinds.open. Call once. */
  async find(): Promise<FoundLimit> {
    try {
      await this.#binds.open()
      for (let rate = this.#next(); rate !== null; rate = this.#next()) {
        await this.#try(rate)
        await this.#rest()
      }
      return this.#search.result()
    } finally {
      await this.#binds.close()
    }
  }

  /** Why the search ended before its time; null: it did not, or was stopped. */
  get fault(): FaultJson | null {
    return this.#fault
  }

  stop(): void {
    this.#isStopped = true
    this.#stopped.resolve()
    if (this.#binds.isOpen) this.#run?.stop('cut')
    else this.#binds.cut()
  }

  #next(): number | null {
    return this.#isStopped ? null : this.#search.next()
  }

  async #try(rate: number): Promise<void> {
    const { connection, messages, clock, trialMs, graceMs, onTrial } = this.#options
    const run = new LoadRun({
      ...{ link: this.#binds.link, window: connection.window, messages, clock, onSecond: () => undefined },
      settings: { shape: { kind: 'rate', rate }, forMs: trialMs, count: null, warmupMs, graceMs, failIf: [] },
    })
    this.#run = run
    const over = run.run()
    this.#binds.serve(run)
    const { figures, fault } = await over
    this.#fault = fault
    if (fault !== null) this.#isStopped = true
    // A trial that was cut says nothing.
    if (!this.#isStopped) onTrial(this.#search.tell(rate, figures))
  }

  #rest(): Promise<unknown> {
    const { clock, restMs = usualRestMs } = this.#options
    const rested = new Promise<void>((resolve) => {
      clock.setTimeout(resolve, this.#isStopped ? 0 : restMs)
    })
    return Promise.race([rested, this.#stopped.promise])
  }
}
