import { afterEach } from 'vitest'
import { SystemClock } from '../../../electron/session/clock.ts'
import type { SessionHooks } from '../../../electron/session/session-hooks.ts'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { presentChange } from '../../../electron/smsc/read-config.ts'
import { Simulator } from '../../../electron/smsc/simulator.ts'
import type { TrafficCounters } from '../../../electron/smsc/traffic-counters.ts'
import type { SimulatorChange, SimulatorState } from '../../../shared/contract/simulator.ts'
import { catalogue } from '../../support/catalogue.ts'
import { WireClient } from './wire-client.ts'

const running: Simulator[] = []

afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop()
})

export interface Running {
  readonly simulator: Simulator
  readonly port: number
  /** Changes it, in the words of this release or an earlier one. */
  readonly configure: (change: SimulatorChange) => void
  /** A client connected to it. */
  readonly connect: () => Promise<WireClient>
  /** Resolves with the first state told from here on that is as wanted. */
  readonly until: (isWanted: (state: SimulatorState) => boolean) => Promise<SimulatorState>
}

/** A simulator on a free port with receipts at once, stopped after the test. */
export async function runSimulator(
  change: SimulatorChange = {},
  hooks: SessionHooks = {},
  counters?: TrafficCounters,
): Promise<Running> {
  const watchers = new Set<(state: SimulatorState) => void>()
  const config = defaultSimulatorConfig(catalogue, change.profileId)
  const simulator = new Simulator({
    catalogue: () => catalogue,
    config: {
      ...config,
      port: 0,
      receipt: { ...config.receipt, delay: 0 },
      ...presentChange(change, config),
    },
    clock: new SystemClock(),
    hooks,
    ...(counters && { counters }),
    seed: 0,
    onState: (state) => {
      for (const watch of watchers) watch(state)
    },
  })
  running.push(simulator)
  const { port } = await simulator.start()
  const until: Running['until'] = (isWanted) =>
    new Promise((resolve) => {
      const watch = (state: SimulatorState) => {
        if (!isWanted(state)) return
        watchers.delete(watch)
        resolve(state)
      }
      watchers.add(watch)
      watch(simulator.state())
    })
  const configure = (asked: SimulatorChange) =>
    simulator.configure(presentChange(asked, simulator.state().config))
  return { simulator, port, configure, until, connect: () => WireClient.connect(port) }
}
