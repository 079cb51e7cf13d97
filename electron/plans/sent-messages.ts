import { RecentEntries } from '../../shared/pcap/recent-entries.ts'
import { candidateIds, canonicalId } from '../../shared/receipts/id-rules.ts'
import type { Receipt } from '../../shared/receipts/parse-receipt.ts'

/** Messages of one run whose receipts are known for its own. */
const mostMessages = 100_000

interface SentMessage {
  readonly isReceiptAsked: boolean
  /** States of receipts that a step has taken. */
  readonly taken: Set<string>
}

/** The messages that the run has sent, by their ids: whose receipts come is told by these. */
export class SentMessages {
  readonly #byId = new RecentEntries<string, SentMessage>(mostMessages)

  accepted(id: string, isReceiptAsked: boolean): void {
    this.#byId.set(canonicalId(id), { isReceiptAsked, taken: new Set() })
  }

  /** A step has taken this receipt. */
  taken(receipt: Receipt): void {
    this.#of(receipt)?.taken.add(receipt.stat ?? '')
  }

  /** True for a receipt that was asked for, of a state that none was taken of: somebody may still want it. */
  isAwaited(receipt: Receipt): boolean {
    const message = this.#of(receipt)
    return message?.isReceiptAsked === true && !message.taken.has(receipt.stat ?? '')
  }

  #of({ id }: Receipt): SentMessage | undefined {
    for (const candidate of id === null ? [] : candidateIds(id)) {
      const found = this.#byId.get(canonicalId(candidate.id))
      if (found !== undefined) return found
    }
    return undefined
  }
}
