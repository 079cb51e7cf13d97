import { randomUUID } from 'node:crypto'
import type { BindMode } from '../../shared/contract/connections.ts'
import { plannedBinds } from '../../shared/contract/new-connection.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { BindChooser } from './bind-chooser.ts'
import { isAllowed } from './bind-rules.ts'
import type { ConnectionSettings } from './bind-settings.ts'
import { ClientSession } from './client-session.ts'
import type { Clock } from './clock.ts'
import { OutbindListener } from './outbind-listener.ts'
import type { OnSent } from './outbound.ts'
import { Pacer } from './pacer.ts'
import type { Settle } from './pending-requests.ts'
import { isOneTooMany } from './reconnect.ts'
import type { OutgoingRequest, Response } from './request.ts'
import { settlePromise } from './request-fault.ts'
import { ResendQueue } from './resend-queue.ts'
import type { SessionHooks } from './session-hooks.ts'
import type { SharedBinds } from './shared-binds.ts'

interface Options {
  readonly connection: ConnectionSettings
  readonly clock: Clock
  readonly hooks: SessionHooks
  /** A bind is tried anew in another session: this one is over and will tell nothing more. */
  readonly replaced?: (session: ClientSession) => void
}

/** A peer that does not answer our unbind must not hold up the end of the program. */
export const unbindPatienceMs = 2000

/** The place of one bind, whichever session holds it by now. */
interface Place {
  readonly mode: BindMode
  readonly number: number
  session: ClientSession | null
  /** How its first attempt ended; null before it was tried. */
  attempt: Promise<unknown> | null
}

const statusOk = statusValue('ESME_ROK')

/**
 * The binds of one connection, used as one: what is sent goes over the bound one that may send it and has most room,
 * at the pace of the account, which all share. One that is refused or lost leaves the others as they are.
 */
export class ConnectionBinds {
  readonly connectionId: string
  readonly profileId: string
  readonly name: string
  readonly interfaceVersion: number
  /** As a session's own, for all of them. */
  onDeliver: ClientSession['onDeliver'] = () => statusOk
  readonly #options: Options
  readonly #places: readonly Place[]
  /** Those of the places: made anew when one changes, since each request asks for them. */
  #sessions: readonly ClientSession[] = []
  readonly #pacer: Pacer
  readonly #resendQueue: ResendQueue | null
  readonly #chooser = new BindChooser(() => this.sessions)
  #listener: OutbindListener | null = null
  #opening: Promise<void> | null = null
  #isClosing = false

