import type { SimulatorState } from '../../shared/contract/simulator.ts'
import { ownText } from './own-text.ts'

export type SimulatorEvent = SimulatorState['events'][number]

const eventLimit = 50

/** What clients send may be as long as a PDU, and every window gets all events ten times a second. */
const textLimit = 500

/** The last cuts and refusals, newest first. */
export class EventLog {
  #events: readonly SimulatorEvent[] = []
  #seq = 0

  add(event: Omit<SimulatorEvent, 'seq'>): void {
    this.#seq++
    const { systemId, detail } = event
    const kept = { ...event, systemId: systemId && shortened(systemId), detail: shortened(detail) }
    this.#events = [{ seq: this.#seq, ...kept }, ...this.#events.slice(0, eventLimit - 1)]
  }

  list(): SimulatorEvent[] {
    return [...this.#events]
  }
}

function shortened(text: string): string {
  return text.length <= textLimit ? text : ownText(`${text.slice(0, textLimit)}…`)
}
