import { canonicalId } from '../../shared/receipts/id-rules.ts'

/** A part that was given a message_id, and what a receipt about it is compared with. */
export interface KnownPart<Ref> {
  /** The target's reference to the part. */
  readonly ref: Ref
  /** As the response spells it. */
  readonly messageId: string
  readonly connectionId: string | null
  readonly profileId: string | null
  /** destination_addr of the submit; null when it is not known any more. */
  readonly destination: string | null
  /** Epoch ms of its message: of two with one id, the newer is meant. */
  readonly createdAt: number
}

/** Ids kept; the oldest go first. */
export const keptIds = 50_000
/** Parts with one id: an SMSC that gives the same id to all must not make the work grow with each. */
export const keptAlike = 8

/** Finds parts by the message_id of their response, however that is spelt. */
export class MessageIdIndex<Ref> {
  /** By canonicalId, the most recently used id last; of one id, the newest part last. */
  readonly #parts = new Map<string, readonly KnownPart<Ref>[]>()

  add(part: KnownPart<Ref>): void {
    const key = canonicalId(part.messageId)
    // A provider that started its numbers anew gives the same ids again: both messages stay findable.
    const alike = this.#parts.get(key)?.slice(1 - keptAlike) ?? []
    this.#parts.delete(key)
    this.#parts.set(key, [...alike, part])
    if (this.#parts.size <= keptIds) return
    const [oldest] = this.#parts.keys()
    if (oldest !== undefined) this.#parts.delete(oldest)
  }

  find(canonicalIds: readonly string[]): KnownPart<Ref>[] {
    return canonicalIds.flatMap((id) => this.#parts.get(id) ?? [])
  }

  clear(): void {
    this.#parts.clear()
  }
}
