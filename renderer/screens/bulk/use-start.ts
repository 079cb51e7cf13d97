import { useState } from 'react'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import type { Connection } from '../../../shared/contract/connections.ts'
import { routeOf } from '../../parts/route.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'

/** How a run starts, as it is typed. */
interface Start {
  readonly connectionId: string | null
  /** '' is as fast as the window allows. */
  readonly rate: string
  readonly window: number
  /** Epoch ms; null is now, NaN what is no moment. */
  readonly startAt: number | null
}

/** By which connection, how fast and when a run starts. */
export interface RunStart extends Start {
  readonly connection: Connection
  readonly change: (change: Partial<Start>) => void
  readonly isGood: boolean
}

/** null: there is no connection. */
export function useStart(run: BulkRun): RunStart | null {
  const [start, setStart] = useState<Start>({
    connectionId: run.connectionId,
    rate: run.rate === null ? '' : String(run.rate),
    window: run.window,
    startAt: null,
  })
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const { connection } = routeOf(start.connectionId, connections, sessions)
  if (connection === null) return null
  return {
    ...start,
    connection,
    change: (change) => setStart({ ...start, ...change }),
    isGood: isRate(readRate(start.rate)) && isWindow(start.window) && !Number.isNaN(start.startAt),
  }
}

/** The start as the engine takes it. */
export function startOf({ connection, rate, window, startAt }: RunStart) {
  const { connectionId } = connection
  return { connectionId, rate: readRate(rate), window, startAt }
}

/** Parts a second that it goes out at: the run's own rate or the connection's, the lower one; null: neither has any. */
export function paceOf({ connection, rate }: RunStart): number | null {
  const own = readRate(rate)
  const rates = [own ?? 0, connection.rate].filter((one) => one > 0)
  return isRate(own) && rates.length > 0 ? Math.min(...rates) : null
}

/** null: no limit. */
export function readRate(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return text === '' ? null : Number(text)
}

export function isRate(rate: number | null): boolean {
  return rate === null || (rate >= 0.1 && rate <= 100_000)
}

export function isWindow(window: number): boolean {
  return Number.isInteger(window) && window >= 1 && window <= 1000
}
