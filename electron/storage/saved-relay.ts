import { type RelaySetup, relaySetupSchema, usualRelaySetup } from '../../shared/contract/relay.ts'
import { readStoredValues } from '../../shared/contract/stored-values.ts'
import { readJson } from './read-json.ts'
import type { SecretBox } from './secrets.ts'
import type { Store } from './store.ts'

const settingName = 'relay'

/** How the relay is set up, sealed: it has the passwords of applications. */
export class SavedRelay {
  readonly #store: Store
  readonly #secretBox: SecretBox
  /** 'relay' when what was stored does not read. */
  readonly unreadable: readonly string[]
  readonly setup: RelaySetup

  constructor(store: Store, secretBox: SecretBox, stored: Readonly<Record<string, string>>) {
    this.#store = store
    this.#secretBox = secretBox
    const sealed = stored[settingName]
    const text = sealed === undefined ? undefined : (secretBox.open(sealed) ?? undefined)
    const read = readStoredValues(relaySetupSchema, readJson(text), usualRelaySetup)
    this.setup = read?.values ?? usualRelaySetup
    const isBroken = sealed !== undefined && (read === null || read.unreadable.length > 0)
    this.unreadable = isBroken ? [settingName] : []
  }

  /** Rejects with storage.unavailable; the change then holds for this run alone. */
  async keep(setup: RelaySetup): Promise<void> {
    await this.#store.call('putSetting', settingName, this.#secretBox.seal(JSON.stringify(setup)))
  }
}
