import type { SimulatorState } from '../../shared/contract/simulator.ts'
import { latencyBounds, type TrafficCounters } from './traffic-counters.ts'

/** The counters of an operator as one object: what `/metrics.json` serves. */
export interface OperatorMetrics {
  readonly operator: string
  readonly host: string
  readonly port: number | null
  /** Messages accepted and refused. */
  readonly accepted: number
  readonly refused: number
  /** Messages on their way to the final state. */
  readonly queued: number
  readonly receipts_pending: number
  readonly receipts_given_up: number
  readonly accounts: readonly AccountMetrics[]
}

interface AccountMetrics {
  /** '' is what passed before a bind. */
  readonly system_id: string
  readonly sessions: Counts
  readonly requests: Counts
  readonly responses: Counts
  readonly deliveries: Counts
  readonly receipts: Counts
  readonly throttled: number
  readonly latency: {
    readonly count: number
    readonly sum_seconds: number
    /** `count` of responses that took no longer than `le` seconds. */
    readonly buckets: readonly { readonly le: number; readonly count: number }[]
  }
}

type Counts = Readonly<Record<string, number>>

export function operatorMetrics(state: SimulatorState, counters: TrafficCounters): OperatorMetrics {
  const { config, port, accepted, refused, queued, receiptsPending, receiptsGivenUp } = state
  const configured = config.accounts.map(({ systemId }) => systemId)
  const names = new Set(['', ...configured, ...counters.entries().map(([systemId]) => systemId)])
  return {
    operator: config.name,
    host: config.host,
    port,
    accepted,
    refused,
    queued,
    receipts_pending: receiptsPending,
    receipts_given_up: receiptsGivenUp,
    accounts: [...names].map((systemId) => accountMetrics(systemId, state, counters)),
  }
}

function accountMetrics(
  systemId: string,
  { sessions }: SimulatorState,
  all: TrafficCounters,
): AccountMetrics {
  const own = all.of(systemId)
  const binds: Record<string, number> = {}
  for (const session of sessions) {
    if ((session.systemId ?? '') !== systemId) continue
    const mode = session.bindMode ?? 'unbound'
    binds[mode] = (binds[mode] ?? 0) + 1
  }
  let below = 0
  return {
    system_id: systemId,
    sessions: binds,
    requests: Object.fromEntries(own.requests.entries()),
    responses: Object.fromEntries(own.responses.entries()),
    deliveries: Object.fromEntries(own.deliveries.entries()),
    receipts: Object.fromEntries(own.receipts.entries()),
    throttled: own.throttled,
    latency: {
      count: own.answered,
      sum_seconds: own.latencySeconds,
      buckets: latencyBounds.map((le, index) => {
        below += own.latencies[index] ?? 0
        return { le, count: below }
      }),
    },
  }
}
