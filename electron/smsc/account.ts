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
  readonly #clock: Clock
  #behaviours: Behaviours
  #seed: number
  /** Monotonic ms at which the run began. */
  #startedAt: number

  /** `catalogue` is read at each use: profiles may change while the simulator runs. */
  constructor(config: SimulatorConfig, catalogue: () => Catalogue, clock: Clock, seed: number) {
    this.#config = config
    this.#catalogue = catalogue
    this.#clock = clock
    this.#seed = seed
    this.#startedAt = clock.monotonic()
    this.#behaviours = new Behaviours(config.behaviours, seed)
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

  /** What the behaviours draw from. */
  get seed(): number {
    return this.#seed
  }

  /** Monotonic ms since the run began. */
  get elapsedMs(): number {
    return this.#clock.monotonic() - this.#startedAt
  }

  /** Begins a run: behaviours have counted and drawn nothing. */
  beginRun(seed: number): void {
    this.#seed = seed
    this.#startedAt = this.#clock.monotonic()
    this.#behaviours = new Behaviours(this.#config.behaviours, seed)
  }

  configure(change: Partial<SimulatorConfig>): void {
    this.#config = { ...this.#config, ...change }
    if (change.behaviours !== undefined) {
      this.#behaviours = new Behaviours(change.behaviours, this.#seed, this.#behaviours)
    }
    if (change.accounts !== undefined) this.accounts.configure(change.accounts)
  }
}
