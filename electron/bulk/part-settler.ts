import type { Clock, ClockTimer } from '../session/clock.ts'
import type { Store } from '../storage/store.ts'
import type { PartChange } from '../storage/store-protocol.ts'

const flushMs = 40
const flushChanges = 500
/** How long a store that refused is left alone. */
const retryMs = 1000

/** Writes what becomes of parts whose row has no card to the store, in order and in batches; failed writes are tried again. */
export class PartSettler {
  readonly #store: Store
  readonly #clock: Clock
  readonly #onWritten: (runIds: ReadonlySet<number>) => void
  #waiting: PartChange[] = []
  #timer: ClockTimer | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(store: Store, clock: Clock, onWritten: (runIds: ReadonlySet<number>) => void) {
    this.#store = store
    this.#clock = clock
    this.#onWritten = onWritten
  }

  add(change: PartChange): void {
    this.#waiting.push(change)
    if (this.#waiting.length >= flushChanges) void this.flush().catch(() => undefined)
    else this.#flushLater(flushMs)
  }

  /** Resolves when all that was added before is on disk; rejects with storage.unavailable. */
  flush(): Promise<void> {
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer)
    this.#timer = null
    const written = this.#writing.then(() => this.#write())
    this.#writing = written.catch(() => undefined)
    return written
  }

  async #write(): Promise<void> {
    if (this.#waiting.length === 0) return
    const changes = this.#waiting
    this.#waiting = []
    try {
      await this.#store.call('bulkSettle', changes)
    } catch (problem) {
      this.#waiting = [...changes, ...this.#waiting]
      this.#flushLater(retryMs)
      throw problem
    }
    this.#onWritten(new Set(changes.map(({ runId }) => runId)))
  }

  #flushLater(ms: number): void {
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = null
      void this.flush().catch(() => undefined)
    }, ms)
  }

  close(): void {
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer)
    this.#timer = null
  }
}
