import { z } from 'zod'
import {
  maxScenariosText,
  mostOwnScenarios,
  type ScenarioSettings,
  type ScenarioTitle,
  scenarioFileSchema,
} from '../../shared/contract/scenarios.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { readJson } from './read-json.ts'
import type { Store } from './store.ts'

const settingName = 'scenarios'
const storedSchema = z.object({ id: z.string(), file: scenarioFileSchema })

/** A scenario of the user's own. */
export interface OwnScenario extends ScenarioTitle {
  readonly id: string
  readonly kind: 'own'
  readonly settings: ScenarioSettings
}

/** The scenarios of the user's own, in the order in which they were made. */
export class SavedScenarios {
  readonly #store: Store
  /** 'scenarios' when one of those that were stored does not read. */
  readonly unreadable: readonly string[]
  #all: readonly OwnScenario[]

  constructor(store: Store, stored: Readonly<Record<string, string>>) {
    this.#store = store
    const text = stored[settingName]
    const list = z.array(z.unknown()).safeParse(text === undefined ? [] : readJson(text)).data
    const read = (list ?? []).slice(0, mostOwnScenarios).map((one) => storedSchema.safeParse(one).data)
    this.#all = read.flatMap((one) => (one === undefined ? [] : [ownOf(one)]))
    this.unreadable = list === undefined || read.includes(undefined) ? [settingName] : []
  }

  get all(): readonly OwnScenario[] {
    return this.#all
  }

  /**
   * Adds it, or puts it in place of the one with its id. Rejects with scenario.too-many, and with storage.unavailable; it then
   * holds for this run.
   */
  async put(scenario: OwnScenario): Promise<void> {
    const isKnown = this.#all.some(({ id }) => id === scenario.id)
    const all = isKnown
      ? this.#all.map((one) => (one.id === scenario.id ? scenario : one))
      : [...this.#all, scenario]
    const length = textOf(all).length
    const isTooLong = length > maxScenariosText && length > textOf(this.#all).length
    if (isTooLong || (!isKnown && all.length > mostOwnScenarios))
      throw new Fault('scenario.too-many', { most: mostOwnScenarios, mebibytes: maxScenariosText / 2 ** 20 })
    await this.#keep(all)
  }

  /** As `put`. */
  async remove(id: string): Promise<void> {
    await this.#keep(this.#all.filter((one) => one.id !== id))
  }

  async #keep(all: readonly OwnScenario[]): Promise<void> {
    this.#all = all
    await this.#store.call('putSetting', settingName, textOf(all))
  }
}

function textOf(all: readonly OwnScenario[]): string {
  const stored = all.map(({ id, name, summary, settings }) => ({
    id,
    file: { scenario: { name, summary }, ...settings },
  }))
  return JSON.stringify(stored)
}

function ownOf({ id, file: { scenario, ...settings } }: z.infer<typeof storedSchema>): OwnScenario {
  return { id, kind: 'own', ...scenario, settings }
}
