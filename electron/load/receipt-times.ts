import { candidateIds, canonicalId } from '../../shared/receipts/id-rules.ts'
import { readReceiptPdu, readUnannouncedReceipt } from '../../shared/receipts/read-receipt.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'

/** When a part was due and when it left, monotonic ms. */
export interface PartTimes {
  readonly dueAt: number
  /** null: it has not left. */
  readonly sentAt: number | null
  readonly isMeasured: boolean
}

interface EarlyReceipt {
  readonly at: number
  readonly stat: string
  /** canonicalId of every spelling that the response may give its part's id. */
  readonly ids: ReadonlySet<string>
}

/** What a message says as a receipt, the id where it is a final one; null: it is none. */
export function receiptOf(
  pdu: DecodedPdu,
): { readonly finalId: string | null; readonly stat: string } | null {
  const receipt = readReceiptPdu(pdu) ?? readUnannouncedReceipt(pdu)
  if (receipt === null) return null
  return { finalId: receipt.final ? receipt.id : null, stat: receipt.stat ?? receipt.state ?? '' }
}

/** Parts that wait for a receipt at most: the oldest beyond are forgotten, and counted. */
export const mostAwaited = 1_000_000
/** Receipts kept that overtook the response to their part. */
const mostEarly = 10_000

export interface MatchedReceipt {
  readonly times: PartTimes
  /** Monotonic ms. */
  readonly at: number
  readonly stat: string
}

/**
 * Which part a final receipt is about, by the spellings of its id. It knows nothing of a part but its times, so that a
 * million of them can wait.
 */
export class ReceiptTimes {
  /** By canonicalId, oldest first. */
  readonly #awaited = new Map<string, PartTimes>()
  readonly #early = new Set<EarlyReceipt>()
  readonly #earlyById = new Map<string, EarlyReceipt>()
  readonly #most: number
  #forgotten = 0
  #unmatched = 0

  constructor(most = mostAwaited) {
    this.#most = most
  }

  get awaited(): number {
    return this.#awaited.size
  }

  get forgotten(): number {
    return this.#forgotten
  }

  /** Receipts about no part of this load, and those whose part was forgotten. Those that came early count until they are matched. */
  get unmatched(): number {
    return this.#unmatched + this.#early.size
  }

  /** A part was given an id. The receipt about it, where that came before. */
  expect(messageId: string, times: PartTimes): MatchedReceipt | null {
    const key = canonicalId(messageId)
    const early = this.#earlyById.get(key)
    if (early !== undefined) {
      this.#dropEarly(early)
      return { times, at: early.at, stat: early.stat }
    }
    this.#awaited.set(key, times)
    if (this.#awaited.size > this.#most) {
      this.#forgotten++
      for (const oldest of this.#awaited.keys()) {
        this.#awaited.delete(oldest)
        break
      }
    }
    return null
  }

  /** A final receipt came; null when no part is known by its id, for now. */
  arrived(id: string, at: number, stat: string): MatchedReceipt | null {
    const key = canonicalId(id)
    const direct = this.#take(key)
    if (direct !== null) return { times: direct, at, stat }
    // Other spellings cost much more than the one that nearly every provider keeps to.
    const ids = new Set([key, ...candidateIds(id).map((candidate) => canonicalId(candidate.id))])
    for (const other of ids) {
      const times = this.#take(other)
      if (times !== null) return { times, at, stat }
    }
    this.#hold({ at, stat, ids })
    return null
  }

  #hold(early: EarlyReceipt): void {
    this.#early.add(early)
    for (const id of early.ids) this.#earlyById.set(id, early)
    if (this.#early.size <= mostEarly) return
    this.#unmatched++
    for (const oldest of this.#early) {
      this.#dropEarly(oldest)
      return
    }
  }

  #dropEarly(early: EarlyReceipt): void {
    this.#early.delete(early)
    for (const id of early.ids) if (this.#earlyById.get(id) === early) this.#earlyById.delete(id)
  }

  #take(key: string): PartTimes | null {
    const found = this.#awaited.get(key)
    if (found === undefined) return null
    this.#awaited.delete(key)
    return found
  }
}
