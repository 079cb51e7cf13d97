import type { ScenarioKind, ScenarioSettings, ScenarioTitle } from '../../../shared/contract/scenarios.ts'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { openAccount } from '../../../shared/simulator/simulated-account.ts'
import { defaultSimulatorConfig } from '../default-config.ts'
import { given } from '../read-config.ts'

/** Settings of an operator under a name. */
export interface Scenario extends ScenarioTitle {
  readonly id: string
  readonly kind: ScenarioKind
  readonly settings: ScenarioSettings
}

/** The operator's configuration under a scenario: a fresh one of its profile, and over it what the scenario sets. */
export function scenarioConfig(
  catalogue: Catalogue,
  { accountLimits, ...settings }: ScenarioSettings,
  current: SimulatorConfig,
): SimulatorConfig {
  const { name, host, port, distributionLists } = current
  return {
    ...defaultSimulatorConfig(catalogue, settings.profileId),
    ...given(settings),
    ...{ name, host, port, distributionLists },
    accounts: current.accounts.map(({ systemId, password }) => ({
      ...openAccount(systemId, password),
      ...accountLimits,
    })),
  }
}

/** The operator's settings as those of a scenario; of several accounts the limits of the first are kept. */
export function settingsOf(config: SimulatorConfig): ScenarioSettings {
  const { name: _name, host: _host, port: _port, distributionLists: _lists, accounts, ...settings } = config
  const [first] = accounts
  if (first === undefined) return settings
  const { systemId: _systemId, password: _password, ...accountLimits } = first
  return { ...settings, accountLimits }
}
