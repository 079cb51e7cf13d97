import { randomUUID } from 'node:crypto'
import type { ListenerTlsView } from '../../shared/contract/listener-tls.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import type { Interference, SimulatorConfig, SimulatorState } from '../../shared/contract/simulator.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Address } from '../../shared/message/send-intent.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import type { Clock } from '../session/clock.ts'
import { createListener, type Listener } from '../session/listener.ts'
import { ServerSession } from '../session/server-session.ts'
import type { ServerTimers } from '../session/server-timers.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { StatePublisher } from '../session/state-publisher.ts'
import { connectLink } from '../wire/link.ts'
import { Account } from './account.ts'
import { Broadcasts } from './broadcasts.ts'
import { DelayedAnswers } from './delayed-answers.ts'
import { EventLog, type SimulatorEvent } from './event-log.ts'
import { MessageCentre } from './message-centre.ts'
import { type MobileDelivery, MobileSender } from './mobile-sender.ts'
import { type MobileSource, MobileTraffic } from './mobile-traffic.ts'
import { SimulatorSession } from './simulator-session.ts'
import { describeSimulatorTls, listenerTlsOf, type SimulatorTls } from './simulator-tls.ts'
import { tellNote } from './told-note.ts'
import type { TrafficCounters } from './traffic-counters.ts'

export interface SimulatorOptions {
  readonly config: SimulatorConfig
  /** TLS of the listener; absent or null: plain TCP. */
  readonly tls?: SimulatorTls | null
  /** The current profiles. */
  readonly catalogue: () => Catalogue
  readonly hooks: SessionHooks
  readonly clock: Clock
  /** The state as it changes, at most ten times a second. */
  readonly onState: (state: SimulatorState) => void
  /** At once when it begins to listen, with where and over what, and when it has stopped: null. */
  readonly onSwitch?: (listening: Listening | null) => void
  /** Counts what passes; left out, nothing is counted. */
  readonly counters?: TrafficCounters
  /** Sets the first message_id and what behaviours draw, where the configuration has no seed. Left out: the clock. */
  readonly seed?: number
}

export interface Listening {
  readonly host: string
  readonly port: number
  readonly isTls: boolean
}

/** An outbind that gets no connection within this has failed, ms. */
const outbindConnectMs = 10_000
/** Window of an outbind session, the same as of a listener's sessions. */
const outbindWindow = 1000

/** An SMSC as the gateway pages describe theirs, or as the specification does, with one account. Everything can be changed while it runs. */
export class Simulator {
  readonly #options: SimulatorOptions
  readonly #account: Account
  readonly #messages: MessageCentre
  readonly #broadcasts: Broadcasts
  readonly #delayed: DelayedAnswers
  readonly #events = new EventLog()
  readonly #publisher: StatePublisher<SimulatorState>
  readonly #timers: ServerTimers
  readonly #clients = new Map<string, SimulatorSession>()
  readonly #mobile: MobileSender
  readonly #traffic: MobileTraffic
  /** Ends each of the configured flows. */
  readonly #flows: (() => void)[] = []
  #tls: SimulatorTls | null = null
  #tlsView: ListenerTlsView | null = null
  #fingerprint: string | null = null
  #listener: Listener | null = null
  #starting: Promise<Listener> | null = null
  #hasRun = false

