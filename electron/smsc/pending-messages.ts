import { receiptWish, wantsIntermediateStates } from '../../shared/smpp/message-flags.ts'
import type { Bound } from './bounds.ts'
import { pendingBound } from './bounds.ts'
import { DueHeap } from './due-heap.ts'
import { octetsOf, type StoredMessage } from './message-store.ts'
import { keyOfTexts } from './text-fingerprint.ts'

/** What cancel_sm may name messages by instead of an id; an empty service_type stands for any. */
export interface Route {
  readonly source: string
  readonly destination: string
  readonly serviceType: string
}

/** Messages on their way to the final state: what cancel_sm and replace_sm can still reach. */
export class PendingMessages {
  readonly #bound: Bound
  /** By addresses and service_type: a message, or several. */
  readonly #byRoute = new Map<string, StoredMessage | Set<StoredMessage>>()
  /** By addresses: the service_types that messages between them have, the empty one aside. */
  readonly #serviceTypes = new Map<string, Set<string>>()
  /** Those that wait for a time of their own. */
  readonly #ownTimes = new DueHeap<StoredMessage>()
  #oldest: StoredMessage | null = null
  #youngest: StoredMessage | null = null
  #size = 0
  #octets = 0
  #awaited = 0

  constructor(bound = pendingBound) {
    this.#bound = bound
  }

  get size(): number {
    return this.#size
  }

  /** Number of messages whose sender may want a receipt. */
  get awaited(): number {
    return this.#awaited
  }

  /** The one that has waited longest for the delay that is the same for all; null without any. */
  get oldest(): StoredMessage | null {
    return this.#oldest
  }

  /** The one whose own time is over first; null without any. */
  get earliest(): StoredMessage | null {
    return this.#ownTimes.earliest
  }

  /** Whether so many more, with so many octets, can be kept. */
  hasRoom(count: number, octets: number): boolean {
    return this.#size + count <= this.#bound.count && this.#octets + octets <= this.#bound.octets
  }

  /** True when a quarter of what can be kept is free again. */
  get isRelieved(): boolean {
    return this.#size * 4 <= this.#bound.count * 3 && this.#octets * 4 <= this.#bound.octets * 3
  }

  /**
   * Takes it in; it waits for nothing until `wait` or `waitUntil` is called. `monotonic` ms: a wall clock that is set back
   * must not hold back what is due.
   */
  add(message: StoredMessage, monotonic: number): void {
    message.pendingSince = monotonic
    this.#size++
    this.#octets += octetsOf(message)
    if (mayWantReceipt(message)) this.#awaited++
    this.#addToRoute(message)
  }

  /** It waits for the delay that is the same for all, behind those that wait for it already. */
  wait(message: StoredMessage, monotonic: number): void {
    message.pendingSince = monotonic
    message.before = this.#youngest
    if (this.#youngest === null) this.#oldest = message
    else this.#youngest.after = message
    this.#youngest = message
  }

  /** It waits for a time of its own. */
  waitUntil(message: StoredMessage, monotonic: number): void {
    message.dueAt = monotonic
    this.#ownTimes.add(message)
  }

  /** It waits no longer, and stays pending. */
  wake(message: StoredMessage): void {
    const { before, after } = message
    this.#ownTimes.remove(message)
    if (before !== null) before.after = after
    else if (this.#oldest === message) this.#oldest = after
    if (after !== null) after.before = before
    else if (this.#youngest === message) this.#youngest = before
    message.before = null
    message.after = null
  }

  /** False when it is not pending any more. */
  remove(message: StoredMessage): boolean {
    if (!this.has(message)) return false
    this.wake(message)
    message.pendingSince = null
    this.#size--
    this.#octets -= octetsOf(message)
    if (mayWantReceipt(message)) this.#awaited--
    this.#removeFromRoute(message)
    return true
  }

  has(message: StoredMessage): boolean {
    return message.pendingSince !== null
  }

  /** Changes what replace_sm may change of a pending message and keeps the counts right. */
  change(message: StoredMessage, act: () => void): void {
    if (mayWantReceipt(message)) this.#awaited--
    act()
    if (mayWantReceipt(message)) this.#awaited++
  }

  /** Costs what it finds, however many are pending. */
  onRoute({ source, destination, serviceType }: Route): StoredMessage[] {
    const others = serviceType === '' ? (this.#serviceTypes.get(keyOfTexts(source, destination)) ?? []) : []
    return [serviceType, ...others].flatMap((type) => {
      const found = this.#byRoute.get(keyOfTexts(source, destination, type))
      return found === undefined ? [] : found instanceof Set ? [...found] : [found]
    })
  }

  #addToRoute(message: StoredMessage): void {
    const { source, destination, serviceType } = message
    const key = keyOfTexts(source.addr, destination.addr, serviceType)
    const found = this.#byRoute.get(key)
    if (found instanceof Set) found.add(message)
    else this.#byRoute.set(key, found === undefined ? message : new Set([found, message]))
    if (found !== undefined || serviceType === '') return
    const addresses = keyOfTexts(source.addr, destination.addr)
    const types = this.#serviceTypes.get(addresses)
    if (types === undefined) this.#serviceTypes.set(addresses, new Set([serviceType]))
    else types.add(serviceType)
  }

  #removeFromRoute(message: StoredMessage): void {
    const { source, destination, serviceType } = message
    const key = keyOfTexts(source.addr, destination.addr, serviceType)
    const found = this.#byRoute.get(key)
    if (found instanceof Set) {
      found.delete(message)
      if (found.size > 0) return
    }
    this.#byRoute.delete(key)
    if (serviceType === '') return
    const addresses = keyOfTexts(source.addr, destination.addr)
    const types = this.#serviceTypes.get(addresses)
    types?.delete(serviceType)
    if (types?.size === 0) this.#serviceTypes.delete(addresses)
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

/** SMPP 3.4 §5.2.17: bit 4 asks for the states before the final one. */
export function wantsIntermediate({ registeredDelivery, receipt }: StoredMessage): boolean {
  return receipt.intermediateUnasked === true || wantsIntermediateStates(registeredDelivery)
}
