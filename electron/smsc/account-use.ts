import type { BindMode } from '../../shared/contract/connections.ts'
import { foldAddress } from '../../shared/simulator/message-conditions.ts'
import type { AccountRight, SimulatedAccount } from '../../shared/simulator/simulated-account.ts'
import { statusNumber } from '../../shared/simulator/status-value.ts'
import { version50 } from '../../shared/smpp/interface-version.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { type StatusName, statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock } from '../session/clock.ts'
import type { Answer } from './behaviours/behaviours.ts'
import { LoadLimits } from './load-limits.ts'
import { networkTest } from './network-list.ts'

/** A bind as an account judges it. */
export interface BindAttempt {
  readonly systemId: string
  readonly password: string
  readonly systemType: string
  readonly mode: BindMode
  /** IP address of the client. */
  readonly address: string
}

/** The right that a request needs, and the status for an account without it, in versions before 5.0. */
const needed: Partial<Record<CommandName, { readonly right: AccountRight; readonly status: StatusName }>> = {
  submit_sm: { right: 'submit', status: 'ESME_RSUBMITFAIL' },
  data_sm: { right: 'data_sm', status: 'ESME_RSUBMITFAIL' },
  submit_multi: { right: 'submit_multi', status: 'ESME_RSUBMITFAIL' },
  query_sm: { right: 'query', status: 'ESME_RQUERYFAIL' },
  cancel_sm: { right: 'cancel', status: 'ESME_RCANCELFAIL' },
  replace_sm: { right: 'replace', status: 'ESME_RREPLACEFAIL' },
  broadcast_sm: { right: 'broadcast', status: 'ESME_RBCASTFAIL' },
  query_broadcast_sm: { right: 'broadcast', status: 'ESME_RBCASTQUERYFAIL' },
  cancel_broadcast_sm: { right: 'broadcast', status: 'ESME_RBCASTCANCELFAIL' },
}

/** An account while the simulator runs: its settings, who is bound by it, and what it has used up. */
export class AccountUse {
  readonly systemId: string
  /** The rate that the account may send at. */
  readonly limits: LoadLimits
  readonly #sessions = new Set<string>()
  #settings: SimulatedAccount
  #isInNetwork: (address: string) => boolean
  #isOwnSource: (address: string) => boolean

  constructor(settings: SimulatedAccount, clock: Clock) {
    this.systemId = settings.systemId
    this.#settings = settings
    this.#isInNetwork = networkTest(settings.networks)
    this.#isOwnSource = sourceTest(settings.sources)
    const pressure = { maxQueue: null, congestion: 'off', congestionState: 0 } as const
    this.limits = new LoadLimits({
      clock,
      settings: () => ({ ...pressure, maxRate: this.#settings.rate }),
      queued: () => 0,
    })
  }

  /** With the balance as it is. */
  get settings(): SimulatedAccount {
    return this.#settings
  }

  /** Sessions bound by it. */
  get binds(): number {
    return this.#sessions.size
  }

  get mayReceive(): boolean {
    return this.#settings.rights.includes('receive')
  }

  configure(settings: SimulatedAccount): void {
    this.#settings = settings
    this.#isInNetwork = networkTest(settings.networks)
    this.#isOwnSource = sourceTest(settings.sources)
  }

  /** command_status for a bind by this account. */
  bindStatus(attempt: BindAttempt): number {
    const { password, systemType, bindModes, mostBinds, mostBindsStatus } = this.#settings
    if (attempt.password !== password) return statusValue('ESME_RINVPASWD')
    if (systemType !== null && attempt.systemType !== systemType) return statusValue('ESME_RINVSYSTYP')
    const isDeaf = attempt.mode === 'receiver' && !this.mayReceive
    const isAllowed = bindModes.includes(attempt.mode) && !isDeaf && this.#isInNetwork(attempt.address)
    if (!isAllowed) return statusValue('ESME_RBINDFAIL')
    if (mostBinds !== null && this.#sessions.size >= mostBinds) return statusNumber(mostBindsStatus)
    return statusValue('ESME_ROK')
  }

  bound(sessionId: string): void {
    this.#sessions.add(sessionId)
  }

  left(sessionId: string): void {
    this.#sessions.delete(sessionId)
  }

  /** The answer to a request that the account may not make, or not while so many wait for an answer; else null. */
  refusal(command: CommandName, version: number, unanswered: number): Answer | null {
    const { rights, window, windowStatus } = this.#settings
    if (window !== null && unanswered >= window) {
      return answer(statusNumber(windowStatus), `window ${window}`)
    }
    const need = needed[command]
    if (need === undefined || rights.includes(need.right)) return null
    // 5.0 §4.7.6 has a status of its own for it.
    return answer(
      statusValue(version >= version50 ? 'ESME_RPROHIBITED' : need.status),
      `${this.systemId}: ${need.right}`,
    )
  }

  /** The answer to a message that the account may not send at present: its sender, its rate; else null. */
  messageRefusal(source: string, segments: number): Answer | null {
    if (!this.#isOwnSource(source)) return answer(statusValue('ESME_RINVSRCADR'), source)
    const busy = this.limits.refusal(segments)
    return busy === null ? null : { ...busy, reply: { status: statusNumber(this.#settings.rateStatus) } }
  }

  /** Counts a part that was accepted, and takes it off the balance unless that is unlimited or used up. */
  spendPart(): void {
    this.limits.take(1)
    const { balance } = this.#settings
    if (balance) this.#settings = { ...this.#settings, balance: balance - 1 }
  }
}

function answer(status: number, because: string): Answer {
  return { rule: null, reply: { status }, because }
}

function sourceTest(sources: readonly string[]): (address: string) => boolean {
  if (sources.length === 0) return () => true
  const whole = new Set(sources.map(foldAddress))
  const starts = sources.filter((one) => one.endsWith('*')).map((one) => foldAddress(one.slice(0, -1)))
  return (address) => {
    const asked = foldAddress(address)
    return asked === '' || whole.has(asked) || starts.some((start) => asked.startsWith(start))
  }
}
