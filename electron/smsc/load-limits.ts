import type { SimulatorPressure } from '../../shared/contract/simulator.ts'
import { version50 } from '../../shared/smpp/interface-version.ts'
import type { Tlv } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import type { Clock } from '../session/clock.ts'
import { Fifo } from '../session/fifo.ts'
import type { Answer } from './behaviours/behaviours.ts'

const windowMs = 1000
const throttled = statusValue('ESME_RTHROTTLED')
const queueFull = statusValue('ESME_RMSGQFUL')
const congestionState = tlvTag('congestion_state')

interface Taken {
  /** Monotonic ms. */
  readonly at: number
  readonly segments: number
}

/** The limits of a busy MC: its rate, its queue, and the congestion_state it reports. */
export class LoadLimits {
  readonly #clock: Clock
  readonly #settings: () => SimulatorPressure
  readonly #queued: () => number
  #oldest: Taken | undefined
  readonly #younger = new Fifo<Taken>()
  /** Segments taken in the last second. */
  #inWindow = 0

  constructor(options: { clock: Clock; settings: () => SimulatorPressure; queued: () => number }) {
    this.#clock = options.clock
    this.#settings = options.settings
    this.#queued = options.queued
  }

  /** The answer that refuses this number of segments at present; null when they can be taken. */
  refusal(segments: number): Answer | null {
    const { maxRate, maxQueue } = this.#settings()
    if (maxRate !== null && this.#rate() + segments > maxRate) {
      return { rule: null, reply: { status: throttled }, because: `> ${maxRate}/s` }
    }
    if (maxQueue !== null && this.#queued() + segments > maxQueue) {
      return { rule: null, reply: { status: queueFull }, because: `> ${maxQueue}` }
    }
    return null
  }

  /** Counts what was taken. */
  take(segments: number): void {
    // Without a limit nothing reads it, and a load test would fill it for nothing.
    if (this.#settings().maxRate === null) return
    const taken = { at: this.#clock.monotonic(), segments }
    this.#inWindow += segments
    if (this.#oldest === undefined) this.#oldest = taken
    else this.#younger.push(taken)
  }

  /** SMPP 5.0 §4.8.4.18: congestion_state of a response; none for clients that do not know it. */
  tlvs(interfaceVersion: number): readonly Tlv[] {
    const { congestion } = this.#settings()
    if (congestion === 'off' || interfaceVersion < version50) return []
    return [{ tag: congestionState, value: Uint8Array.of(this.#congestionState()) }]
  }

  #congestionState(): number {
    const { congestion, congestionState: fixed, maxRate, maxQueue } = this.#settings()
    if (congestion === 'fixed') return fixed
    const rate = maxRate === null ? 0 : this.#rate() / maxRate
    const queue = maxQueue === null ? 0 : maxQueue === 0 ? 1 : this.#queued() / maxQueue
    return Math.min(100, Math.floor(Math.max(rate, queue) * 100))
  }

  #rate(): number {
    const since = this.#clock.monotonic() - windowMs
    while (this.#oldest !== undefined && this.#oldest.at <= since) {
      this.#inWindow -= this.#oldest.segments
      this.#oldest = this.#younger.shift()
    }
    return this.#inWindow
  }
}
