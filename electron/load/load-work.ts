import type { LoadPlan, LoadState } from '../../shared/contract/load.ts'
import { loadStep } from '../../shared/contract/load.ts'
import type { FaultJson } from '../../shared/faults/fault.ts'
import type { FoundLimit, LimitPlan, Trial } from '../../shared/load/limit-search.ts'
import { unaskedRate } from '../../shared/load/load-consent.ts'
import type { LoadResult, LoadSecond } from '../../shared/load/load-figures.ts'
import type { LoadMessages } from '../../shared/load/load-messages.ts'
import type { LoadHistograms } from '../../shared/load/load-recording.ts'
import { ratePlan } from '../../shared/load/rate-plan.ts'
import { ConnectionLoad } from './connection-load.ts'
import { LimitFinder } from './limit-finder.ts'
import type { LoadBindsOptions } from './load-binds.ts'

/** What `load.change` asks for. */
export type LoadChange = 'pause' | 'resume' | 'faster' | 'slower' | 'stop' | 'cut'

export type WorkState = Pick<LoadState, 'phase' | 'rate' | 'factor' | 'figures' | 'search'>

/** What runs in the one place that there is for loads. */
export interface LoadWork {
  state(): WorkState
  change(what: LoadChange): void
  cut(): void
}

interface WorkOptions extends Omit<LoadBindsOptions, 'onBound'> {
  readonly messages: LoadMessages
  /** Something that `state` gives has changed. */
  readonly onChange: () => void
  readonly onSecond: (second: LoadSecond) => void
}

/** A load as LoadRuns has it. */
export class PacedLoad implements LoadWork {
  readonly #load: ConnectionLoad
  /** The plan may be multiplied by so much. */
  readonly #mostFactor: number
  #isOpen = false

  /** `isFree`: nobody needs to be asked before it is made faster. Throws the faults of ratePlan. */
  constructor(options: WorkOptions, settings: LoadPlan['settings'], isFree: boolean) {
    // Nobody agreed to more than what goes unasked.
    this.#mostFactor = isFree ? Number.POSITIVE_INFINITY : unaskedRate / ratePlan(settings).peakRate
    this.#load = new ConnectionLoad({
      ...{ ...options, settings },
      onBound: () => {
        this.#isOpen = true
        options.onChange()
      },
    })
  }

  start(): Promise<LoadResult> {
    return this.#load.start()
  }

  histograms(): LoadHistograms {
    return this.#load.run.histograms()
  }

  state(): WorkState {
    const { run } = this.#load
    const phase = !this.#isOpen ? 'binding' : run.isEnding ? 'ending' : run.isPaused ? 'paused' : 'running'
    return {
      ...{ phase, search: null },
      rate: this.#isOpen && !run.isEnding ? run.askedRate : 0,
      factor: run.factor,
      figures: this.#isOpen ? run.figures() : null,
    }
  }

  change(what: LoadChange): void {
    const { run } = this.#load
    if (what === 'pause') run.pause()
    else if (what === 'resume') run.resume()
    else if (what === 'stop' || what === 'cut') this.#load.stop(what === 'cut' ? 'cut' : 'wait')
    else {
      const factor = what === 'faster' ? run.factor * loadStep : run.factor / loadStep
      run.setFactor(Math.min(factor, this.#mostFactor))
    }
  }

  cut(): void {
    this.#load.stop('cut')
  }
}

/** How a search for the limit ended. */
export interface FoundBySearch {
  readonly limit: FoundLimit
  readonly trials: readonly Trial[]
  readonly isWhole: boolean
  readonly fault: FaultJson | null
}

/** A search for the limit as LoadRuns has it. */
export class SearchedLimit implements LoadWork {
  readonly #finder: LimitFinder
  readonly #trials: Trial[] = []
  #isOpen = false
  #isEnding = false
  #rate = 0

  constructor({ onChange, ...options }: WorkOptions, search: LimitPlan) {
    this.#finder = new LimitFinder({
      ...{ ...options, ...search },
      onBound: () => {
        this.#isOpen = true
        onChange()
      },
      onRate: (rate) => {
        this.#rate = rate
        onChange()
      },
      onTrial: (trial) => {
        this.#trials.push(trial)
        this.#rate = 0
        onChange()
      },
    })
  }

  async start(): Promise<FoundBySearch> {
    const limit = await this.#finder.find()
    const { isWhole, fault } = this.#finder
    return { limit, trials: this.#trials, isWhole, fault }
  }

  state(): WorkState {
    const phase = !this.#isOpen ? 'binding' : this.#isEnding ? 'ending' : 'running'
    return { phase, rate: this.#rate, factor: 1, figures: null, search: { trials: [...this.#trials] } }
  }

  change(what: LoadChange): void {
    if (what === 'stop' || what === 'cut') this.cut()
  }

  cut(): void {
    this.#isEnding = true
    this.#rate = 0
    this.#finder.stop()
  }
}
