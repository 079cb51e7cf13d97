import { onTestFinished } from 'vitest'
import { RelayRows } from '../../../electron/relay/relay-rows.ts'
import { RelayTraffic } from '../../../electron/relay/relay-traffic.ts'
import { type RelayParts, TransparentRelay } from '../../../electron/relay/transparent-relay.ts'
import type { ConnectionSettings } from '../../../electron/session/bind-settings.ts'
import { type Clock, SystemClock } from '../../../electron/session/clock.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import { relayRowsSchema } from '../../../shared/relay/relay-row.ts'
import type { RelayEvent, RelayedPdu, RelayTold } from '../../../shared/relay/relay-told.ts'
import { catalogue } from '../../support/catalogue.ts'

/** A connection to that port of this machine. */
export function connectionTo(port: number, change: Partial<ConnectionSettings> = {}): ConnectionSettings {
  return {
    ...newConnection,
    ...{ connectionId: 'provider', name: 'provider', host: '127.0.0.1', port },
    ...{ systemId: 'demo', password: 'demo' },
    ...change,
  }
}

export interface RunningTraffic {
  readonly traffic: RelayTraffic
  /** Resolves with the first of them, told before or from here on, that is as wanted. */
  readonly until: (isWanted: (told: RelayTold) => boolean) => Promise<RelayTold>
  readonly events: () => RelayEvent[]
  readonly pdus: () => RelayedPdu[]
}

export function watchedTraffic(clock = new SystemClock()): RunningTraffic {
  const traffic = new RelayTraffic(clock)
  return {
    traffic,
    until: (isWanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = traffic.after(0).find(isWanted)
          if (found === undefined) return
          stop()
          resolve(found)
        }
        const stop = traffic.onAdd(look)
        look()
      }),
    events: () => traffic.after(0).filter((told) => told.kind === 'event'),
    pdus: () => traffic.after(0).filter((told) => told.kind === 'pdu'),
  }
}

/** The rows of a relay, as a file writes them. */
export function relayRows(clock: Clock, traffic: RelayTraffic, written: unknown = []): RelayRows {
  return new RelayRows(relayRowsSchema.parse(written), {
    clock,
    played: () => playedProfile(catalogue, 'smpp-3.4'),
    onMisfit: (row, field) => traffic.tell('row-misfit', '', { row, field }),
  })
}

/** A transparent relay on a free port towards `port`, stopped after the test. */
export async function runTransparent(port: number, change: Partial<RelayParts> = {}, written: unknown = []) {
  const clock = new SystemClock()
  const watched = watchedTraffic(clock)
  const rows = relayRows(clock, watched.traffic, written)
  const relay = new TransparentRelay({
    ...{ host: '127.0.0.1', port: 0, tls: null, hooks: {}, clock, rows, traffic: watched.traffic },
    connection: connectionTo(port),
    ...change,
  })
  onTestFinished(() => relay.stop())
  return { ...watched, relay, rows, port: await relay.start() }
}
