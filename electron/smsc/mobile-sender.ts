import { Fault } from '../../shared/faults/fault.ts'
import {
  type MobileMessage,
  type MobileOffer,
  type MobileOperation,
  mobileIntent,
} from '../../shared/simulator/mobile-flow.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Account } from './account.ts'
import { mobileRequests } from './mobile-message.ts'
import type { SimulatorSession } from './simulator-session.ts'

const statusOk = statusValue('ESME_ROK')

/** A message to be brought to a session, or to one of an account's. */
export type MobileDelivery = MobileMessage & {
  readonly sessionId?: string | undefined
  readonly systemId?: string | undefined
  readonly operation?: MobileOperation | undefined
}

/** Brings messages from handsets to clients, each part after the answer to the one before. */
export class MobileSender {
  readonly #account: Account
  readonly #clients: ReadonlyMap<string, SimulatorSession>
  #reference = 0

  constructor(account: Account, clients: ReadonlyMap<string, SimulatorSession>) {
    this.#account = account
    this.#clients = clients
  }

  /**
   * The first command_status that is not ESME_ROK, or ESME_ROK. Rejects with `simulator.send-only`,
   * `simulator.no-receiver`, `session.not-found`, `session.not-bound`, `session.wrong-bind`,
   * `session.response-timeout`, `session.lost`, `pdu.bad-field`, `message.not-encodable`, `message.too-many-parts`.
   */
  deliver({
    sessionId,
    systemId,
    operation,
    ...message
  }: MobileDelivery): Promise<{ commandStatus: number }> {
    this.#reference = (this.#reference + 1) % 256
    const intent = mobileIntent(message, this.#reference)
    const offer = { systemId: systemId ?? null, operation: operation ?? 'deliver_sm', intent }
    return this.#bring(offer, sessionId === undefined ? undefined : this.#clientOf(sessionId))
  }

  /** As `deliver`, to any session of the account. */
  bring(offer: MobileOffer): Promise<{ commandStatus: number }> {
    return this.#bring(offer, undefined)
  }

  /** True while a session of the account, or of any, may receive. */
  hasReceiver(systemId: string | null): boolean {
    return this.#receiverOf(systemId) !== undefined
  }

  async #bring(
    { systemId, operation, intent }: MobileOffer,
    client: SimulatorSession | undefined,
  ): Promise<{ commandStatus: number }> {
    const { profileId } = this.#account.config
    if (!this.#account.profile.deliversMessages) throw new Fault('simulator.send-only', { profileId })
    const chosen = client ?? this.#receiverOf(systemId)
    if (chosen === undefined) throw new Fault('simulator.no-receiver', { systemId: systemId ?? '*' })
    for (const part of mobileRequests(intent, operation)) {
      const { pdu } = await chosen.session.request(part)
      if (pdu.command_status !== statusOk) return { commandStatus: pdu.command_status }
    }
    return { commandStatus: statusOk }
  }

  #clientOf(sessionId: string): SimulatorSession {
    const client = this.#clients.get(sessionId)
    if (client === undefined) throw new Fault('session.not-found', { sessionId })
    return client
  }

  /** Of those that may receive the one with the fewest requests open. */
  #receiverOf(systemId: string | null): SimulatorSession | undefined {
    let found: SimulatorSession | undefined
    for (const client of this.#clients.values()) {
      const { sessionId, bindMode, inFlight } = client.session
      const account = this.#account.accounts.of(sessionId)
      const isOpen = bindMode === 'receiver' || bindMode === 'transceiver'
      if (!isOpen || account === undefined || !account.mayReceive) continue
      if (systemId !== null && account.systemId !== systemId) continue
      if (found === undefined || inFlight < found.session.inFlight) found = client
    }
    return found
  }
}
