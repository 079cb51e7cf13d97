import { canonicalId } from '../../shared/receipts/id-rules.ts'
import type { Store } from '../storage/store.ts'

/** One part of one message. */
export interface PartRef {
  readonly messageId: string
  readonly part: number
}

const keptInMemory = 100_000

/** Finds parts by the message_id of their response, however it is spelt: the newest in memory, all in the store. */
export class SmscIdIndex {
  readonly #store: Store
  readonly #parts = new Map<string, PartRef[]>()

  constructor(store: Store) {
    this.#store = store
  }

  add(smscId: string, ref: PartRef): void {
    const key = canonicalId(smscId)
    const known = this.#parts.get(key)
    // A provider that started its numbers anew gives the same ids again: both messages stay findable.
    if (known === undefined) this.#parts.set(key, [ref])
    else known.push(ref)
    this.#store.putSmscId({ canonicalId: key, ...ref })
    if (this.#parts.size <= keptInMemory) return
    const [oldest] = this.#parts.keys()
    if (oldest !== undefined) this.#parts.delete(oldest)
  }

  inMemory(canonicalIds: readonly string[]): PartRef[] {
    return canonicalIds.flatMap((id) => this.#parts.get(id) ?? [])
  }

  /** [] also while the store cannot be read. */
  async inStore(canonicalIds: readonly string[]): Promise<PartRef[]> {
    return this.#store.call('findSmscIds', canonicalIds).catch(() => [])
  }

  clear(): void {
    this.#parts.clear()
  }
}
