import type { z } from 'zod'
import { storedListenerTlsSchema } from '../../shared/contract/listener-tls.ts'
import { type RelaySetup, relaySetupSchema, usualRelaySetup } from '../../shared/contract/relay.ts'
import { readStoredValues } from '../../shared/contract/stored-values.ts'
import { readJson } from './read-json.ts'
import type { SecretBox } from './secrets.ts'
import type { Store } from './store.ts'

const settingName = 'relay'
const tlsName = 'relayTls'
type StoredTls = z.infer<typeof storedListenerTlsSchema>

/** How the relay is set up, sealed: it has the passwords of applications. */
export class SavedRelay {
  readonly #store: Store
  readonly #secretBox: SecretBox
  /** Names of what was stored and does not read. */
  readonly unreadable: readonly string[]
  readonly setup: RelaySetup
  /** Certificate and key that it listens with; null: plain TCP. */
  readonly tls: StoredTls | null

  constructor(store: Store, secretBox: SecretBox, stored: Readonly<Record<string, string>>) {
    this.#store = store
    this.#secretBox = secretBox
    const opened = (sealed: string | undefined) =>
      readJson(sealed === undefined ? undefined : (secretBox.open(sealed) ?? undefined))
    const sealed = stored[settingName]
    const read = readStoredValues(relaySetupSchema, opened(sealed), usualRelaySetup)
    const tls = storedListenerTlsSchema.nullable().safeParse(opened(stored[tlsName]))
    this.tls = tls.data ?? null
    const isTlsBroken = stored[tlsName] !== undefined && !tls.success
    this.setup = read?.values ?? usualRelaySetup
    const isBroken = sealed !== undefined && (read === null || read.unreadable.length > 0)
    this.unreadable = [...(isBroken ? [settingName] : []), ...(isTlsBroken ? [tlsName] : [])]
  }

  /** Rejects with storage.unavailable; the change then holds for this run alone. */
  async keep(setup: RelaySetup): Promise<void> {
    await this.#store.call('putSetting', settingName, this.#secretBox.seal(JSON.stringify(setup)))
  }

  /** As `keep`. */
  async keepTls(tls: StoredTls | null): Promise<void> {
    await this.#store.call('putSetting', tlsName, this.#secretBox.seal(JSON.stringify(tls)))
  }
}
