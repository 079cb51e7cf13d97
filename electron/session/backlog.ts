import type { Clock } from './clock.ts'
import type { PduObserver } from './pdu-observer.ts'
import type { SessionLink } from './session-link.ts'

/** Octets waiting to leave, above which the peer's next requests stay in the socket. */
const maxWaitingOctets = 1 << 20
/** Requests of the peer waiting for our answer, and their octets, above which the next stay in the socket. */
const maxOwed = 20_000
const maxOwedOctets = 4 << 20

/** Requests of the peer that are not answered yet. */
export interface Owed {
  readonly owed: number
  readonly owedOctets: number
}

/**
 * A peer that does not read its answers must not make us keep them all, nor one that asks faster than we can answer:
 * its requests stay with it meanwhile.
 */
export class Backlog {
  readonly #link: SessionLink
  readonly #observer: PduObserver
  readonly #clock: Clock
  /** Monotonic ms since which a peer that stalls has taken nothing. */
  #stalledAt: number | null = null
  #takenOctets = 0
  /** Reading waits for answers of ours. */
  #isOurs = false

  constructor(link: SessionLink, observer: PduObserver, clock: Clock) {
    this.#link = link
    this.#observer = observer
    this.#clock = clock
  }

  /** We read nothing because answers are ours to give: what the peer says meanwhile is not to be missed. */
  get isOurs(): boolean {
    return this.#isOurs
  }

  /** Stops or resumes reading. */
  check({ owed, owedOctets }: Owed): void {
    const { takenOctets, waitingOctets } = this.#link.output
    const isUnread = waitingOctets > maxWaitingOctets
    const isTooMuch = isUnread || owed > maxOwed || owedOctets > maxOwedOctets
    this.#isOurs = isTooMuch && !isUnread
    if (isTooMuch && this.#stalledAt === null) {
      this.#stalledAt = this.#clock.monotonic()
      this.#link.pauseReading()
      if (isUnread) this.#observer.note({ kind: 'peer-stalled', waitingOctets })
    } else if (!isTooMuch && this.#stalledAt !== null) {
      this.#stalledAt = null
      this.#link.resumeReading()
    } else if (isTooMuch && takenOctets > this.#takenOctets) {
      this.#stalledAt = this.#clock.monotonic()
    }
    this.#takenOctets = takenOctets
  }

  /** The peer has taken nothing for longer than `timeoutMs`, and the socket holds all it can. */
  isStuck(monotonic: number, timeoutMs: number): boolean {
    return this.#stalledAt !== null && monotonic - this.#stalledAt > timeoutMs && this.#link.output.isFull
  }
}
