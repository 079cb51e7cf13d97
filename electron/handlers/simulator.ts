import { builtInOperatorId } from '../../shared/contract/built-in-operator.ts'
import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { defaultSimulatorConfig } from '../smsc/default-config.ts'
import { presentChange } from '../smsc/read-config.ts'
import type { SimulatorFleet } from '../smsc/simulator-fleet.ts'
import { changedTls } from '../smsc/simulator-tls.ts'
import type { SavedSettings } from '../storage/saved-settings.ts'

interface Parts {
  readonly fleet: SimulatorFleet
  readonly savedSettings: SavedSettings
  readonly catalogue: () => Catalogue
}

type Calls = Pick<
  Handlers,
  | 'simulator.start'
  | 'simulator.stop'
  | 'simulator.addOperator'
  | 'simulator.removeOperator'
  | 'simulator.restoreOperator'
  | 'simulator.configure'
  | 'simulator.setTls'
  | 'simulator.interfere'
  | 'simulator.deliver'
  | 'simulator.alert'
  | 'simulator.outbind'
>

export function simulatorHandlers({ fleet, savedSettings, catalogue }: Parts): Calls {
  const keep = async (operatorId = builtInOperatorId) => {
    if (operatorId !== builtInOperatorId) await savedSettings.keepOperators(fleet.stored())
    else await savedSettings.keepSimulator(fleet.builtIn.state().config)
  }
  return {
    'simulator.start': async ({ operatorId }) => {
      const simulator = fleet.of(operatorId)
      await simulator.start()
      return simulator.state()
    },
    'simulator.stop': async ({ operatorId }) => {
      const simulator = fleet.of(operatorId)
      await simulator.stop()
      return simulator.state()
    },
    'simulator.addOperator': async ({ name, likeOperatorId }) => {
      const operatorId =
        likeOperatorId === null
          ? fleet.add({ ...defaultSimulatorConfig(catalogue()), name })
          : fleet.duplicate(likeOperatorId, name)
      await keep(operatorId)
      return { operatorId }
    },
    'simulator.removeOperator': async ({ operatorId }) => {
      await fleet.remove(operatorId)
      await keep(operatorId)
      return {}
    },
    'simulator.restoreOperator': async ({ operatorId }) => {
      try {
        await fleet.restore(operatorId)
      } finally {
        await keep(operatorId)
      }
      return {}
    },
    'simulator.configure': async ({ operatorId, replaces: _replaces, ...change }) => {
      const simulator = fleet.of(operatorId)
      simulator.configure(presentChange(change, simulator.state().config))
      await keep(operatorId)
      return simulator.state()
    },
    'simulator.setTls': async ({ operatorId = builtInOperatorId, tls }) => {
      const simulator = fleet.of(operatorId)
      simulator.setTls(tls === null ? null : changedTls(simulator.tls, tls))
      if (operatorId === builtInOperatorId) await savedSettings.keepSimulatorTls(simulator.tls)
      else await keep(operatorId)
      return simulator.state()
    },
    'simulator.interfere': async ({ operatorId, sessionId, how }) => {
      fleet.of(operatorId).interfere(sessionId, how)
      return {}
    },
    'simulator.deliver': ({ operatorId, ...message }) => fleet.of(operatorId).deliver(message),
    'simulator.alert': async ({ operatorId, ...alert }) => {
      fleet.of(operatorId).alert(alert)
      return {}
    },
    'simulator.outbind': ({ operatorId, ...target }) => fleet.of(operatorId).outbind(target),
  }
}

export function simulatorSources({
  fleet,
}: Parts): Pick<StreamSources, 'simulator.state' | 'simulator.operators'> {
  return {
    'simulator.state': ({ operatorId = builtInOperatorId }, emit) => fleet.followState(operatorId, emit),
    'simulator.operators': (_params, emit) => fleet.followList(emit),
  }
}
