import type { Clock } from './clock.ts'
import type { PduObserver } from './pdu-observer.ts'
import type { ReadGate } from './read-gate.ts'
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
 * its requests stay with it meanwhile. Nothing is read from any peer while the gate is shut.
 */
export class Backlog {
  readonly #link: SessionLink
  readonly #observer: PduObserver
  readonly #clock: Clock
  readonly #gate: ReadGate | undefined
  /** Monotonic ms since which a peer that stalls has taken nothing. */
  #stalledAt: number | null = null
  #takenOctets = 0
  /** Reading waits for answers of ours. */
  #isOurs = false
  #isHeld = false

  constructor(link: SessionLink, observer: PduObserver, clock: Clock, gate?: ReadGate) {
    this.#link = link
    this.#observer = observer
    this.#clock = clock
    this.#gate = gate
  }

  /** True while we read nothing for reasons of our own: silence then says nothing about the peer. */
  get isOurs(): boolean {
    return this.#isOurs || this.#isHeld
  }

  /** Stops or resumes reading. */
  check({ owed, owedOctets }: Owed): void {
    const { takenOctets, waitingOctets } = this.#link.output
    const isUnread = waitingOctets > maxWaitingOctets
    const isTooMuch = isUnread || owed > maxOwed || owedOctets > maxOwedOctets
    this.#isOurs = isTooMuch && !isUnread
    if (isTooMuch && this.#stalledAt === null) {
      this.#stalledAt = this.#clock.monotonic()
      if (isUnread) this.#observer.note({ kind: 'peer-stalled', waitingOctets })
    } else if (!isTooMuch) {
      this.#stalledAt = null
    } else if (takenOctets > this.#takenOctets) {
      this.#stalledAt = this.#clock.monotonic()
    }
    this.#takenOctets = takenOctets
    if (this.#gate?.isShut === true && !this.#isHeld) this.#hold(this.#gate)
    this.#readOrNot()
  }

  /** The peer has taken nothing for longer than `timeoutMs`, and the socket holds all it can. */
  isStuck(monotonic: number, timeoutMs: number): boolean {
    return this.#stalledAt !== null && monotonic - this.#stalledAt > timeoutMs && this.#link.output.isFull
  }

  #hold(gate: ReadGate): void {
    this.#isHeld = true
    gate.onceOpen(() => {
      this.#isHeld = false
      this.#readOrNot()
    })
  }

  #readOrNot(): void {
    if (this.#link.isEnded) return
    const isPause = this.#stalledAt !== null || this.#isHeld
    if (isPause === this.#link.isPaused) return
    if (isPause) this.#link.pauseReading()
    else this.#link.resumeReading()
  }
}
