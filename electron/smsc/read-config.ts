import {
  type SimulatorChange,
  type SimulatorConfig,
  simulatorChangeSchema,
  simulatorConfigSchema,
} from '../../shared/contract/simulator.ts'
import { readStoredValues } from '../../shared/contract/stored-values.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { earlierSettings, withEarlier } from '../../shared/simulator/earlier-settings.ts'
import { earlierAccountSettings, withEarlierAccount } from '../../shared/simulator/simulated-account.ts'
import { defaultSimulatorConfig } from './default-config.ts'

const presentSchema = simulatorConfigSchema.partial()
const earlierKeys = new Set(Object.keys(earlierSettings))
const accountKeys = new Set(Object.keys(earlierAccountSettings))

/**
 * A change in the words of this release: settings of an earlier one become behaviours and the first account, beside
 * those that stand.
 */
export function presentChange(
  change: SimulatorChange,
  standing: Pick<SimulatorConfig, 'behaviours' | 'accounts'>,
): Partial<SimulatorConfig> {
  // Its schema leaves out what it does not know, which is what earlier releases knew.
  const present = given(presentSchema.parse(change))
  const has = (keys: ReadonlySet<string>) => Object.keys(given(change)).some((key) => keys.has(key))
  return {
    ...present,
    ...(has(earlierKeys) && { behaviours: withEarlier(present.behaviours ?? standing.behaviours, change) }),
    ...(has(accountKeys) && { accounts: withEarlierAccount(present.accounts ?? standing.accounts, change) }),
  }
}

/** Without the keys that are undefined: a key that is there counts as a change. */
export function given<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  for (const [key, value] of Object.entries(change))
    if (value !== undefined) Object.assign(kept, { [key]: value })
  return kept
}

/**
 * A configuration as any release stored it; null when it cannot be read as one. Settings that the release did not have,
 * or that do not read, get their defaults.
 */
export function readStoredConfig(catalogue: Catalogue, stored: unknown): SimulatorConfig | null {
  const change = readStoredValues(simulatorChangeSchema, stored, {})?.values
  if (change === undefined) return null
  const defaults = defaultSimulatorConfig(catalogue, change.profileId)
  return { ...defaults, ...presentChange(change, defaults) }
}
