import type { SimulatedAccount } from '../../shared/simulator/simulated-account.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock } from '../session/clock.ts'
import { AccountUse, type BindAttempt } from './account-use.ts'

/** The accounts of an operator by their system_id, and which session is bound by which. */
export class AccountBook {
  readonly #clock: Clock
  readonly #bySession = new Map<string, AccountUse>()
  #accounts: ReadonlyMap<string, AccountUse> = new Map()

  constructor(accounts: readonly SimulatedAccount[], clock: Clock) {
    this.#clock = clock
    this.configure(accounts)
  }

  /** With their balances as they are. */
  get settings(): SimulatedAccount[] {
    return this.all.map(({ settings }) => settings)
  }

  get all(): readonly AccountUse[] {
    return [...this.#accounts.values()]
  }

  /** Takes effect at once. Sessions of an account that is gone stay bound by it as it was. */
  configure(accounts: readonly SimulatedAccount[]): void {
    this.#accounts = new Map(
      accounts.map((settings) => {
        const known = this.#accounts.get(settings.systemId)
        known?.configure(settings)
        return [settings.systemId, known ?? new AccountUse(settings, this.#clock)]
      }),
    )
  }

  /** command_status for a bind; with ESME_ROK the session counts as one of the account's until `left`. */
  bind(sessionId: string, attempt: BindAttempt): number {
    const account = this.#accounts.get(attempt.systemId)
    if (account === undefined) return statusValue('ESME_RINVSYSID')
    const status = account.bindStatus(attempt)
    if (status !== statusValue('ESME_ROK')) return status
    account.bound(sessionId)
    this.#bySession.set(sessionId, account)
    return status
  }

  left(sessionId: string): void {
    this.#bySession.get(sessionId)?.left(sessionId)
    this.#bySession.delete(sessionId)
  }

  /** The account that the session is bound by. */
  of(sessionId: string): AccountUse | undefined {
    return this.#bySession.get(sessionId)
  }
}
