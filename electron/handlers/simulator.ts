import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { SimulatorState } from '../../shared/contract/simulator.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { presentChange } from '../smsc/read-config.ts'
import type { Simulator } from '../smsc/simulator.ts'
import type { SimulatorTls } from '../smsc/simulator-tls.ts'
import type { SavedSettings } from '../storage/saved-settings.ts'

interface Parts {
  readonly simulator: Simulator
  readonly savedSettings: SavedSettings
  /** Tells each state of the simulator; the returned function ends that. */
  readonly onState: (listener: (state: SimulatorState) => void) => () => void
}

type Calls = Pick<
  Handlers,
  | 'simulator.start'
  | 'simulator.stop'
  | 'simulator.configure'
  | 'simulator.setTls'
  | 'simulator.deliver'
  | 'simulator.alert'
  | 'simulator.outbind'
>

export function simulatorHandlers({ simulator, savedSettings }: Parts): Calls {
  return {
    'simulator.start': async () => {
      await simulator.start()
      return simulator.state()
    },
    'simulator.stop': async () => {
      await simulator.stop()
      return simulator.state()
    },
    'simulator.configure': async (change) => {
      simulator.configure(presentChange(change, simulator.state().config))
      const state = simulator.state()
      await savedSettings.keepSimulator(state.config)
      return state
    },
    'simulator.setTls': async ({ tls }) => {
      simulator.setTls(tls === null ? null : changed(simulator.tls, tls))
      await savedSettings.keepSimulatorTls(simulator.tls)
      return simulator.state()
    },
    'simulator.deliver': (message) => simulator.deliver(message),
    'simulator.alert': async (alert) => {
      simulator.alert(alert)
      return {}
    },
    'simulator.outbind': (target) => simulator.outbind(target),
  }
}

export function simulatorSources({ simulator, onState }: Parts): Pick<StreamSources, 'simulator.state'> {
  return {
    'simulator.state': (_params, emit) => {
      emit(simulator.state())
      return onState(emit)
    },
  }
}

/**
 * `known` with the given parts replaced; null keeps a part. Throws certificate.unreadable without a
 * certificate.
 */
function changed(
  known: SimulatorTls | null,
  { certificate, clientCaPem }: { certificate: ClientCertificate | null; clientCaPem: string | null },
): SimulatorTls {
  const kept = certificate ?? known?.certificate
  if (kept === undefined) throw new Fault('certificate.unreadable', {})
  return { certificate: kept, clientCaPem: clientCaPem ?? known?.clientCaPem ?? '' }
}
