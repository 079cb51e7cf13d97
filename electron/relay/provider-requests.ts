import { glanceReceipt, isReceiptPdu, readUnannouncedReceipt } from '../../shared/receipts/read-receipt.ts'
import type { OwnBinds } from '../../shared/relay/relay-config.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { messageOctets } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock } from '../session/clock.ts'
import type { PduMark, SessionIdentity } from '../session/session-hooks.ts'
import type { Application } from './application.ts'
import { DelayedWork } from './delayed-work.ts'
import type { GivenId } from './given-ids.ts'
import type { Pairing } from './pairing.ts'
import type { RelayMemory } from './relay-memory.ts'
import type { RelayRows } from './relay-rows.ts'
import type { RelayTraffic } from './relay-traffic.ts'

interface Options {
  readonly settings: OwnBinds
  readonly applications: readonly Application[]
  readonly memory: RelayMemory
  readonly pairing: Pairing
  readonly traffic: RelayTraffic
  readonly rows: RelayRows
  readonly clock: Clock
  /** One of ours at the provider; null where there is none. */
  readonly session: () => SessionIdentity | null
  /** Requests of applications that have no answer yet: a receipt may come before it. */
  readonly open: () => number
}

/** How long a receipt whose id is not known waits for the response that gives it, ms. */
const earlyMs = 5_000
/** Receipts that wait so, at most. */
const mostEarly = 10_000

const statusOk = statusValue('ESME_ROK')
const statusLater = statusValue('ESME_RX_T_APPN')

/** What the provider sends, each led to the application it belongs to. */
export class ProviderRequests {
  readonly #options: Options
  readonly #delayed: DelayedWork
  #early = 0

  constructor(options: Options) {
    this.#options = options
    this.#delayed = new DelayedWork(options.clock)
  }

  /**
   * The command_status that the provider is given, once the application has answered or what it is owed is kept; null
   * leaves it without an answer.
   */
  async answer(pdu: DecodedPdu, mark: PduMark): Promise<number | null> {
    const { pairing, rows, session } = this.#options
    const came = pairing.octetsOf(mark)
    const from = session()
    if (came === null || from === null) return statusLater
    if (pdu.command === 'alert_notification') return this.#alert(came, mark)
    if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return null
    const verdict = rows.isOn ? rows.judge(came, 'provider', from) : null
    if (verdict === null) return this.#lead(pdu, came, mark)
    pairing.touched(mark, verdict)
    if (verdict.isDropped || verdict.refusal !== null) {
      pairing.came(mark, 'provider', '')
      if (verdict.refusal !== null) return verdict.refusal.status
      pairing.dropped(mark)
      return null
    }
    await new Promise<void>((resolve) => this.#delayed.run(verdict.delayMs, resolve))
    return this.#lead(decodePdu(verdict.octets), verdict.octets, mark)
  }

  /** What was delayed goes on at once. */
  close(): void {
    this.#delayed.flush()
  }

  async #lead(pdu: DecodedPdu, octets: Uint8Array, mark: PduMark): Promise<number | null> {
    const { applications, traffic, pairing } = this.#options
    const [source, destination] = [textOf(pdu, 'source_addr'), textOf(pdu, 'destination_addr')]
    const id = receiptIdOf(pdu)
    const given = id === null ? null : await this.#givenTo(id, source)
    const owner = applications.find(({ name }) => name === given?.account)
    if (id !== null && owner === undefined) traffic.tell('unknown-receipt', '', { id: id.slice(0, 64) })
    const takers = owner === undefined ? this.#takersOf(destination) : [owner]
    const [first] = takers
    pairing.came(mark, 'provider', first?.name ?? '')
    if (first === undefined) {
      traffic.tell('no-taker', '', { destination })
      return statusLater
    }
    const statuses = await Promise.all(takers.map((taker) => taker.deliver(octets, mark)))
    const status = statuses.find((one) => one === statusOk) ?? statuses[0] ?? null
    if (status === null) pairing.dropped(mark)
    return status
  }

  /** To whom the id was given; waits a little for a response that has not come yet. */
  async #givenTo(id: string, source: string): Promise<GivenId | null> {
    const { memory, open } = this.#options
    const found = memory.find(id, source)
    if (found !== null || open() === 0 || this.#early >= mostEarly) return found
    this.#early++
    await memory.awaitId(id, earlyMs)
    this.#early--
    return memory.find(id, source)
  }

  #takersOf(destination: string): readonly Application[] {
    const { settings, applications } = this.#options
    const number = destination.replace(/^\+/, '')
    const route = settings.routes.find(({ destinationStarts }) =>
      destinationStarts.some((start) => number.startsWith(start.replace(/^\+/, ''))),
    )
    if (route !== undefined) return applications.filter(({ name }) => name === route.account)
    const able = applications.filter(({ mayReceive }) => mayReceive)
    if (settings.otherwise === 'nobody') return []
    return settings.otherwise === 'all' ? able : able.slice(0, 1)
  }

  #alert(octets: Uint8Array, mark: PduMark): null {
    for (const application of this.#options.applications) {
      if (application.mayReceive) application.notify(octets, mark)
    }
    return null
  }
}

/** The id that a receipt is about; null for what is none. */
function receiptIdOf(pdu: DecodedPdu): string | null {
  if (isReceiptPdu(pdu)) return glanceReceipt(pdu, messageOctets(pdu)).id
  return readUnannouncedReceipt(pdu)?.id ?? null
}

function textOf({ fields }: DecodedPdu, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
