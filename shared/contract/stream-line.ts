import type { StreamPace } from './contract.ts'
import type { Outlet } from './outlet.ts'
import type { Schedule } from './schedule.ts'
import { type ItemKey, WaitingItems, type WaitingOctets } from './waiting-items.ts'

export interface StreamLimits {
  /** Items in one batch, and their octets as estimated; a larger item goes alone. */
  readonly batchItems: number
  readonly batchOctets: number
  /** How long the first item of a batch waits for more items. */
  readonly batchDelayMs: number
  /** Items kept for a window that does not acknowledge; the oldest above this are dropped and counted. */
  readonly waitingItems: number
  /** The same in octets, as estimated, for all streams of the window together. */
  readonly waitingOctets: number
}

export const defaultStreamLimits: StreamLimits = {
  batchItems: 500,
  batchOctets: 1024 * 1024,
  batchDelayMs: 16,
  waitingItems: 50_000,
  waitingOctets: 16 * 1024 * 1024,
}

interface Options {
  readonly id: number
  readonly outlet: Outlet
  readonly schedule: Schedule
  readonly limits: StreamLimits
  /** Limit shared with the other streams of the window, and through it with every window. */
  readonly waitingOctets: WaitingOctets
  /** Key by which a waiting item is replaced by the next; undefined: every item counts. */
  readonly keyOf: ((item: unknown) => ItemKey) | undefined
}

/**
 * One followed stream towards one window. A batch leaves when it is full or its first item has waited the delay,
 * and never before the batch ahead of it was acknowledged: a slow window slows its own stream and nothing else.
 */
export class StreamLine implements StreamPace {
  readonly #options: Options
  readonly #waiting: WaitingItems
  #batch = 0
  #unacknowledged = false
  #due = false
  #callOff: (() => void) | undefined
  #stopped = false
  #roomListener: (() => void) | undefined

  constructor(options: Options) {
    this.#options = options
    this.#waiting = new WaitingItems(options.limits.waitingItems, options.waitingOctets)
  }

  emit(item: unknown): void {
    if (this.#stopped) return
    this.#waiting.push(item, this.#options.keyOf?.(item))
    this.sendWhatIsDue()
  }

  /** A batch that waits is enough; a line that lost items is fed again once the window was told. */
  get hasRoom(): boolean {
    return !this.#isFull() && this.#waiting.dropped === 0
  }

  onRoom(listener: () => void): void {
    this.#roomListener = listener
  }

  lose(count: number): void {
    if (this.#stopped) return
    this.#waiting.lose(count)
    this.sendWhatIsDue()
  }

  /** Acknowledgements of batches that were never sent, or twice, are ignored. */
  acknowledge(batch: number): void {
    if (!this.#unacknowledged || batch !== this.#batch) return
    this.#unacknowledged = false
    this.sendWhatIsDue()
  }

  stop(): void {
    this.#stopped = true
    this.#roomListener = undefined
    this.#waiting.end()
    this.#callOff?.()
    this.#callOff = undefined
  }

  /** Sends the next batch if one is due; also to be called when the outlet opens. */
  sendWhatIsDue(): void {
    const { id, outlet, schedule, limits } = this.#options
    // A loss is told even when nothing came after it.
    if (this.#unacknowledged || (this.#waiting.count === 0 && this.#waiting.dropped === 0)) return
    if (!this.#due && !this.#isFull()) {
      this.#callOff ??= schedule(() => {
        this.#callOff = undefined
        this.#due = true
        this.sendWhatIsDue()
      }, limits.batchDelayMs)
      return
    }
    this.#callOff?.()
    this.#callOff = undefined
    this.#due = true
    if (!outlet.isOpen) return
    const { items, dropped } = this.#waiting.take(limits.batchItems, limits.batchOctets)
    // Items that stay behind have waited already.
    this.#due = this.#waiting.count > 0
    this.#unacknowledged = true
    this.#batch += 1
    outlet.send({ kind: 'batch', id, batch: this.#batch, gap: dropped, items })
    if (this.hasRoom) this.#roomListener?.()
  }

  #isFull(): boolean {
    const { batchItems, batchOctets } = this.#options.limits
    return this.#waiting.count >= batchItems || this.#waiting.octets >= batchOctets
  }
}
