import { Fifo } from '../session/fifo.ts'
import { octetsOf, type StoredMessage } from './message-store.ts'
import type { ReceiptState } from './receipt-pdu.ts'

/** A receipt on its way: of which message, and what it tells. */
export interface Receipt {
  readonly message: StoredMessage
  readonly state: ReceiptState
}

export interface Held {
  readonly receipt: Receipt
  attempts: number
}

interface Queued {
  readonly held: Held
  /** Counts up, so that the oldest of all accounts is known. */
  readonly order: number
}

/** Receipts of one account. */
interface OfAccount {
  /** For any session. */
  readonly free: Fifo<Queued>
  /** Those that go over another bind, by the session that sent their message. */
  readonly apart: Map<string, Fifo<Queued>>
}

/** Receipts that wait for a session of their account, the oldest of each first. */
export class HeldReceipts {
  readonly #byAccount = new Map<string, OfAccount>()
  #order = 0
  #size = 0
  #octets = 0

  get size(): number {
    return this.#size
  }

  /** Octets of all that is held. */
  get octets(): number {
    return this.#octets
  }

  push(held: Held): void {
    const { systemId, sessionId, receipt } = held.receipt.message
    const own = this.#byAccount.get(systemId) ?? { free: new Fifo<Queued>(), apart: new Map() }
    this.#byAccount.set(systemId, own)
    let queue = own.free
    if (receipt.over === 'other-bind') {
      queue = own.apart.get(sessionId) ?? new Fifo<Queued>()
      own.apart.set(sessionId, queue)
    }
    queue.push({ held, order: this.#order++ })
    this.#size++
    this.#octets += octetsOf(held.receipt.message)
  }

  /** Takes out the oldest of an account that any session may take. */
  shift(systemId: string): Held | undefined {
    const own = this.#byAccount.get(systemId)
    return own && this.#shift(systemId, own, null)
  }

  /** Takes out the oldest of an account that must not go to the session that sent its message, for this one. */
  shiftApart(systemId: string, sessionId: string): Held | undefined {
    const own = this.#byAccount.get(systemId)
    if (own === undefined) return undefined
    for (const from of own.apart.keys()) if (from !== sessionId) return this.#shift(systemId, own, from)
    return undefined
  }

  /** True when the account has some that must not go to the session that sent their message. */
  hasApart(systemId: string): boolean {
    return (this.#byAccount.get(systemId)?.apart.size ?? 0) > 0
  }

  /**
   * Takes out the oldest of all; of those that go over another bind, one of the session that has waited longest, since
   * there may be as many sessions as receipts.
   */
  shiftOldest(): Held | undefined {
    let oldest: { systemId: string; own: OfAccount; from: string | null; order: number } | undefined
    for (const [systemId, own] of this.#byAccount) {
      const [apart] = own.apart
      for (const [from, queue] of [[null, own.free] as const, ...(apart === undefined ? [] : [apart])]) {
        const order = queue.peek()?.order
        if (order !== undefined && (oldest === undefined || order < oldest.order)) {
          oldest = { systemId, own, from, order }
        }
      }
    }
    return oldest && this.#shift(oldest.systemId, oldest.own, oldest.from)
  }

  #shift(systemId: string, own: OfAccount, from: string | null): Held | undefined {
    const queue = from === null ? own.free : own.apart.get(from)
    const queued = queue?.shift()
    if (queued === undefined) return undefined
    if (from !== null && queue?.size === 0) own.apart.delete(from)
    if (own.free.size === 0 && own.apart.size === 0) this.#byAccount.delete(systemId)
    this.#size--
    this.#octets -= octetsOf(queued.held.receipt.message)
    return queued.held
  }
}
