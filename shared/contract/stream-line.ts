import type { Reply } from './envelope.ts'
import { WaitingItems } from './waiting-items.ts'

/** Runs `task` once after `delayMs`; the returned function calls it off. Handed in: shared/ has no timers. */
export type Schedule = (task: () => void, delayMs: number) => () => void

export interface StreamLimits {
  /** Items in one batch. */
  readonly batchItems: number
  /** How long the first item of a batch waits for more items. */
  readonly batchDelayMs: number
  /** Items kept for a window that does not acknowledge; the oldest above this are dropped and counted. */
  readonly waitingItems: number
}

export const defaultStreamLimits: StreamLimits = { batchItems: 500, batchDelayMs: 16, waitingItems: 50_000 }

/**
 * One followed stream towards one window. A batch leaves when it is full or its first item has waited the delay,
 * and never before the batch ahead of it was acknowledged: a slow window slows its own stream and nothing else.
 */
export class StreamLine {
  readonly #id: number
  readonly #send: (reply: Reply) => void
  readonly #schedule: Schedule
  readonly #limits: StreamLimits
  readonly #waiting: WaitingItems
  #batch = 0
  #unacknowledged = false
  #due = false
  #callOff: (() => void) | undefined
  #stopped = false

  constructor(id: number, send: (reply: Reply) => void, schedule: Schedule, limits: StreamLimits) {
    this.#id = id
    this.#send = send
    this.#schedule = schedule
    this.#limits = limits
    this.#waiting = new WaitingItems(limits.waitingItems)
  }

  emit(item: unknown): void {
    if (this.#stopped) return
    this.#waiting.push(item)
    this.#sendWhatIsDue()
  }

  /** Acknowledgements of batches that were never sent, or twice, are ignored. */
  acknowledge(batch: number): void {
    if (!this.#unacknowledged || batch !== this.#batch) return
    this.#unacknowledged = false
    this.#sendWhatIsDue()
  }

  stop(): void {
    this.#stopped = true
    this.#callOff?.()
    this.#callOff = undefined
  }

  #sendWhatIsDue(): void {
    if (this.#unacknowledged || this.#waiting.count === 0) return
    if (!this.#due && this.#waiting.count < this.#limits.batchItems) {
      this.#callOff ??= this.#schedule(() => {
        this.#callOff = undefined
        this.#due = true
        this.#sendWhatIsDue()
      }, this.#limits.batchDelayMs)
      return
    }
    this.#callOff?.()
    this.#callOff = undefined
    const { items, dropped } = this.#waiting.take(this.#limits.batchItems)
    // Items that stay behind have waited already.
    this.#due = this.#waiting.count > 0
    this.#unacknowledged = true
    this.#batch += 1
    this.#send({ kind: 'batch', id: this.#id, batch: this.#batch, gap: dropped, items })
  }
}
