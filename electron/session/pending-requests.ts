import { type CommandName, pduTable } from '../../shared/smpp/pdu-table.ts'
import type { RequestOutcome } from './request.ts'
import type { PduMark } from './session-hooks.ts'

export type Settle = (outcome: RequestOutcome) => void

/** A request whose answer is awaited. One fixed shape: a map of them is the hot path. */
export class PendingRequest implements PduMark {
  readonly direction = 'sent'
  readonly at: number
  readonly command: CommandName
  readonly commandId: number
  readonly sequenceNumber: number
  captureSeq = 0
  companion: object | null = null
  /** Monotonic ms. */
  readonly sentAt: number
  /** null: the link's own, which may change while this waits. */
  readonly timeoutMs: number | null
  /** Keep-alive, bind and unbind do not use the window. */
  readonly usesWindow: boolean
  /** Octets of this link up to and with this request, to know whether it left when the link dies. */
  endPosition = 0
  readonly settle: Settle
  /** Its neighbours among the open ones, in the order they were sent. */
  before: PendingRequest | null = null
  after: PendingRequest | null = null

  /** `clocks`: the moment it leaves, epoch and monotonic ms. */
  constructor(
    command: CommandName,
    sequenceNumber: number,
    clocks: { readonly at: number; readonly monotonic: number },
    settle: Settle,
    usesWindow: boolean,
    timeoutMs: number | null,
  ) {
    this.command = command
    this.commandId = pduTable[command].id
    this.sequenceNumber = sequenceNumber
    this.at = clocks.at
    this.sentAt = clocks.monotonic
    this.timeoutMs = timeoutMs
    this.usesWindow = usesWindow
    this.settle = settle
  }
}

/** Requests given up are remembered, so that a late answer is known as one; the oldest are forgotten. */
const rememberedGivenUp = 1000
const firstSlots = 64
/** A power of two, as the first: far more than a window holds. */
const mostSlots = 1 << 15

/**
 * The open requests of one link by sequence_number. The code that removes one settles it, so it is settled
 * once. Numbers follow one another, so the low bits of each select a slot of its own; a Map that gains and
 * loses an entry for every request would burden the garbage collector. A request whose slot is needed again
 * moves aside.
 */
export class PendingRequests {
  #slots: (PendingRequest | null)[] = new Array(firstSlots).fill(null)
  readonly #aside = new Map<number, PendingRequest>()
  readonly #givenUp = new Map<number, PendingRequest>()
  #first: PendingRequest | null = null
  #last: PendingRequest | null = null
  #size = 0
  #inWindow = 0

  /** Requests that count against the window. */
  get inWindow(): number {
    return this.#inWindow
  }

  /** The one open for the longest time. */
  get oldest(): PendingRequest | undefined {
    return this.#first ?? undefined
  }

  get size(): number {
    return this.#size
  }

  has(sequenceNumber: number): boolean {
    return this.#find(sequenceNumber) !== null
  }

  add(request: PendingRequest): void {
    const { sequenceNumber } = request
    const slots = this.#slots
    const held = slots[sequenceNumber & (slots.length - 1)] ?? null
    if (held === null) slots[sequenceNumber & (slots.length - 1)] = request
    else this.#makeRoom(request, held)
    request.before = this.#last
    if (this.#last === null) this.#first = request
    else this.#last.after = request
    this.#last = request
    this.#size++
    if (request.usesWindow) this.#inWindow++
  }

  /** Takes out the request that a response with this number answers. */
  take(sequenceNumber: number): PendingRequest | undefined {
    const request = this.#find(sequenceNumber)
    if (request === null) return undefined
    const slots = this.#slots
    const slot = sequenceNumber & (slots.length - 1)
    if (slots[slot] === request) slots[slot] = null
    else this.#aside.delete(sequenceNumber)
    const { before, after } = request
    if (before === null) this.#first = after
    else before.after = after
    if (after === null) this.#last = before
    else after.before = before
    request.before = null
    request.after = null
    this.#size--
    if (request.usesWindow) this.#inWindow--
    return request
  }

  /** Takes out the given-up request that a late response answers. */
  takeGivenUp(sequenceNumber: number): PendingRequest | undefined {
    const request = this.#givenUp.get(sequenceNumber)
    this.#givenUp.delete(sequenceNumber)
    return request
  }

  /** Takes out every request older than its timeout; they are remembered for late answers. */
  takeExpired(monotonic: number, defaultTimeoutMs: number): PendingRequest[] {
    const expired: PendingRequest[] = []
    for (let request = this.#first; request !== null; request = request.after) {
      if (monotonic - request.sentAt >= (request.timeoutMs ?? defaultTimeoutMs)) expired.push(request)
    }
    for (const request of expired) {
      this.take(request.sequenceNumber)
      this.#givenUp.set(request.sequenceNumber, request)
    }
    while (this.#givenUp.size > rememberedGivenUp) {
      const [oldest] = this.#givenUp.keys()
      if (oldest === undefined) break
      this.#givenUp.delete(oldest)
    }
    return expired
  }

  /** Takes out all, when the link is gone. */
  takeAll(): PendingRequest[] {
    const all: PendingRequest[] = []
    for (let request = this.#first; request !== null; request = this.#first) {
      this.take(request.sequenceNumber)
      all.push(request)
    }
    return all
  }

  #find(sequenceNumber: number): PendingRequest | null {
    const slots = this.#slots
    const request = slots[sequenceNumber & (slots.length - 1)] ?? null
    if (request !== null && request.sequenceNumber === sequenceNumber) return request
    return this.#aside.size === 0 ? null : (this.#aside.get(sequenceNumber) ?? null)
  }

  /** Twice as many slots, or the older of the two aside. */
  #makeRoom(request: PendingRequest, held: PendingRequest): void {
    const length = this.#slots.length * 2
    if (length > mostSlots) {
      this.#slots[request.sequenceNumber & (this.#slots.length - 1)] = request
      this.#aside.set(held.sequenceNumber, held)
      return
    }
    const slots: (PendingRequest | null)[] = new Array(length).fill(null)
    for (let open = this.#first; open !== null; open = open.after)
      slots[open.sequenceNumber & (length - 1)] = open
    this.#slots = slots
    const still = slots[request.sequenceNumber & (length - 1)] ?? null
    if (still === null) slots[request.sequenceNumber & (length - 1)] = request
    else this.#makeRoom(request, still)
  }
}