  constructor(options: SimulatorOptions) {
    const { clock, config, catalogue } = options
    this.#options = options
    this.#account = new Account(config, catalogue, clock, this.#freshSeed(config))
    this.#takeTls(options.tls ?? null)
    this.#publisher = new StatePublisher({ clock, read: () => this.state(), publish: options.onState })
    this.#broadcasts = new Broadcasts(this.#account, clock)
    this.#delayed = new DelayedAnswers(clock)
    this.#timers = timersOf(config)
    this.#mobile = new MobileSender(this.#account, this.#clients)
    this.#traffic = new MobileTraffic({
      clock,
      sender: this.#mobile,
      onChange: () => this.#publisher.touch(),
    })
    this.#messages = new MessageCentre({
      account: this.#account,
      clock,
      seed: this.#account.seed,
      onChange: () => this.#publisher.touch(),
      onShortage: (kind, detail) => this.#tell(kind, detail),
    })
  }

  /**
   * Listens; resolves with the port, also when it runs already. Rejects with `simulator.port-in-use`, or
   * `simulator.cannot-listen` when the address is not available.
   */
  async start(): Promise<{ port: number }> {
    this.#starting ??= this.#listen()
    try {
      this.#listener = await this.#starting
    } finally {
      this.#starting = null
    }
    this.#messages.arm()
    this.#beginFlows()
    this.#publisher.touch()
    return { port: this.#listener.port }
  }

  /** Cuts every session and stops listening. Messages and receipts that wait are kept for the next start. */
  async stop(): Promise<void> {
    const listener = this.#listener
    this.#listener = null
    this.#messages.stop()
    this.#traffic.endAll()
    await listener?.close()
    // Those that an outbind opened are not the listener's.
    await Promise.all([...this.#clients.values()].map(({ session }) => session.cut()))
    if (listener !== null) this.#options.onSwitch?.(null)
    this.#publisher.touch()
  }

  /** Takes effect at once, on open sessions too; host and port at the next start. */
  configure(change: Partial<SimulatorConfig>): void {
    const { seed } = this.#account.config
    this.#account.configure(change)
    if (change.seed !== undefined && change.seed !== seed) this.#beginRun()
    Object.assign(this.#timers, timersOf(this.#account.config))
    if (this.#listener) this.#messages.arm()
    if (this.#listener && change.mobileTraffic !== undefined) this.#beginFlows()
    this.#publisher.touch()
  }

  /** SHA-256 of the certificate it listens with; null while it is stopped, or without TLS. */
  get fingerprint(): string | null {
    return this.#listener === null ? null : this.#fingerprint
  }

  get tls(): SimulatorTls | null {
    return this.#tls
  }

  /**
   * Takes effect at the next start. Throws `certificate.*` for an unusable certificate; nothing changes then.
   */
  setTls(tls: SimulatorTls | null): void {
    this.#takeTls(tls)
    this.#publisher.touch()
  }

  /** The state of a client's session; undefined when there is none of this id. */
  sessionState(sessionId: string): SessionState | undefined {
    return this.#clients.get(sessionId)?.session.state()
  }

  state(): SimulatorState {
    return {
      running: this.#listener !== null,
      port: this.#listener?.port ?? null,
      config: this.#account.currentConfig,
      tls: this.#tlsView,
      sessions: [...this.#clients.values()].map((client) => client.view()),
      ...this.#messages.counters,
      mobile: { ...this.#traffic.counts },
      seed: this.#account.seed,
      acted: this.#account.behaviours.acted,
      events: this.#events.list(),
    }
  }

  /** A message from a handset. Rejects with `simulator.not-running`, and as `MobileSender.deliver`. */
  async deliver(message: MobileDelivery): Promise<{ commandStatus: number }> {
    if (!this.#listener) throw new Fault('simulator.not-running', {})
    return this.#mobile.deliver(message)
  }

  /** Brings messages from handsets by themselves, for as long as it listens; the returned function ends it. */
  beginMobile(source: MobileSource): () => void {
    return this.#traffic.begin(source)
  }

  /** Ends a session, or lets it fall silent or answer again. Throws `session.not-found`. */
  interfere(sessionId: string, how: Interference): void {
    this.#clientOf(sessionId).interfere(how)
  }

  /**
   * alert_notification to one bound client: `source` has become available. Throws `simulator.not-running`,
   * `simulator.not-in-profile`, `session.not-found`, `session.not-bound`, `session.wrong-bind`, `pdu.bad-field`.
   */
  alert(alert: { readonly sessionId: string; readonly source: Address; readonly esme: Address }): void {
    this.#demandPlain('alert_notification')
    const client = this.#clientOf(alert.sessionId)
    const { source, esme } = alert
    client.notify({
      command: 'alert_notification',
      fields: {
        source_addr_ton: source.ton,
        source_addr_npi: source.npi,
        source_addr: source.addr,
        esme_addr_ton: esme.ton,
        esme_addr_npi: esme.npi,
        esme_addr: esme.addr,
      },
    })
    client.note('alert', { detail: `${source.addr} → ${esme.addr}` })
  }

  /**
   * Connects to an ESME that listens, sends outbind with these credentials and waits for its bind on that connection,
   * as on one that was accepted. Rejects with `simulator.not-running`, `simulator.not-in-profile`, `pdu.bad-field`,
   * and the faults of a connection that fails.
   */
  async outbind(target: {
    readonly host: string
    readonly port: number
    readonly systemId: string
    readonly password: string
  }): Promise<{ sessionId: string }> {
    this.#demandPlain('outbind')
    const { host, port, systemId, password } = target
    const listener = this.#listener
    const { socket } = await connectLink({
      host,
      port,
      tls: { enabled: false, verify: false, serverName: '', caPem: '', minVersion: 'TLSv1.2' },
      localAddress: '',
      connectTimeoutMs: outbindConnectMs,
    })
    if (this.#listener !== listener) {
      socket.destroy()
      throw new Fault('simulator.not-running', {})
    }
    const session = new ServerSession({
      socket,
      sessionId: randomUUID(),
      name: sessionName(this.#account.config),
      profileId: this.#account.config.profileId,
      timers: this.#timers,
      hooks: this.#hooks(),
      clock: this.#options.clock,
      window: outbindWindow,
    })
    const client = this.#accept(session)
    try {
      client.notify({ command: 'outbind', fields: { system_id: systemId, password } })
    } catch (error) {
      await session.cut()
      throw error
    }
    client.note('outbind', { systemId })
    return { sessionId: session.sessionId }
  }

  /** Behaviours have counted and drawn nothing, and ids begin anew unless messages are on their way. */
  #beginRun(seed = this.#freshSeed(this.#account.config)): void {
    this.#account.beginRun(seed)
    this.#messages.beginRun(seed)
  }

  #freshSeed({ seed }: SimulatorConfig): number {
    return seed ?? this.#options.seed ?? Math.floor(this.#options.clock.now())
  }

  /** The configured ones, from their first message on. */
  #beginFlows(): void {
    for (const end of this.#flows.splice(0)) end()
    for (const flow of this.#account.config.mobileTraffic) {
      if (flow.isOn) this.#flows.push(this.#traffic.beginFlow(flow))
    }
  }

  #clientOf(sessionId: string): SimulatorSession {
    const client = this.#clients.get(sessionId)
    if (client === undefined) throw new Fault('session.not-found', { sessionId })
    return client
  }

  /** Throws unless the simulator runs and plays the specification. */
  #demandPlain(command: CommandName): void {
    const { profileId } = this.#account.config
    if (!this.#listener) throw new Fault('simulator.not-running', {})
    if (!this.#account.profile.isPlain) throw new Fault('simulator.not-in-profile', { profileId, command })
  }

  async #listen(): Promise<Listener> {
    if (this.#listener) return this.#listener
    const account = this.#account
    const { host, port } = account.config
    // What was made with it begins with it.
    if (this.#hasRun) this.#beginRun()
    else this.#beginRun(account.seed)
    this.#hasRun = true
    this.#fingerprint = this.#tlsView?.certificate.fingerprint ?? null
    const listener = await createListener({
      host,
      port,
      clock: this.#options.clock,
      timers: this.#timers,
      // Read for each session that comes, so that a change holds for the next one.
      get name() {
        return sessionName(account.config)
      },
      get profileId() {
        return account.config.profileId
      },
      hooks: this.#hooks(),
      onSession: (session) => void this.#accept(session),
      ...(this.#tls && { tls: listenerTlsOf(this.#tls) }),
      onHandshakeFailed: (reason) => this.#tell('tls-refused', reason),
    }).catch((error: unknown) => {
      if (!(error instanceof Fault) || error.code === 'simulator.port-in-use') throw error
      const detail: Readonly<Record<string, string | number>> = error.detail
      const reason = detail['reason'] ?? error.message
      throw new Fault('simulator.cannot-listen', { host, port, reason })
    })
    this.#options.onSwitch?.({ host, port: listener.port, isTls: this.#tls !== null })
    return listener
  }

  #takeTls(tls: SimulatorTls | null): void {
    this.#tlsView = tls === null ? null : describeSimulatorTls(tls)
    this.#tls = tls
  }

  /** An event that is of no session. */
  #tell(kind: SimulatorEvent['kind'], detail: string): void {
    const at = this.#options.clock.now()
    this.#events.add({ at, kind, systemId: null, commandStatus: null, rule: null, detail })
    this.#publisher.touch()
  }

  #hooks(): SessionHooks {
    const { hooks, counters } = this.#options
    const onPdu: SessionHooks['onPdu'] = (session, event) => {
      counters?.of(this.#account.accounts.of(session.sessionId)?.systemId ?? '').count(event)
      hooks.onPdu?.(session, event)
    }
    return {
      ...hooks,
      ...(counters !== undefined && { onPdu }),
      onNote: (session, note) => {
        const client = this.#clients.get(session.sessionId)
        if (client !== undefined) tellNote(client, note)
        hooks.onNote?.(session, note)
      },
    }
  }

  #accept(session: ServerSession): SimulatorSession {
    const client = new SimulatorSession(session, {
      account: this.#account,
      messages: this.#messages,
      broadcasts: this.#broadcasts,
      delayed: this.#delayed,
      events: this.#events,
      clock: this.#options.clock,
      ...(this.#options.counters && { counters: this.#options.counters }),
      onChange: () => this.#publisher.touch(),
      onAccepted: (pdu, sessionId) => this.#traffic.heard(pdu, sessionId),
    })
    this.#clients.set(session.sessionId, client)
    this.#publisher.touch()
    const { onClose } = session
    session.onClose = (reason, closed) => {
      this.#clients.delete(session.sessionId)
      onClose?.(reason, closed)
    }
    return client
  }
}

/** Of its sessions, in rows and chips. */
function sessionName({ name }: SimulatorConfig): string {
  return name === '' ? 'SMSC' : name
}

function timersOf(config: SimulatorConfig): ServerTimers {
  return {
    bindDeadlineMs: config.bindDeadline * 1000,
    answerDeadlineMs: config.answerDeadline * 1000,
    enquireLinkIntervalMs: config.enquireLinkInterval * 1000,
    inactivityMs: config.inactivityTimeout * 1000,
  }
}
