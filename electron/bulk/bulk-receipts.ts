import { candidateIds, canonicalId, matchIds } from '../../shared/receipts/id-rules.ts'
import type { ArrivedReceipt } from '../delivery/receipt-joiner.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { Store } from '../storage/store.ts'
import type { BulkIdRow, PartChange } from '../storage/store-protocol.ts'
import type { BulkRef } from './bulk-sender.ts'

/** Ids kept in memory; older ones are asked of the store. */
const keptIds = 20_000
/** A receipt may overtake its submit_sm_resp. */
const holdMs = 5_000
/** Each is held under all spellings of its id. */
const keptSpellings = 20_000

interface KnownId extends BulkRef {
  readonly messageId: string
}
interface Held {
  readonly receipt: ArrivedReceipt
  readonly decide: (isOurs: boolean) => void
}

interface Options {
  readonly store: Store
  readonly clock: Clock
  readonly settle: (change: PartChange) => void
  /** Resolves when all that was settled is in the store. */
  readonly settled: () => Promise<void>
  /** Whether a receipt over this connection may be about that run. */
  readonly fits: (runId: number, receipt: ArrivedReceipt) => boolean
  /** Whether parts are on their way, whose ids are not known yet. */
  readonly isSending: () => boolean
}

/** Joins receipts to the rows of bulk runs by their message_id. */
export class BulkReceipts {
  readonly #options: Options
  readonly #ids = new Map<string, KnownId>()
  readonly #held = new Map<string, Held>()
  readonly #timers = new Set<ClockTimer>()
  #hasIds: boolean

  /** `hasIds`: whether the store holds any. */
  constructor(options: Options, hasIds: boolean) {
    this.#options = options
    this.#hasIds = hasIds
  }

  /** A part got its message_id; a receipt that came before it is joined. Call once the answer was settled. */
  answered(ref: BulkRef, messageId: string): void {
    this.#hasIds = true
    const key = canonicalId(messageId)
    this.#ids.delete(key)
    this.#ids.set(key, { ...ref, messageId })
    if (this.#ids.size > keptIds) {
      const [oldest] = this.#ids.keys()
      if (oldest !== undefined) this.#ids.delete(oldest)
    }
    const held = this.#held.get(key)
    if (held === undefined || !this.#join(held.receipt, { ...ref, messageId })) return
    held.decide(true)
  }

  /** Whether the receipt belonged to a row; false at once when it cannot. */
  claim(receipt: ArrivedReceipt): false | Promise<boolean> {
    const { receivedId } = receipt.view
    if (receivedId === null || receivedId === '') return false
    if (!this.#hasIds && !this.#options.isSending()) return false
    return this.#claim(receipt, receivedId)
  }

  /** Receipts still held are nobody's. */
  close(): void {
    for (const timer of this.#timers) this.#options.clock.clearTimeout(timer)
    for (const { decide } of [...this.#held.values()]) decide(false)
  }

  async #claim(receipt: ArrivedReceipt, receivedId: string): Promise<boolean> {
    const { store, settled, isSending } = this.#options
    const wanted = [...new Set(candidateIds(receivedId).map(({ id }) => canonicalId(id)))]
    const inMemory = wanted.flatMap((id) => this.#ids.get(id) ?? [])
    if (inMemory.some((known) => this.#join(receipt, known))) return true
    // Held before the store is asked: the answer may come while it searches.
    const early = isSending() ? this.#hold(receipt, wanted) : null
    await settled().catch(() => undefined)
    const stored: BulkIdRow[] = await store.call('bulkFindIds', wanted).catch(() => [])
    const newestFirst = stored.toSorted((a, b) => b.runId - a.runId)
    if (early?.isDecided() !== true && newestFirst.some((known) => this.#join(receipt, known))) {
      early?.decide(true)
      return true
    }
    return early?.outcome ?? false
  }

  #join(receipt: ArrivedReceipt, known: KnownId): boolean {
    const { runId, row, part, messageId } = known
    const { view } = receipt
    if (matchIds(messageId, view.receivedId ?? '') === null || !this.#options.fits(runId, receipt))
      return false
    const state = !view.final ? 'accepted' : view.state === 'DELIVERED' ? 'delivered' : 'failed'
    this.#options.settle({ runId, row, part, state, stat: view.stat, err: view.err })
    return true
  }

  #hold(receipt: ArrivedReceipt, ids: readonly string[]) {
    const { clock } = this.#options
    const { promise, resolve } = Promise.withResolvers<boolean>()
    let isDecided = false
    const decide = (isOurs: boolean) => {
      if (isDecided) return
      isDecided = true
      clock.clearTimeout(timer)
      this.#timers.delete(timer)
      for (const id of ids) if (this.#held.get(id) === held) this.#held.delete(id)
      resolve(isOurs)
    }
    const held: Held = { receipt, decide }
    const timer = clock.setTimeout(() => decide(false), holdMs)
    this.#timers.add(timer)
    for (const id of ids) this.#held.set(id, held)
    if (this.#held.size > keptSpellings) this.#held.values().next().value?.decide(false)
    return { outcome: promise, decide, isDecided: () => isDecided }
  }
}
