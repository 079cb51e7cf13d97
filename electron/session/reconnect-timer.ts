import type { ConnectionInput } from '../../shared/contract/connections.ts'
import type { Clock, ClockTimer } from './clock.ts'
import { reconnectDelayMs } from './reconnect.ts'
import type { LinkEnd } from './session-link.ts'

/** After a session of at least this duration the next attempt counts as the first. */
const steadyMs = 10_000

/** Times the reconnections of a session after its link broke: whether to try, when, and the number of the attempt. */
export class ReconnectTimer {
  readonly #policy: ConnectionInput['reconnect']
  readonly #clock: Clock
  #timer: ClockTimer | null = null
  #attempt = 0
  #retryAt: number | null = null

  constructor(policy: ConnectionInput['reconnect'], clock: Clock) {
    this.#policy = policy
    this.#clock = clock
  }

  get attempt(): number {
    return this.#attempt
  }

  /** Epoch ms; null while it waits for nothing. */
  get retryAt(): number | null {
    return this.#retryAt
  }

  /** A link is tried. */
  tried(): void {
    this.#attempt++
  }

  /** A link ended that had been bound for so long. */
  lived(ms: number): void {
    if (ms >= steadyMs) this.#attempt = 0
  }

  /** `failure`: reason why the link was not bound; null when it was. `hasPassing`: it, or one before it, may pass by itself. */
  mayFollow(
    { by, how }: LinkEnd,
    failure: unknown,
    { hasPassing }: { readonly hasPassing: boolean },
  ): boolean {
    if (!this.#policy.enabled) return false
    return failure === null ? by === 'peer' || how !== 'unbind' : hasPassing
  }

  /** Calls `connect` when it is time: at once where `bothersNobody`, as listening does, else after a growing delay. */
  wait(bothersNobody: boolean, connect: () => void): void {
    const delayMs = bothersNobody
      ? 0
      : reconnectDelayMs(this.#policy, Math.max(1, this.#attempt), Math.random)
    this.#retryAt = this.#clock.now() + delayMs
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = null
      this.#retryAt = null
      connect()
    }, delayMs)
  }

  cancel(): void {
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer)
    this.#timer = null
    this.#retryAt = null
  }
}
