import type { BulkRun } from '../../shared/contract/bulk.ts'
import { receiptEvent } from '../../shared/message/part-state.ts'
import type { KnownPart } from '../delivery/message-id-index.ts'
import type { JoinedReceipt, ReceiptJoiner, ReceiptTarget } from '../delivery/receipt-joiner.ts'
import type { Store } from '../storage/store.ts'
import type { PartSettler } from './part-settler.ts'

/** One part of one row of one run. */
interface RowPart {
  readonly runId: number
  readonly row: number
  readonly part: number
}

interface Options {
  readonly store: Store
  readonly joiner: ReceiptJoiner
  readonly settler: PartSettler
  /** undefined for a run that was removed. */
  readonly runOf: (runId: number) => BulkRun | undefined
}

/** The rows of bulk runs whose card is gone, as something that receipts are about. */
export class RowReceipts implements ReceiptTarget<RowPart> {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
    options.joiner.register(this)
  }

  async find(canonicalIds: readonly string[]): Promise<KnownPart<RowPart>[]> {
    const { store, settler } = this.#options
    await settler.flush().catch(() => undefined)
    const found = await store.call('bulkFindIds', canonicalIds).catch(() => [])
    return found.flatMap(({ messageId, ...ref }) => this.#knownPart(ref, messageId) ?? [])
  }

  attach(ref: RowPart, { receipt, at }: JoinedReceipt): boolean {
    if (this.#options.runOf(ref.runId) === undefined) return false
    const { stat, err } = receipt
    this.#options.settler.add({ ...ref, event: receiptEvent(receipt), stat, err, receiptAt: at })
    return true
  }

  #knownPart(ref: RowPart, messageId: string): KnownPart<RowPart> | null {
    const run = this.#options.runOf(ref.runId)
    if (run === undefined) return null
    const { connectionId, profileId, createdAt } = run
    // The destination is not read for this: its id and its run tell the rows apart.
    return { ref, messageId, connectionId, profileId, createdAt, destination: null }
  }
}
