import { statusName, statusValue } from '../../shared/smpp/status-table.ts'
import type { PduEvent } from '../session/session-hooks.ts'

/** Upper bounds of the buckets of latency, s. */
export const latencyBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** Different names that one kind of thing is counted under; what comes beyond counts as `other`. */
const mostNames = 200
const other = 'other'
const statusThrottled = statusValue('ESME_RTHROTTLED')
const unknownCommand = 'unknown'

/** Counts by name, of a bounded number of names. */
export class NamedCounts {
  readonly #counts = new Map<string, number>()

  add(name: string): void {
    const known = this.#counts.get(name)
    const counted = known === undefined && this.#counts.size >= mostNames ? other : name
    this.#counts.set(counted, (this.#counts.get(counted) ?? 0) + 1)
  }

  entries(): [name: string, count: number][] {
    return [...this.#counts]
  }
}

/** What passed between the simulator and the clients of one account. */
export class AccountCounters {
  /** Requests of clients, by command. */
  readonly requests = new NamedCounts()
  /** Responses to them, by command_status. */
  readonly responses = new NamedCounts()
  /** Requests of the simulator, deliver_sm among them, by command. */
  readonly deliveries = new NamedCounts()
  /** Receipts that a client took, by stat. */
  readonly receipts = new NamedCounts()
  /** Of responses to clients: how many took no longer than each of `latencyBounds`, and longer than the one before. */
  readonly latencies = latencyBounds.map(() => 0)
  throttled = 0
  answered = 0
  /** Sum of the latencies of `answered`. */
  latencySeconds = 0

  count({ direction, pdu, request, latencyMs }: PduEvent): void {
    const isResponse = request !== null || latencyMs !== null || isAnswer(pdu.command_id)
    const command = pdu.command ?? unknownCommand
    if (direction === 'received' && !isResponse) this.requests.add(command)
    if (direction === 'sent' && !isResponse) this.deliveries.add(command)
    if (direction === 'sent' && isResponse) this.#answered(pdu.command_status, latencyMs)
  }

  #answered(status: number, latencyMs: number | null): void {
    this.responses.add(statusName(status))
    if (status === statusThrottled) this.throttled++
    if (latencyMs === null) return
    const seconds = latencyMs / 1000
    this.answered++
    this.latencySeconds += seconds
    const bucket = latencyBounds.findIndex((bound) => seconds <= bound)
    if (bucket !== -1) this.latencies[bucket] = (this.latencies[bucket] ?? 0) + 1
  }
}

/** SMPP 3.4 §5.1.2.1: the top bit of a response's command_id is set. */
function isAnswer(commandId: number): boolean {
  return commandId >= 0x8000_0000
}

/** Counts of an operator by account; '' is what passed before a bind. */
export class TrafficCounters {
  readonly #byAccount = new Map<string, AccountCounters>()

  of(systemId: string): AccountCounters {
    const known = this.#byAccount.get(systemId)
    if (known !== undefined) return known
    const counters = new AccountCounters()
    this.#byAccount.set(systemId, counters)
    return counters
  }

  entries(): [systemId: string, counters: AccountCounters][] {
    return [...this.#byAccount]
  }
}
