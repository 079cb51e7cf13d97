import type { Clock } from './clock.ts'
import type { PduObserver } from './pdu-observer.ts'
import type { ReadGate } from './read-gate.ts'
import type { SessionLink } from './session-link.ts'

/** Octets waiting to leave, above which the peer's next requests stay in the socket. */
const maxWaitingOctets = 1 << 20
/** Requests of the peer waiting for our answer, above which the next stay in the socket. */
const maxOwed = 20_000

/** Stops reading from a peer that does not read its answers, and from every peer while the gate is shut. */
export class Backlog {
  readonly #link: SessionLink
  readonly #observer: PduObserver
  readonly #clock: Clock
  readonly #gate: ReadGate | undefined
  /** Monotonic ms since which a peer that stalls has taken nothing. */
  #stalledAt: number | null = null
  #takenOctets = 0
  #isHeld = false

  constructor(link: SessionLink, observer: PduObserver, clock: Clock, gate?: ReadGate) {
    this.#link = link
    this.#observer = observer
    this.#clock = clock
    this.#gate = gate
  }

  /** True while nothing is read because the gate is shut: silence then says nothing about the peer. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Stops or resumes reading. `owed` is the number of the peer's requests that wait for our answer. */
  check(owed: number): void {
    const { takenOctets, waitingOctets } = this.#link.output
    const isTooMuch = waitingOctets > maxWaitingOctets || owed > maxOwed
    if (isTooMuch && this.#stalledAt === null) {
      this.#stalledAt = this.#clock.monotonic()
      this.#observer.note({ kind: 'peer-stalled', waitingOctets })
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
    const isWanted = this.#stalledAt === null && !this.#isHeld
    if (isWanted === this.#link.isReading) return
    if (isWanted) this.#link.resumeReading()
    else this.#link.pauseReading()
  }
}
