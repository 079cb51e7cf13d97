import type { Clock, ClockTimer } from '../session/clock.ts'
import type { ReplySpec } from '../session/request.ts'
import { delayedCount } from './bounds.ts'

interface Delayed {
  readonly timer: ClockTimer
  readonly resolve: (reply: ReplySpec) => void
}

/** An answer that waits. */
export interface HeldAnswer {
  readonly answer: Promise<ReplySpec>
  /** Lets it leave now. */
  readonly release: () => void
}

/** Answers that wait for their delay, of all sessions. Beyond the bound an answer leaves at once. */
export class DelayedAnswers {
  readonly #clock: Clock
  readonly #most: number
  readonly #bySession = new Map<string, Set<Delayed>>()
  #count = 0

  constructor(clock: Clock, most = delayedCount) {
    this.#clock = clock
    this.#most = most
  }

  delay(sessionId: string, reply: ReplySpec, delayMs: number): ReplySpec | Promise<ReplySpec> {
    if (delayMs === 0) return reply
    return this.hold(sessionId, reply, delayMs)?.answer ?? reply
  }

  /** Holds an answer until it is released, `mostMs` at most; null beyond the bound. */
  hold(sessionId: string, reply: ReplySpec, mostMs: number): HeldAnswer | null {
    if (this.#count >= this.#most) return null
    const { promise: answer, resolve } = Promise.withResolvers<ReplySpec>()
    const release = () => {
      if (!this.#remove(sessionId, delayed)) return
      this.#clock.clearTimeout(delayed.timer)
      resolve(reply)
    }
    const delayed: Delayed = { resolve, timer: this.#clock.setTimeout(release, mostMs) }
    this.#add(sessionId, delayed)
    return { answer, release }
  }

  /** Drops those of a closed session: a delay of minutes must not hold up the end of the program. */
  drop(sessionId: string): void {
    for (const delayed of this.#bySession.get(sessionId) ?? []) {
      this.#remove(sessionId, delayed)
      this.#clock.clearTimeout(delayed.timer)
      delayed.resolve(null)
    }
  }

  #add(sessionId: string, delayed: Delayed): void {
    const own = this.#bySession.get(sessionId)
    if (own === undefined) this.#bySession.set(sessionId, new Set([delayed]))
    else own.add(delayed)
    this.#count++
  }

  #remove(sessionId: string, delayed: Delayed): boolean {
    const own = this.#bySession.get(sessionId)
    if (own === undefined || !own.delete(delayed)) return false
    if (own.size === 0) this.#bySession.delete(sessionId)
    this.#count--
    return true
  }
}
