import type { Reply } from './envelope.ts'
import type { ServedPort } from './port.ts'
import type { Schedule } from './schedule.ts'

export interface OutletLimits {
  /** Octets sent and not yet taken; above that no call is begun and nothing but refusals is sent. */
  readonly bufferedOctets: number
  /** Refusals sent above that limit before the line is cut. */
  readonly refusals: number
  /** Longest time without taking anything while the call queue is full. */
  readonly patienceMs: number
}

export const defaultOutletLimits: OutletLimits = {
  bufferedOctets: 16 * 1024 * 1024,
  refusals: 1000,
  patienceMs: 30_000,
}

/** Replies to one window. While the window is behind, answers and batches are held back. */
export class Outlet {
  readonly #port: ServedPort
  readonly #schedule: Schedule
  readonly #limits: OutletLimits
  readonly #openListeners: (() => void)[] = []
  #heldBack: (() => void)[] = []
  #refusals = 0
  #callOffCut: (() => void) | undefined
  #stopped = false

  constructor(port: ServedPort, schedule: Schedule, limits: OutletLimits) {
    this.#port = port
    this.#schedule = schedule
    this.#limits = limits
    port.onTaken(() => this.#hearTaken())
  }

  get isOpen(): boolean {
    return !this.#stopped && this.#port.bufferedOctets() <= this.#limits.bufferedOctets
  }

  send(reply: Reply): void {
    if (!this.#stopped) this.#port.send(reply)
  }

  /** Sends a refusal, which is never held back; a window that is behind and provokes too many is cut. */
  refuse(reply: Extract<Reply, { kind: 'refused' }>): void {
    this.send(reply)
    if (this.isOpen) return
    this.#refusals += 1
    if (this.#refusals > this.#limits.refusals) this.#cut()
  }

  /** Runs `task` now, or in its turn once the window has caught up. */
  whenOpen(task: () => void): void {
    if (this.#heldBack.length === 0 && this.isOpen) task()
    else this.#heldBack.push(task)
  }

  /** Calls `listener` each time the window has caught up, after the tasks that were held back. */
  onOpen(listener: () => void): void {
    this.#openListeners.push(listener)
  }

  /** Cuts the line if the window is behind and takes nothing for the time of patience. */
  expectTaking(): void {
    if (!this.isOpen) this.#callOffCut ??= this.#schedule(() => this.#cut(), this.#limits.patienceMs)
  }

  stop(): void {
    this.#stopped = true
    this.#heldBack = []
    this.#endPatience()
  }

  #hearTaken(): void {
    this.#endPatience()
    if (!this.isOpen) return
    this.#refusals = 0
    while (this.isOpen) {
      const task = this.#heldBack.shift()
      if (task === undefined) break
      task()
    }
    for (const listener of this.#openListeners) if (this.isOpen) listener()
  }

  #endPatience(): void {
    this.#callOffCut?.()
    this.#callOffCut = undefined
  }

  #cut(): void {
    if (!this.#stopped) this.#port.close()
  }
}
