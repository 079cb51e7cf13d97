import type { FaultJson } from '../../shared/faults/fault.ts'
import { type FoundLimit, LimitSearch, type Trial, trialWarmupMs } from '../../shared/load/limit-search.ts'
import type { LoadSecond } from '../../shared/load/load-figures.ts'
import type { LoadMessages } from '../../shared/load/load-messages.ts'
import { LoadBinds, type LoadBindsOptions } from './load-binds.ts'
import { LoadRun } from './load-run.ts'

export interface LimitFinderOptions extends LoadBindsOptions {
  readonly messages: LoadMessages
  /** Parts a second of the first trial, and more at each step. */
  readonly from: number
  readonly by: number
  /** No trial is faster; without it steps are made until something gives way. */
  readonly upTo?: number | undefined
  /** Of each trial, ms. */
  readonly trialMs: number
  /** Longest wait for answers after each, ms. */
  readonly graceMs: number
  /** Between two trials, ms. */
  readonly restMs?: number
  readonly onTrial: (trial: Trial) => void
  /** A trial begins. */
  readonly onRate?: (rate: number) => void
  /** A second of a trial has passed; its time runs from the beginning of the search. */
  readonly onSecond?: (second: LoadSecond) => void
}

/** Time between two trials, ms: a provider counts by the second, and forgets what came before. */
const usualRestMs = 1500

/** Finds the rate at which the provider begins to complain, over binds of its own: one trial after another. */
export class LimitFinder {
  readonly #options: LimitFinderOptions
  readonly #binds: LoadBinds
  readonly #search: LimitSearch
  readonly #stopped = Promise.withResolvers<void>()
  #run: LoadRun | null = null
  #isStopped = false
  #fault: FaultJson | null = null
  #startedAt = 0

  constructor(options: LimitFinderOptions) {
    this.#options = options
    this.#binds = new LoadBinds(options)
    this.#search = new LimitSearch(options.from, options.by, options.upTo)
  }

  /** What was found, as far as it came when it is stopped. Rejects as LoadBinds.open. Call once. */
  async find(): Promise<FoundLimit> {
    try {
      await this.#binds.open()
      this.#startedAt = this.#options.clock.monotonic()
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

  /** The search came to its end; false: it was stopped, or a fault ended it. */
  get isWhole(): boolean {
    return !this.#isStopped
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
    const { connection, messages, clock, trialMs, graceMs, onTrial, onRate, onSecond } = this.#options
    const before = (clock.monotonic() - this.#startedAt) / 1000
    const run = new LoadRun({
      ...{ link: this.#binds.link, window: connection.window, messages, clock },
      onSecond: (second) => onSecond?.({ ...second, t: Math.round((before + second.t) * 1000) / 1000 }),
      settings: {
        shape: { kind: 'rate', rate },
        ...{ forMs: trialMs, count: null, warmupMs: trialWarmupMs, graceMs, failIf: [] },
      },
    })
    onRate?.(rate)
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
