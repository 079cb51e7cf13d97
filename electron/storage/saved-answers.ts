import { usualLimits } from '../../shared/answering/answer-rule.ts'
import { type AnsweringSetup, answeringSetupSchema } from '../../shared/contract/answering.ts'
import { readStoredValues } from '../../shared/contract/stored-values.ts'
import { readJson } from './read-json.ts'
import type { Store } from './store.ts'

const settingName = 'autoReply'
const nothing: AnsweringSetup = { rules: [], limits: usualLimits, connectionId: null, startsOn: false }

/** The rules of auto-reply, and whether they are on from the start. */
export class SavedAnswers {
  readonly #store: Store
  /** 'autoReply' when what was stored does not read. */
  readonly unreadable: readonly string[]
  #setup: AnsweringSetup

  constructor(store: Store, stored: Readonly<Record<string, string>>) {
    this.#store = store
    const read = readStoredValues(answeringSetupSchema, readJson(stored[settingName]), nothing)
    this.#setup = read?.values ?? nothing
    const isBroken = stored[settingName] !== undefined && (read === null || read.unreadable.length > 0)
    this.unreadable = isBroken ? [settingName] : []
  }

  get setup(): AnsweringSetup {
    return this.#setup
  }

  /** Rejects with storage.unavailable; the change then holds for this run alone. */
  async keep(setup: AnsweringSetup): Promise<void> {
    this.#setup = setup
    await this.#store.call('putSetting', settingName, JSON.stringify(setup))
  }
}
