import type { Clock, ClockTimer } from './clock.ts'

/** Between two publications: at most ten a second. */
const intervalMs = 100

export interface StatePublisherOptions<State> {
  readonly clock: Clock
  readonly read: () => State
  /** undefined: nobody is told. */
  readonly publish: ((state: State) => void) | undefined
  /** True while the state goes on changing without a touch, as a rate does that falls to zero. Absent: never. */
  readonly isMoving?: (state: State) => boolean
}

/** Publishes a state at most every 100 ms: the first change at once, those that follow joined into one. */
export class StatePublisher<State> {
  readonly #options: StatePublisherOptions<State>
  #timer: ClockTimer | null = null
  #isStale = false

  constructor(options: StatePublisherOptions<State>) {
    this.#options = options
  }

  /** Something the state shows has changed. Cheap: called for every PDU. */
  touch(): void {
    if (this.#isStale || this.#options.publish === undefined) return
    this.#isStale = true
    if (this.#timer === null) this.#arm(0)
  }

  #arm(ms: number): void {
    this.#timer = this.#options.clock.setTimeout(() => this.#due(), ms)
  }

  #due(): void {
    this.#timer = null
    if (!this.#isStale) return
    const { read, publish, isMoving } = this.#options
    const state = read()
    this.#isStale = isMoving?.(state) ?? false
    this.#arm(intervalMs)
    publish?.(state)
  }
}
