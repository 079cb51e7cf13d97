import type { SimulatorState } from '../../shared/contract/simulator.ts'

export type SimulatorEvent = SimulatorState['events'][number]

const eventLimit = 50

/** The last cuts and refusals, newest first. */
export class EventLog {
  #events: readonly SimulatorEvent[] = []
  #seq = 0

  add(event: Omit<SimulatorEvent, 'seq'>): void {
    this.#seq++
    this.#events = [{ seq: this.#seq, ...event }, ...this.#events.slice(0, eventLimit - 1)]
  }

  list(): SimulatorEvent[] {
    return [...this.#events]
  }
}
