import type { SimulatorState } from '../../shared/contract/simulator.ts'
import { ownText } from './own-text.ts'
import { RecentMap } from './recent-map.ts'

export type SimulatorEvent = SimulatorState['events'][number]

const eventLimit = 50

/** What clients send may be as long as a PDU, and every window gets all events ten times a second. */
const textLimit = 500

/** What a client can bring about thousands of times a second. Of one kind and behaviour so many are told a second. */
const paced: ReadonlySet<SimulatorEvent['kind']> = new Set(['refused', 'acted', 'nack'])
const mostPerSecond = 10
const pacedKeys = 1000

interface Pace {
  /** Epoch ms of the second that is counted. */
  since: number
  told: number
  /** Those since the last that was told. */
  untold: number
}

/** The last cuts and refusals, newest first. */
export class EventLog {
  #events: readonly SimulatorEvent[] = []
  #seq = 0
  readonly #paces = new RecentMap<Pace>({ count: pacedKeys, octets: Number.POSITIVE_INFINITY })

  add(event: Omit<SimulatorEvent, 'seq'>): void {
    const times = paced.has(event.kind) ? this.#timesOf(event) : 1
    if (times === 0) return
    this.#seq++
    const { systemId, detail } = event
    const kept = {
      ...event,
      systemId: systemId && shortened(systemId),
      detail: shortened(detail),
      ...(times > 1 && { times }),
    }
    this.#events = [{ seq: this.#seq, ...kept }, ...this.#events.slice(0, eventLimit - 1)]
  }

  list(): SimulatorEvent[] {
    return [...this.#events]
  }

  /** For how many it is told; 0: it is only counted. */
  #timesOf({ kind, rule, at }: Omit<SimulatorEvent, 'seq'>): number {
    const key = `${kind} ${rule ?? ''}`
    const pace = this.#paces.get(key) ?? { since: at, told: 0, untold: 0 }
    if (at - pace.since >= 1000 || at < pace.since) Object.assign(pace, { since: at, told: 0 })
    const isTold = pace.told < mostPerSecond
    const times = isTold ? pace.untold + 1 : 0
    pace.told += isTold ? 1 : 0
    pace.untold = isTold ? 0 : pace.untold + 1
    this.#paces.set(key, pace)
    return times
  }
}

function shortened(text: string): string {
  return text.length <= textLimit ? text : ownText(`${text.slice(0, textLimit)}…`)
}
