import { receiptWish } from '../../shared/smpp/message-flags.ts'
import type { StoredMessage } from './message-store.ts'

/** Messages on their way to the final state: what cancel_sm and replace_sm can still reach. */
export class PendingMessages {
  readonly #messages = new Set<StoredMessage>()
  #awaited = 0

  get size(): number {
    return this.#messages.size
  }

  /** Number of messages whose sender may want a receipt. */
  get awaited(): number {
    return this.#awaited
  }

  add(message: StoredMessage): void {
    this.#messages.add(message)
    if (mayWantReceipt(message)) this.#awaited++
  }

  /** False when it is not pending any more. */
  remove(message: StoredMessage): boolean {
    if (!this.#messages.delete(message)) return false
    if (mayWantReceipt(message)) this.#awaited--
    return true
  }

  has(message: StoredMessage): boolean {
    return this.#messages.has(message)
  }

  /** Changes a pending message and keeps the counts right. */
  change(message: StoredMessage, act: () => void): void {
    if (!this.remove(message)) return
    act()
    this.add(message)
  }

  filter(isWanted: (message: StoredMessage) => boolean): StoredMessage[] {
    return [...this.#messages].filter(isWanted)
  }
}

/** SMPP 3.4 §5.2.17: bits 0 and 1; 1 any outcome, 2 failure only, 3 success only. */
function mayWantReceipt(message: StoredMessage): boolean {
  return receiptWish(message.registeredDelivery) !== 0
}

export function wantsReceipt(message: StoredMessage): boolean {
  const stat = message.outcome?.stat
  const isSuccess = stat === 'DELIVRD' || stat === 'ACCEPTD'
  const wanted = receiptWish(message.registeredDelivery)
  return wanted === 1 || (wanted === 2 && !isSuccess) || (wanted === 3 && isSuccess)
}
