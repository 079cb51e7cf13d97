import type { BulkRun } from '../../shared/contract/bulk.ts'
import { receiptEvent } from '../../shared/message/part-state.ts'
import type { KnownPart } from '../delivery/message-id-index.ts'
import type { JoinedReceipt, ReceiptJoiner, ReceiptLink, ReceiptTarget } from '../delivery/receipt-joiner.ts'
import type { Store } from '../storage/store.ts'
import type { BulkRef } from './bulk-sender.ts'
import type { PartSettler } from './part-settler.ts'

interface Options {
  readonly store: Store
  readonly joiner: ReceiptJoiner
  readonly settler: PartSettler
  /** undefined for a run that was removed. */
  readonly runOf: (runId: number) => BulkRun | undefined
  /** True when the store holds any message_id. */
  readonly hasIds: boolean
}

/** The rows of bulk runs as something that receipts are about. */
export class RowReceipts implements ReceiptTarget<BulkRef> {
  readonly #options: Options
  readonly #joined: ReceiptLink<BulkRef>
  #hasIds: boolean

  constructor(options: Options) {
    this.#options = options
    this.#hasIds = options.hasIds
    this.#joined = options.joiner.register(this)
  }

  /** A part was given a message_id. Call once its answer was settled, so that a receipt comes after that. */
  answered(ref: BulkRef, messageId: string): void {
    this.#hasIds = true
    const part = this.#knownPart(ref, messageId)
    if (part !== null) this.#joined.answered(part)
  }

  async find(canonicalIds: readonly string[]): Promise<KnownPart<BulkRef>[]> {
    const { store, settler } = this.#options
    // Saves a query: without bulk runs there are no ids.
    if (!this.#hasIds) return []
    await settler.flush().catch(() => undefined)
    const found = await store.call('bulkFindIds', canonicalIds).catch(() => [])
    return found.flatMap(({ messageId, ...ref }) => this.#knownPart(ref, messageId) ?? [])
  }

  attach(ref: BulkRef, { receipt }: JoinedReceipt): boolean {
    if (this.#options.runOf(ref.runId) === undefined) return false
    const { stat, err } = receipt
    this.#options.settler.add({ ...ref, event: receiptEvent(receipt), stat, err })
    return true
  }

  #knownPart(ref: BulkRef, messageId: string): KnownPart<BulkRef> | null {
    const run = this.#options.runOf(ref.runId)
    if (run === undefined) return null
    const { connectionId, profileId, createdAt } = run
    // The destination is not read for this: its id and its run tell the rows apart.
    return { ref, messageId, connectionId, profileId, createdAt, destination: null }
  }
}
