import { SystemClock } from '../../electron/session/clock.ts'
import { defaultSimulatorConfig } from '../../electron/smsc/default-config.ts'
import { Simulator } from '../../electron/smsc/simulator.ts'
import { openAccount } from '../../shared/simulator/simulated-account.ts'
import { catalogue } from '../support/catalogue.ts'
import { ours } from './roundtrip-ours.ts'
import type { RoundTripPair } from './roundtrip-pair.ts'

/** A session of ours at the simulator of the product, which judges each message and gives it an id of its own. */
export const simulator: RoundTripPair = {
  async serve() {
    const config = defaultSimulatorConfig(catalogue)
    const running = new Simulator({
      catalogue: () => catalogue,
      config: { ...config, accounts: [openAccount('bench', 'bench')], port: 0 },
      clock: new SystemClock(),
      hooks: {},
      seed: 0,
      onState: () => undefined,
    })
    return (await running.start()).port
  },

  connect: ours.connect,
}
