import type { ScenarioHead } from '../../../shared/contract/scenarios.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { type Catalogue, perCatalogue } from '../../../shared/profiles/catalogue.ts'
import { profileScenario } from './profile-scenario.ts'
import type { Scenario } from './scenario.ts'
import { shippedScenarios } from './shipped-scenarios.ts'

const ofProfiles = perCatalogue((catalogue) => catalogue.all().map(profileScenario))

/** Those of the user's own first, then those that are shipped, then one for each profile. */
export function scenariosOf(catalogue: Catalogue, own: readonly Scenario[] = []): readonly Scenario[] {
  return [...own, ...shippedScenarios, ...ofProfiles(catalogue)]
}

/** Throws `scenario.not-found`. */
export function scenarioOf(catalogue: Catalogue, id: string, own: readonly Scenario[] = []): Scenario {
  const all = scenariosOf(catalogue, own)
  const found = all.find((one) => one.id === id)
  if (found !== undefined) return found
  throw new Fault('scenario.not-found', { id })
}

export function scenarioView({ id, kind, name, summary }: Scenario): ScenarioHead {
  return { id, kind, name, summary }
}
