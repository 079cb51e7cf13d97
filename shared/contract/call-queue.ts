import { Fault } from '../faults/fault.ts'
import type { FaultCode } from '../faults/fault-table.ts'

/** A call with valid input. */
export interface QueuedCall {
  readonly id: number
  readonly name: string
  readonly input: unknown
  /** Length of its message. */
  readonly octets: number
  readonly kind: CallKind
}

/** Cost of a call: reads take long or have large answers; of searches of one name only the newest counts. */
export type CallKind = 'plain' | 'read' | 'search'

export interface CallLimits {
  /** Calls worked on at once for one window. */
  readonly atOnce: number
  /** Plain calls of one name among them, so that the others can still be begun. */
  readonly plainOfOneName: number
  /** Reads of one name, and as many searches. An aborted one counts until it has ended. */
  readonly readsOfOneName: number
  /** Calls waiting to be begun. */
  readonly waiting: number
  /** Octets of all calls, waiting or begun. */
  readonly octets: number
}

export const defaultCallLimits: CallLimits = {
  atOnce: 64,
  plainOfOneName: 32,
  readsOfOneName: 1,
  waiting: 1000,
  octets: 16 * 1024 * 1024,
}

interface Options {
  readonly limits: CallLimits
  /** True while calls may be begun. */
  readonly mayBegin: () => boolean
  /** Works on a call; resolves when it was answered, or has ended after its signal. */
  readonly run: (call: QueuedCall, signal: AbortSignal) => Promise<void>
  readonly refuse: (call: QueuedCall, fault: Fault) => void
  /** Runs a task in a later turn: between two reads of one window the others are served. */
  readonly later: (task: () => void) => void
}

/** The calls of one window: bounded in number and octets, begun in their order. */
export class CallQueue {
  readonly #options: Options
  #waiting: QueuedCall[] = []
  readonly #running = new Map<QueuedCall, AbortController>()
  #octets = 0

  constructor(options: Options) {
    this.#options = options
  }

  get isFull(): boolean {
    const { waiting, octets } = this.#options.limits
    return this.#waiting.length >= waiting || this.#octets >= octets
  }

  add(call: QueuedCall): void {
    if (call.kind === 'search') this.#supersede(call.name)
    const { limits, refuse } = this.#options
    const isTooMuch = this.#octets > 0 && this.#octets + call.octets > limits.octets
    if (isTooMuch || this.#waiting.length >= limits.waiting) {
      refuse(call, new Fault('contract.busy', { waiting: this.#waiting.length }))
      return
    }
    this.#octets += call.octets
    if (this.#mayBegin() && this.#hasRoomFor(call)) this.#begin(call)
    else this.#waiting.push(call)
  }

  /** Begins the calls that may be; also to be called when `mayBegin` may have changed. */
  beginDue(): void {
    while (this.#mayBegin()) {
      const index = this.#waiting.findIndex((call) => this.#hasRoomFor(call))
      const [call] = index < 0 ? [] : this.#waiting.splice(index, 1)
      if (call === undefined) return
      this.#begin(call)
    }
  }

  /** Forgets the waiting calls and aborts the begun ones. */
  stop(): void {
    this.#waiting = []
    for (const controller of this.#running.values()) controller.abort()
  }

  #mayBegin(): boolean {
    return this.#running.size < this.#options.limits.atOnce && this.#options.mayBegin()
  }

  #begin(call: QueuedCall): void {
    const controller = new AbortController()
    this.#running.set(call, controller)
    void this.#options.run(call, controller.signal).finally(() => {
      this.#running.delete(call)
      this.#octets -= call.octets
      if (call.kind === 'plain') this.beginDue()
      else this.#options.later(() => this.beginDue())
    })
  }

  /** Counts reads and searches of one name apart: a long search does not hold up a page. */
  #hasRoomFor({ name, kind }: QueuedCall): boolean {
    const { plainOfOneName, readsOfOneName } = this.#options.limits
    let running = 0
    for (const call of this.#running.keys()) if (call.name === name && call.kind === kind) running += 1
    return running < (kind === 'plain' ? plainOfOneName : readsOfOneName)
  }

  /** Refuses the older searches of this name, waiting or begun. */
  #supersede(name: string): void {
    const { refuse } = this.#options
    const isOlder = (call: QueuedCall) => call.kind === 'search' && call.name === name
    for (const call of this.#waiting.filter(isOlder)) {
      this.#waiting.splice(this.#waiting.indexOf(call), 1)
      this.#octets -= call.octets
      refuse(call, superseded(name))
    }
    for (const [call, controller] of this.#running) {
      if (!isOlder(call) || controller.signal.aborted) continue
      controller.abort()
      refuse(call, superseded(name))
    }
  }
}

function superseded(call: string): Fault<Extract<FaultCode, 'contract.superseded'>> {
  return new Fault('contract.superseded', { call })
}
