import { randomUUID } from 'node:crypto'
import { builtInOperatorId } from '../../shared/contract/built-in-operator.ts'
import type { Handlers } from '../../shared/contract/contract.ts'
import { revisionOf } from '../../shared/contract/revision.ts'
import type { ScenarioView } from '../../shared/contract/scenarios.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { scenarioOf, scenariosOf, scenarioView } from '../smsc/scenarios/all-scenarios.ts'
import { type Scenario, scenarioConfig, settingsOf } from '../smsc/scenarios/scenario.ts'
import type { SimulatorFleet } from '../smsc/simulator-fleet.ts'
import type { OwnScenario, SavedScenarios } from '../storage/saved-scenarios.ts'
import type { SavedSettings } from '../storage/saved-settings.ts'
import { readScenarioFile, scenarioFileText } from './scenario-file.ts'

interface Parts {
  readonly catalogue: () => Catalogue
  readonly fleet: SimulatorFleet
  readonly savedScenarios: SavedScenarios
  readonly savedSettings: SavedSettings
}

type Calls = Pick<
  Handlers,
  | 'scenarios.list'
  | 'scenarios.preview'
  | 'scenarios.load'
  | 'scenarios.save'
  | 'scenarios.rename'
  | 'scenarios.remove'
  | 'scenarios.export'
  | 'scenarios.import'
>

export function scenarioHandlers({ catalogue, fleet, savedScenarios, savedSettings }: Parts): Calls {
  const find = (id: string) => scenarioOf(catalogue(), id, savedScenarios.all)
  /** Throws `scenario.not-found` for one that is not the user's own. */
  const findOwn = (id: string): OwnScenario => {
    const found = savedScenarios.all.find((one) => one.id === id)
    if (found === undefined) throw new Fault('scenario.not-found', { id })
    return found
  }
  const add = async (scenario: Omit<OwnScenario, 'id' | 'kind'>) => {
    const own: OwnScenario = { id: randomUUID(), kind: 'own', ...scenario }
    await savedScenarios.put(own)
    return shown(own)
  }
  const configUnder = (id: string, operatorId: string) =>
    scenarioConfig(catalogue(), find(id).settings, fleet.of(operatorId).state().config)
  return {
    'scenarios.list': async () => ({
      scenarios: scenariosOf(catalogue(), savedScenarios.all).map(shown),
    }),
    'scenarios.preview': async ({ id, operatorId = builtInOperatorId }) => ({
      config: configUnder(id, operatorId),
    }),
    'scenarios.load': async ({ id, operatorId = builtInOperatorId }) => {
      const simulator = fleet.of(operatorId)
      simulator.configure(configUnder(id, operatorId))
      if (operatorId === builtInOperatorId) await savedSettings.keepSimulator(simulator.state().config)
      else await savedSettings.keepOperators(fleet.stored())
      return simulator.state()
    },
    'scenarios.save': async ({ title, id, operatorId }) => {
      const settings = settingsOf(fleet.of(operatorId).state().config)
      if (id === null) return add({ ...title, settings })
      const own: OwnScenario = { ...findOwn(id), ...title, settings }
      await savedScenarios.put(own)
      return shown(own)
    },
    'scenarios.rename': async ({ id, title }) => {
      const own: OwnScenario = { ...findOwn(id), ...title }
      await savedScenarios.put(own)
      return shown(own)
    },
    'scenarios.remove': async ({ id }) => {
      const text = scenarioFileText(findOwn(id))
      await savedScenarios.remove(id)
      return { text }
    },
    'scenarios.export': async ({ id }) => {
      const found = find(id)
      return { fileName: `${fileName(found.name.en)}.scenario.json`, text: scenarioFileText(found) }
    },
    'scenarios.import': async ({ text }) => {
      const { scenario, ...settings } = readScenarioFile(text)
      return add({ ...scenario, settings })
    },
  }
}

function shown(scenario: Scenario): ScenarioView {
  return { ...scenarioView(scenario), revision: revisionOf(scenario) }
}

function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'simulator' : plain
}
