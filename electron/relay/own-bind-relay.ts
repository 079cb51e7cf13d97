import type { SessionState } from '../../shared/contract/session.ts'
import type { OwnBinds } from '../../shared/relay/relay-config.ts'
import { version34 } from '../../shared/smpp/interface-version.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusName, statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { LateAnswers } from '../delivery/late-answers.ts'
import { bindModeOf } from '../session/bind-rules.ts'
import type { ClockTimer } from '../session/clock.ts'
import { ConnectionBinds, unbindPatienceMs } from '../session/connection-binds.ts'
import { createListener, type Listener } from '../session/listener.ts'
import type { ReplySpec } from '../session/request.ts'
import { earlyEnd } from '../session/request-fault.ts'
import type { ServerSession } from '../session/server-session.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { Application } from './application.ts'
import { type ApplicationLink, ApplicationRequests, isLedOn } from './application-requests.ts'
import { openKept } from './kept-file.ts'
import { Pairing } from './pairing.ts'
import { ProviderRequests } from './provider-requests.ts'
import { relayListenFault } from './relay-listen-fault.ts'
import { type MemoryBounds, RelayMemory } from './relay-memory.ts'
import type { RelayParts } from './transparent-relay.ts'

export interface OwnBindParts extends RelayParts {
  readonly settings: OwnBinds
  /** Where ids and what waits are kept; null: in memory. */
  readonly file: string | null
  readonly bounds?: Partial<MemoryBounds>
  /** Once: the provider refuses the account, so that no bind is tried any more. */
  readonly onFailed?: (failure: unknown) => void
  /** Hears the name of the copy of the file from before this release changed its form. */
  readonly onKept?: (name: string) => void
}

const sweepMs = 60_000
const statusOk = statusValue('ESME_ROK')
const statusUnknown = statusValue('ESME_RINVCMDID')
const scInterfaceVersion = tlvTag('sc_interface_version')
const systemIdOfOurs = 'relay'

/** Applications with accounts of the relay's share the binds of one connection. */
export class OwnBindRelay {
  readonly #parts: OwnBindParts
  readonly #applications: readonly Application[]
  readonly #pairing: Pairing
  readonly #memory: RelayMemory
  readonly #late = new LateAnswers()
  readonly #binds: ConnectionBinds
  readonly #fromApplications: ApplicationRequests
  readonly #fromProvider: ProviderRequests
  #listener: Listener | null = null
  #sweep: ClockTimer | null = null
  #links = 0
  #isProviderThere = false
  #isStopping = false
  #hasFailed = false

