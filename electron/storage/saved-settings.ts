import { z } from 'zod'
import { type Settings, settingsSchema } from '../../shared/contract/app.ts'
import { defaultSettings } from '../../shared/contract/default-settings.ts'
import { storedListenerTlsSchema } from '../../shared/contract/listener-tls.ts'
import { type SimulatorConfig, simulatorChangeSchema } from '../../shared/contract/simulator.ts'
import { readStoredValues } from '../../shared/contract/stored-values.ts'
import { readJson } from './read-json.ts'
import type { SecretBox } from './secrets.ts'
import type { Store } from './store.ts'
import type { TrafficLimits } from './store-protocol.ts'

/** The simulator's certificate with its key, and the authority of its clients. */
type StoredTls = z.infer<typeof storedListenerTlsSchema>

const storedOperatorsSchema = z.array(
  z.object({ operatorId: z.string().min(1), config: z.unknown(), tls: storedListenerTlsSchema.nullable() }),
)

/** Absent and undefined values stay as they are. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/** Settings of the workbench, the first run, the simulator's configuration. */
export class SavedSettings {
  readonly #store: Store
  readonly #secretBox: SecretBox
  readonly #simulator: unknown
  readonly #simulatorTls: StoredTls | null
  /** As that release wrote them. */
  readonly operators: readonly {
    readonly operatorId: string
    readonly config: unknown
    readonly tls: StoredTls | null
  }[]
  /** Names of what was stored and does not read. */
  readonly unreadable: readonly string[]
  /** Sealed texts that do not open, by their names, until others take their place. */
  readonly #lost: Map<string, string>
  #settings: Settings
  #firstRun: boolean

  /** `stored` is what the store held at the start. What no longer fits its schema falls back to the default. */
  constructor(store: Store, secretBox: SecretBox, stored: Readonly<Record<string, string>>) {
    this.#store = store
    this.#secretBox = secretBox
    const read = readStoredValues(settingsSchema, readJson(stored['settings']), defaultSettings)
    this.#settings = read?.values ?? defaultSettings
    this.#firstRun = stored['firstRun'] !== 'false'
    // Its password is a secret like any other: the whole of it is sealed.
    const tls = this.#opened(stored['simulatorTls'])
    this.#simulatorTls = storedListenerTlsSchema.safeParse(tls).data ?? null
    this.#simulator = this.#opened(stored['simulator'])
    const operators = this.#opened(stored['simulatorOperators'])
    const readOperators = storedOperatorsSchema.safeParse(operators)
    this.operators = readOperators.data ?? []
    const isSettingsBroken = stored['settings'] !== undefined && read === null
    const simulator = readStoredValues(simulatorChangeSchema, this.#simulator, {})
    const isSimulatorBroken =
      this.#simulator !== undefined && (simulator === null || simulator.unreadable.length > 0)
    const isTlsBroken = tls !== undefined && tls !== null && this.#simulatorTls === null
    this.unreadable = [
      ...(isSettingsBroken ? Object.keys(defaultSettings) : (read?.unreadable ?? [])),
      ...(isSimulatorBroken ? ['simulator'] : []),
      ...(operators !== undefined && !readOperators.success ? ['simulatorOperators'] : []),
      ...(isTlsBroken ? ['simulatorTls'] : []),
    ]
    this.#lost = new Map(
      ['simulator', 'simulatorTls', 'simulatorOperators'].flatMap((name) => {
        const sealed = stored[name]
        return sealed === undefined || secretBox.open(sealed) !== null ? [] : [[name, sealed] as const]
      }),
    )
  }

  get settings(): Settings {
    return this.#settings
  }

  /** How much of the traffic is kept. */
  get limits(): TrafficLimits {
    const { captureLimit, messageLimit, sizeLimit, ageLimit } = this.#settings
    return { pdus: captureLimit, cards: messageLimit, mebibytes: sizeLimit, days: ageLimit }
  }

  /** How much is kept of bulk runs that are over. */
  get bulkLimits(): { readonly rows: number; readonly days: number } {
    const { bulkLimit, ageLimit } = this.#settings
    return { rows: bulkLimit, days: ageLimit }
  }

  get firstRun(): boolean {
    return this.#firstRun
  }

  /** The configuration that an earlier run stored, as that release wrote it. */
  get simulator(): unknown {
    return this.#simulator
  }

  /** Certificate and key that the simulator listens with; null for plain TCP. */
  get simulatorTls(): StoredTls | null {
    return this.#simulatorTls
  }

  /** Sealed texts of the simulator that do not open. */
  lostSecrets(): string[] {
    return [...this.#lost.values()]
  }

  /** Rejects with storage.unavailable; the change then holds for this run alone. */
  async change(change: SettingsChange): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    this.#settings = settingsSchema.parse({ ...this.#settings, ...given })
    await this.#store.call('putSetting', 'settings', JSON.stringify(this.#settings))
    await this.#store.call('setLimits', this.limits)
    return this.#settings
  }

  async endFirstRun(): Promise<void> {
    if (!this.#firstRun) return
    this.#firstRun = false
    await this.#store.call('putSetting', 'firstRun', 'false')
  }

  async keepSimulator(config: SimulatorConfig): Promise<void> {
    this.#lost.delete('simulator')
    await this.#store.call('putSetting', 'simulator', this.#secretBox.seal(JSON.stringify(config)))
  }

  /** The operators of the simulator beside the built-in one, each with its configuration and TLS. */
  async keepOperators(operators: readonly object[]): Promise<void> {
    this.#lost.delete('simulatorOperators')
    await this.#store.call(
      'putSetting',
      'simulatorOperators',
      this.#secretBox.seal(JSON.stringify(operators)),
    )
  }

  async keepSimulatorTls(tls: StoredTls | null): Promise<void> {
    this.#lost.delete('simulatorTls')
    await this.#store.call('putSetting', 'simulatorTls', this.#secretBox.seal(JSON.stringify(tls)))
  }

  #opened(sealed: string | undefined): unknown {
    return readJson(sealed === undefined ? undefined : (this.#secretBox.open(sealed) ?? undefined))
  }
}
