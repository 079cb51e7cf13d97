import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import type { RequestOutcome } from './outgoing.ts'
import type { PduTrace } from './session-hooks.ts'

export type Settle = (outcome: RequestOutcome) => void

/** A request whose answer is awaited. One fixed shape: a map of them is the hot path. */
export class PendingRequest implements PduTrace {
  readonly direction = 'sent'
  readonly at: number
  readonly command: CommandName
  readonly commandId: number
  readonly sequenceNumber: number
  captureSeq = 0
  /** Monotonic ms. */
  readonly sentAt: number
  /** null: the link's own, which may change while this waits. */
  readonly timeoutMs: number | null
  /** Keep-alive, bind and unbind do not use the window. */
  readonly usesWindow: boolean
  /** Octets of this link up to and with this request, to know whether it left when the link dies. */
  endPosition = 0
  readonly settle: Settle

  constructor(
    command: CommandName,
    commandId: number,
    sequenceNumber: number,
    at: number,
    sentAt: number,
    timeoutMs: number | null,
    usesWindow: boolean,
    settle: Settle,
  ) {
    this.command = command
    this.commandId = commandId
    this.sequenceNumber = sequenceNumber
    this.at = at
    this.sentAt = sentAt
    this.timeoutMs = timeoutMs
    this.usesWindow = usesWindow
    this.settle = settle
  }
}

/** Requests given up are remembered, so that a late answer is known as one; the oldest are forgotten. */
const rememberedGivenUp = 1000

/** The open requests of one link by sequence_number. Who takes one out settles it: that makes it happen once. */
export class PendingRequests {
  readonly #open = new Map<number, PendingRequest>()
  readonly #givenUp = new Map<number, PendingRequest>()
  #inWindow = 0

  /** Requests that count against the window. */
  get inWindow(): number {
    return this.#inWindow
  }

  /** The one open for the longest time. */
  get oldest(): PendingRequest | undefined {
    for (const request of this.#open.values()) return request
    return undefined
  }

  get size(): number {
    return this.#open.size
  }

  has(sequenceNumber: number): boolean {
    return this.#open.has(sequenceNumber)
  }

  add(request: PendingRequest): void {
    this.#open.set(request.sequenceNumber, request)
    if (request.usesWindow) this.#inWindow++
  }

  /** Takes out the request that a response with this number answers. */
  take(sequenceNumber: number): PendingRequest | undefined {
    const request = this.#open.get(sequenceNumber)
    if (request === undefined) return undefined
    this.#open.delete(sequenceNumber)
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
    for (const request of this.#open.values()) {
      const timeoutMs = request.timeoutMs ?? defaultTimeoutMs
      if (monotonic - request.sentAt >= timeoutMs) expired.push(request)
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
    const all = [...this.#open.values()]
    this.#open.clear()
    this.#inWindow = 0
    return all
  }
}