  /** Throws `relay.file-in-use`, `relay.file-failed`. */
  constructor(parts: OwnBindParts) {
    const { settings, traffic, clock, connection, rows } = parts
    this.#parts = parts
    const { database, setAside, kept } = openKept(parts.file)
    if (setAside !== null) traffic.tell('file-set-aside', '', { name: setAside })
    if (kept !== null) {
      traffic.tell('copy-kept', '', { name: kept })
      parts.onKept?.(kept)
    }
    this.#memory = new RelayMemory({
      ...{ database, clock, keepMs: settings.keepHours * 3_600_000 },
      ...(parts.bounds === undefined ? {} : { bounds: parts.bounds }),
      onGivenUp: (account, count) => traffic.tell('waiting-given-up', account, { count }),
      onFailed: (reason) => traffic.tell('not-kept', '', { reason }),
    })
    const { pairing, memory } = { pairing: new Pairing(traffic), memory: this.#memory }
    this.#pairing = pairing
    this.#applications = settings.accounts.map(
      (account) => new Application({ account, memory, pairing, traffic, clock, rows }),
    )
    this.#binds = new ConnectionBinds({
      connection: { ...connection, inDoubt: 'leave', reconnect: { ...connection.reconnect, enabled: true } },
      clock,
      hooks: this.#providerHooks(),
    })
    const binds = this.#binds
    this.#fromApplications = new ApplicationRequests({
      ...{ settings, binds, memory, pairing, traffic, clock, rows, late: this.#late },
    })
    this.#fromProvider = new ProviderRequests({
      ...{ settings, memory, pairing, traffic, clock, rows, applications: this.#applications },
      session: () => binds.sessions[0] ?? null,
      open: () => this.#fromApplications.open,
    })
    binds.onDeliver = (pdu, mark) => this.#fromProvider.answer(pdu, mark)
  }

  /** Resolves with the port; the binds at the provider follow. Rejects with `relay.port-in-use`, `relay.cannot-listen`. */
  async start(): Promise<number> {
    const { host, port, tls, clock, settings, traffic, connection } = this.#parts
    const relay = this
    const listener = await createListener({
      ...{ host, port, clock, profileId: connection.profileId },
      ...(tls !== null && { tls }),
      get name() {
        relay.#links++
        return `${connection.name} #${relay.#links} app`
      },
      hooks: this.#hooks(),
      timers: {
        bindDeadlineMs: settings.bindDeadline * 1000,
        answerDeadlineMs: settings.answerDeadline * 1000,
        enquireLinkIntervalMs: settings.enquireLinkInterval * 1000,
      },
      onSession: (session) => this.#accept(session),
      onHandshakeFailed: (reason) => traffic.tell('tls-refused', '', { reason }),
    }).catch((error: unknown) => {
      throw relayListenFault(error, { host, port })
    })
    this.#listener = listener
    this.#sweepLater()
    this.#binds.open().catch((failure: unknown) => this.#failed(failure))
    return listener.port
  }

  /** Unbinds both sides, what is in flight answered first; resolves when all sockets are gone. */
  async stop(): Promise<void> {
    this.#isStopping = true
    const { clock } = this.#parts
    if (this.#sweep !== null) clock.clearTimeout(this.#sweep)
    for (const application of this.#applications) application.stop()
    this.#fromProvider.close()
    await this.#within(this.#fromApplications.close())
    const sessions = [...(this.#listener?.sessions ?? [])]
    await this.#within(Promise.all(sessions.map((session) => session.unbind())))
    await this.#binds.closeWithin(unbindPatienceMs)
    await this.#listener?.close()
    this.#memory.close()
  }

  /** Bound sessions of applications. */
  get applications(): number {
    return this.#applications.reduce((sum, { sessions }) => sum + sessions.size, 0)
  }

  /** PDUs of the provider's that wait for their application. */
  get waiting(): number {
    return this.#memory.waiting
  }

  hasLocalAddress(address: string): boolean {
    return this.#binds.hasLocalAddress(address)
  }

  #hooks(): SessionHooks {
    const { hooks } = this.#parts
    return {
      ...hooks,
      onPdu: (session, event) => {
        hooks.onPdu?.(session, event)
        this.#pairing.onPdu(session, event)
      },
    }
  }

  #providerHooks(): SessionHooks {
    const { hooks } = this.#parts
    return {
      ...hooks,
      onPdu: (session, event) => {
        hooks.onPdu?.(session, event)
        this.#pairing.onPdu(session, event)
        this.#late.onPdu(event)
      },
      onPhase: (state) => {
        hooks.onPhase?.(state)
        this.#providerChanged(state)
      },
    }
  }

  #providerChanged({ name, phase, bindMode, close }: SessionState): void {
    const { traffic, settings } = this.#parts
    if (phase === 'bound') traffic.tell('provider-bound', '', { name, mode: bindMode ?? '?' })
    else if ((phase === 'waiting' || phase === 'closed') && close !== null && !this.#isStopping) {
      const { by, how, fault } = close
      traffic.tell('provider-lost', '', { name, by, how }, fault)
    }
    const wasThere = this.#isProviderThere
    this.#isProviderThere = this.#binds.sessions.some((session) => session.phase === 'bound')
    // The first attempt says more, by its own rejection.
    if (phase === 'closed') setImmediate(() => this.#failed(close === null ? null : earlyEnd(close)))
    if (this.#isProviderThere || !wasThere || this.#isStopping) return
    const { whenLost } = settings
    traffic.tell('provider-gone', '', { answer: whenLost === 'unbind' ? 'ESME_RSYSERR' : whenLost })
    // Behind the answers to what was in flight.
    if (whenLost === 'unbind') setImmediate(() => this.#unbindApplications())
  }

  #unbindApplications(): void {
    for (const { sessions } of this.#applications) for (const session of sessions) void session.unbind()
  }

  /** Once, when no bind at the provider will be tried any more. */
  #failed(failure: unknown): void {
    const isTried = this.#binds.sessions.some(({ comesBack, phase }) => comesBack || phase === 'bound')
    if (this.#isStopping || this.#hasFailed || isTried) return
    this.#hasFailed = true
    this.#parts.onFailed?.(failure)
  }

  /** What takes longer than a peer may hold up the end is left. */
  async #within(work: Promise<unknown>): Promise<void> {
    const { clock } = this.#parts
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = clock.setTimeout(resolve, unbindPatienceMs)
    await Promise.race([work, promise])
    clock.clearTimeout(timer)
  }

  #accept(session: ServerSession): void {
    const { traffic } = this.#parts
    const address = session.remoteAddress ?? '?'
    let link: ApplicationLink | null = null
    session.isSupported = (command) => bindModeOf(command) !== null || isLedOn(command)
    session.onRequest = (pdu, _session, mark) => {
      if (pdu.command !== null && bindModeOf(pdu.command) !== null) {
        const found = this.#accountOf(pdu)
        if (found instanceof Application) link = { application: found, session, open: 0 }
        return found instanceof Application ? this.#welcome(pdu) : found
      }
      if (link === null || pdu.command === null || !isLedOn(pdu.command)) return { nack: statusUnknown }
      return this.#fromApplications.answer(link, pdu, mark)
    }
    session.onBound = () => {
      const name = link?.application.name ?? ''
      traffic.tell('application-bound', name, { mode: session.bindMode ?? '?', address })
      link?.application.add(session)
    }
    session.onClose = ({ by, how }) => {
      link?.application.remove(session)
      const { application = null, open = 0 } = link ?? {}
      traffic.tell('application-closed', application?.name ?? '', { by, how, open })
    }
    traffic.tell('application-connected', '', { address })
  }

  /** The account that a bind is for, or the refusal. */
  #accountOf(pdu: DecodedPdu): Application | ReplySpec {
    const { system_id: systemId, password } = pdu.fields
    const application = this.#applications.find(({ name }) => name === systemId)
    const status = this.#bindStatus(application, password)
    if (application !== undefined && status === statusOk) return application
    const name = typeof systemId === 'string' ? systemId : ''
    this.#parts.traffic.tell('bind-refused', name, { status: statusName(status) })
    return { status }
  }

  #bindStatus(application: Application | undefined, password: unknown): number {
    if (application === undefined) return statusValue('ESME_RINVSYSID')
    if (password !== application.account.password) return statusValue('ESME_RINVPASWD')
    if (application.sessions.size >= application.account.maxBinds) return statusValue('ESME_RALYBND')
    const isHeldOff = this.#parts.settings.whenLost === 'unbind' && !this.#isProviderThere
    return isHeldOff ? statusValue('ESME_RBINDFAIL') : statusOk
  }

  #welcome({ fields }: DecodedPdu): ReplySpec {
    const asked = fields['interface_version']
    const ours = this.#parts.connection.interfaceVersion
    const tells = typeof asked === 'number' && asked >= version34
    const tlvs = tells ? [{ tag: scInterfaceVersion, value: Uint8Array.of(ours) }] : []
    return { status: statusOk, fields: { system_id: systemIdOfOurs }, tlvs }
  }

  #sweepLater(): void {
    this.#sweep = this.#parts.clock.setTimeout(() => {
      this.#memory.sweep()
      this.#sweepLater()
    }, sweepMs)
  }
}
