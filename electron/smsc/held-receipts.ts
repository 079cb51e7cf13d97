import { Fifo } from '../session/fifo.ts'
import { octetsOf, type StoredMessage } from './message-store.ts'

export interface Held {
  readonly message: StoredMessage
  attempts: number
}

interface Queued {
  readonly held: Held
  /** Counts up, so that the oldest of all accounts is known. */
  readonly order: number
}

/** Receipts that wait for a session of their account, the oldest of each first. */
export class HeldReceipts {
  readonly #byAccount = new Map<string, Fifo<Queued>>()
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
    const { systemId } = held.message
    const own = this.#byAccount.get(systemId) ?? new Fifo<Queued>()
    this.#byAccount.set(systemId, own)
    own.push({ held, order: this.#order++ })
    this.#size++
    this.#octets += octetsOf(held.message)
  }

  /** Accounts with something held. */
  accounts(): string[] {
    return [...this.#byAccount.keys()]
  }

  /** Takes out the oldest of an account. */
  shift(systemId: string): Held | undefined {
    const own = this.#byAccount.get(systemId)
    const queued = own?.shift()
    if (own?.size === 0) this.#byAccount.delete(systemId)
    if (queued === undefined) return undefined
    this.#size--
    this.#octets -= octetsOf(queued.held.message)
    return queued.held
  }

  /** Takes out the oldest of all. */
  shiftOldest(): Held | undefined {
    let oldest: { readonly systemId: string; readonly order: number } | undefined
    for (const [systemId, own] of this.#byAccount) {
      const order = own.peek()?.order
      if (order !== undefined && (oldest === undefined || order < oldest.order)) oldest = { systemId, order }
    }
    return oldest === undefined ? undefined : this.shift(oldest.systemId)
  }
}
