import type { SimulatorState } from '../../shared/contract/simulator.ts'

export type SimulatorEvent = SimulatorState['events'][number]

const eventLimit = 50

/** The last cuts and refusals, newest first. */
export class EventLog {
  #events: SimulatorEvent[] = []

  add(event: SimulatorEvent): void {
    this.#events = [event, ...this.#events.slice(0, eventLimit - 1)]
  }

  list(): SimulatorEvent[] {
    return this.#events
  }
}
