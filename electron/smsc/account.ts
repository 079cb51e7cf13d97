import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { Clock } from '../session/clock.ts'
import { AccountBook } from './account-book.ts'
import { Behaviours } from './behaviours/behaviours.ts'
import { type SimulatedProfile, simulatedProfileOf } from './simulated-profile.ts'

/** What one simulated operator is set to: its accounts and the behaviours that hold for them, changeable at any moment. */
export class Account {
  readonly accounts: AccountBook
  readonly #catalogue: () => Catalogue
  #config: SimulatorConfig
  #profile: { readonly of: Catalogue; readonly profileId: string; readonly value: SimulatedProfile } | null =
    null
  #behaviours: Behaviours

  /** `catalogue` is read at each use: profiles may change while the simulator runs. */
  constructor(config: SimulatorConfig, catalogue: () => Catalogue, clock: Clock) {
    this.#config = config
    this.#catalogue = catalogue
    this.#behaviours = new Behaviours(config.behaviours)
    this.accounts = new AccountBook(config.accounts, clock)
  }

  get config(): SimulatorConfig {
    return this.#config
  }

  /** The configuration with the balances as they are. */
  get currentConfig(): SimulatorConfig {
    return { ...this.#config, accounts: this.accounts.settings }
  }

  get profile(): SimulatedProfile {
    const { profileId } = this.#config
    const catalogue = this.#catalogue()
    if (this.#profile?.of !== catalogue || this.#profile.profileId !== profileId) {
      this.#profile = { of: catalogue, profileId, value: simulatedProfileOf(catalogue, profileId) }
    }
    return this.#profile.value
  }

  get behaviours(): Behaviours {
    return this.#behaviours
  }

  configure(change: Partial<SimulatorConfig>): void {
    this.#config = { ...this.#config, ...change }
    if (change.behaviours !== undefined) this.#behaviours = new Behaviours(change.behaviours)
    if (change.accounts !== undefined) this.accounts.configure(change.accounts)
  }
}
