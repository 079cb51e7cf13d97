import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { Behaviours } from './behaviours/behaviours.ts'
import { type SimulatedProfile, simulatedProfileOf } from './simulated-profile.ts'

/** The simulator's one account and the behaviours that hold for it, changeable at any moment. */
export class Account {
  readonly #catalogue: () => Catalogue
  #config: SimulatorConfig
  #profile: { readonly of: Catalogue; readonly profileId: string; readonly value: SimulatedProfile } | null =
    null
  #behaviours: Behaviours

  /** `catalogue` is read at each use: profiles may change while the simulator runs. */
  constructor(config: SimulatorConfig, catalogue: () => Catalogue) {
    this.#config = config
    this.#catalogue = catalogue
    this.#behaviours = new Behaviours(config.behaviours)
  }

  get config(): SimulatorConfig {
    return this.#config
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
  }

  /** command_status for a bind with these credentials. */
  bindStatus(systemId: string, password: string): number {
    if (systemId !== this.#config.systemId) return statusValue('ESME_RINVSYSID')
    if (password !== this.#config.password) return statusValue('ESME_RINVPASWD')
    return statusValue('ESME_ROK')
  }

  /** Takes one part off the balance, unless that is unlimited or used up. */
  spendPart(): void {
    const { balance } = this.#config
    if (balance) this.#config = { ...this.#config, balance: balance - 1 }
  }
}
