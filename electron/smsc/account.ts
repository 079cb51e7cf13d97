import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { type Gateway, gatewayOf } from './gateway.ts'

/** The simulator's one account and the rules that hold for it, changeable at any moment. */
export class Account {
  #config: SimulatorConfig
  #gateway: Gateway

  constructor(config: SimulatorConfig) {
    this.#config = config
    this.#gateway = gatewayOf(config.profileId)
  }

  get config(): SimulatorConfig {
    return this.#config
  }

  get gateway(): Gateway {
    return this.#gateway
  }

  configure(change: Partial<SimulatorConfig>): void {
    this.#config = { ...this.#config, ...change }
    if (change.profileId !== undefined) this.#gateway = gatewayOf(change.profileId)
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