  constructor(options: Options) {
    const { connection, clock } = options
    this.#options = options
    this.connectionId = connection.connectionId
    this.profileId = connection.profileId
    this.name = connection.name
    this.interfaceVersion = connection.interfaceVersion
    this.#places = plannedBinds(connection).map((mode, index) => ({
      mode,
      number: index + 1,
      session: null,
      attempt: null,
    }))
    const meter = { sample: (monotonic: number) => ({ sentPerSecond: this.#rate(monotonic) }) }
    this.#pacer = new Pacer(connection.rate ?? 0, clock, meter, !connection.ignoresThrottling)
    this.#resendQueue =
      connection.inDoubt !== 'repeat'
        ? null
        : new ResendQueue({
            comesBack: () => this.#senders().some(({ phase, comesBack }) => phase === 'bound' || comesBack),
            elsewhere: (lost) => this.#chooser.outboundBeside(lost),
          })
  }

  /** Those that were tried, in the order of their numbers. */
  get sessions(): readonly ClientSession[] {
    return this.#sessions
  }

  /** True while it is being opened, or any bind is bound or waited for. */
  get isLive(): boolean {
    return this.#opening !== null || this.sessions.some((session) => this.#isKept(session))
  }

  /**
   * True when all binds of one of its modes are closed for good: a pair without its receiver is useless,
   * while of several alike the others go on. Ask once it is open.
   */
  get isBroken(): boolean {
    const living = this.sessions.filter(({ phase }) => phase !== 'closed')
    return this.#places.some(({ mode }) => living.every(({ bindMode }) => bindMode !== mode))
  }

  /** Requests with a message that could leave at once over all of its bound binds. */
  get room(): number {
    let room = 0
    for (const session of this.#senders()) if (session.phase === 'bound') room += Math.max(0, session.room)
    return room
  }

  /** Bound binds that may send a message. */
  get sending(): number {
    return this.#senders().filter(({ phase }) => phase === 'bound').length
  }

  /** The local port it listens on for an outbind; null when it does not. */
  get listeningPort(): number | null {
    return this.#listener?.port ?? null
  }

  /** True when 'host:port' is the local address of one of its links, or of one that is waited for. */
  hasLocalAddress(address: string): boolean {
    const isLink = this.sessions.some(({ localAddress }) => localAddress === address)
    return isLink || (this.#listener?.isAwaitedAt(address) ?? false)
  }

  /**
   * Opens every bind that is not bound, first one of each mode, so that a bad account is tried once. Resolves
   * when every first attempt is over and one at least is bound, or listens; rejects with the Fault of the
   * first that failed. With reconnect on, binds go on trying after either, until `close`.
   */
  open(): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null
    })
    return this.#opening
  }

  /**
   * Failure of the first mode without a bound bind; null when each mode has one. For callers that need a
   * pair.
   */
  async missingHalf(): Promise<unknown> {
    const failures = await this.#failures()
    const isBound = (mode: BindMode) =>
      this.sessions.some((one) => one.bindMode === mode && one.phase === 'bound')
    return failures.find(({ mode }) => !isBound(mode))?.failure ?? null
  }

  /** Throws session.not-bound, or session.wrong-bind when none of its binds may ever send it. */
  checkMaySend(command: CommandName): void {
    if (this.#chooser.choose(command) === null)
      throw this.#wrongBind(command) ?? new Fault('session.not-bound', {})
  }

  /** The session that the next such request would go over; null when none may. */
  sessionFor(command: CommandName): ClientSession | null {
    return this.#chooser.choose(command)
  }

  /** As ClientSession.send, over the bind with most room; what a lost bind never sent goes over another. */
  send(pdu: OutgoingRequest, settle: Settle, onSent?: OnSent): void {
    this.#send('send', pdu, settle, onSent)
  }

  /** As `send`, but never repeated by the connection's policy: for callers that track parts in doubt. */
  sendOnce(pdu: OutgoingRequest, settle: Settle, onSent?: OnSent): void {
    this.#send('sendOnce', pdu, settle, onSent)
  }

  /** As ClientSession.request. */
  request(pdu: OutgoingRequest, onSent?: OnSent): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.send(pdu, (outcome) => settlePromise(pdu.command, outcome, resolve, reject), onSent)
    })
  }

  /** Ends every bind, and listens no more; resolves when all sockets are gone. */
  async close(how: 'unbind' | 'cut'): Promise<void> {
    this.#isClosing = true
    this.#listener?.close()
    await Promise.all(this.sessions.map((session) => session.close(how)))
  }

  /** As `close('unbind')` once `before` has resolved; cuts what is still open after `patienceMs` in all. */
  async closeWithin(patienceMs: number, before?: Promise<unknown>): Promise<void> {
    const { clock } = this.#options
    const timer = clock.setTimeout(() => void this.close('cut'), patienceMs)
    await before
    await this.close('unbind')
    clock.clearTimeout(timer)
  }

  #send(by: 'send' | 'sendOnce', pdu: OutgoingRequest, settle: Settle, onSent: OnSent | undefined): void {
    const error = this.#wrongBind(pdu.command)
    if (error === null) this.#chooser.send(by, pdu, settle, onSent)
    else settle({ kind: 'never-sent', error })
  }

  /** Fault when no bind of this connection may ever send the command; null otherwise. */
  #wrongBind(command: CommandName): Fault | null {
    const [first] = this.#places
    if (first === undefined || this.#places.some(({ mode }) => isAllowed(command, 'esme', mode))) return null
    return new Fault('session.wrong-bind', { bindMode: first.mode, command })
  }

  async #open(): Promise<void> {
    const { connection, clock } = this.#options
    const { outbind, bindTimeout } = connection
    if (outbind?.enabled && this.#listener === null) {
      const { host, port } = outbind
      this.#listener = await OutbindListener.open({ host, port, clock, initMs: bindTimeout * 1000 })
      if (this.#isClosing) this.#listener.close()
    }
    for (const place of this.#places) this.#makeRoom(place)
    const modes = new Set(this.#places.map(({ mode }) => mode))
    for (const mode of modes) this.#advance(mode)
    // A listener waits for its SMSC as long as that takes.
    if (this.#listener === null) await this.#settled()
    if (this.#isClosing) throw new Fault('session.not-bound', {})
  }

  /** Every attempt under way is over, and those that were waiting for it. */
  async #settled(): Promise<void> {
    const [first] = await this.#failures()
    if (first !== undefined && !this.sessions.some(({ phase }) => phase === 'bound')) throw first.failure
  }

  async #failures(): Promise<{ mode: BindMode; failure: unknown }[]> {
    const failures: { mode: BindMode; failure: unknown }[] = []
    for (const place of this.#places) {
      // A bind may be started while the one before it is awaited.
      const failure = await place.attempt
      if (failure !== null) failures.push({ mode: place.mode, failure })
    }
    return failures
  }

  /** Starts the first bind of a mode, and the others once that is bound or refused as one too many. */
  #advance(mode: BindMode): void {
    if (this.#isClosing) return
    const alike = this.#places.filter((place) => place.mode === mode)
    const isProven =
      this.#listener !== null || alike.some(({ session }) => session !== null && isAnswered(session))
    const untried = alike.filter(({ session }) => session === null)
    const isAhead = untried.length < alike.length
    for (const place of isProven ? untried : isAhead ? [] : untried.slice(0, 1)) this.#start(place)
  }

  #start(place: Place): void {
    // A starting session reports it at once, and that may have started the others.
    if (place.session !== null) return
    const { connection, clock, hooks } = this.#options
    const session = new ClientSession({
      sessionId: randomUUID(),
      connection: { ...connection, bindMode: place.mode },
      clock,
      hooks,
      shared: this.#sharedBy(place),
    })
    session.onDeliver = (pdu, mark) => this.onDeliver(pdu, mark)
    this.#seat(place, session)
    place.attempt = session.open().then(
      () => null,
      (failure: unknown) => failure,
    )
  }

  #sharedBy({ mode, number }: Place): SharedBinds {
    return {
      bind: { number, of: this.#places.length },
      name: this.#nameOf(mode, number),
      pacer: this.#pacer,
      repeats: isAllowed('submit_sm', 'esme', mode) ? this.#resendQueue : null,
      listener: this.#listener,
      boundAt: () => this.sessions.find(({ phase }) => phase === 'bound')?.hostAt ?? null,
      phaseChanged: () => {
        this.#advance(mode)
        const isOver = this.sessions.every(({ phase }) => phase === 'closed')
        if (isOver && this.#opening === null) this.#listener?.close()
      },
    }
  }

  /** True when a new attempt leaves the session as it is. */
  #isKept({ phase }: ClientSession): boolean {
    return phase === 'bound' || (this.#listener !== null && phase !== 'closed')
  }

  #makeRoom(place: Place): void {
    const { session } = place
    if (session === null || this.#isKept(session)) return
    this.#seat(place, null)
    place.attempt = null
    if (session.phase !== 'closed') void session.close('cut')
    this.#options.replaced?.(session)
  }

  #seat(place: Place, session: ClientSession | null): void {
    place.session = session
    this.#sessions = this.#places.flatMap((each) => each.session ?? [])
  }

  #nameOf(mode: BindMode, number: number): string {
    if (this.#places.length === 1) return this.name
    const alike = this.#places.filter((place) => place.mode === mode)
    const isPair = alike.length < this.#places.length
    const which = alike.length > 1 ? ` ${number}` : ''
    return `${this.name}${isPair ? ` ${shortModes[mode]}` : ''}${which}`
  }

  #senders(): ClientSession[] {
    return this.sessions.filter(({ bindMode }) => isAllowed('submit_sm', 'esme', bindMode))
  }

  /** PDUs a second that all binds send. */
  #rate(monotonic: number): number {
    return this.sessions.reduce((sum, session) => sum + session.rates(monotonic).sentPerSecond, 0)
  }
}

const shortModes = { transmitter: 'TX', receiver: 'RX', transceiver: 'TRX' } as const

/** True when the account itself was found good: bound, or refused as one too many. */
function isAnswered({ phase, closeReason }: ClientSession): boolean {
  return phase === 'bound' || (closeReason !== null && isOneTooMany(closeReason))
}
