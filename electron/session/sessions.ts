import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { ConnectionSettings } from './bind-settings.ts'
import type { ClientSession } from './client-session.ts'
import type { Clock } from './clock.ts'
import { ConnectionBinds } from './connection-binds.ts'
import type { PduMark, SessionHooks } from './session-hooks.ts'
import type { SessionStates } from './session-states.ts'

interface Options {
  readonly clock: Clock
  /** For every session opened here; their states go to `states`. */
  readonly hooks: Omit<SessionHooks, 'onState'>
  readonly states: SessionStates
  /** As ClientSession.onDeliver, of every session opened here. */
  readonly onDeliver?: (pdu: DecodedPdu, mark: PduMark) => number | null | Promise<number | null>
  /** The connection with its password, as it stands when it is opened. */
  readonly connectionOf: (connectionId: string) => ConnectionSettings
}

/** Our own sessions, by the connection that they are the binds of. */
export class Sessions {
  readonly #options: Options
  readonly #open = new Map<string, ConnectionBinds>()

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * The connection's binds, one at least bound or listening. Those that are bound or opening stay; the others make room
   * for a new attempt. Rejects with the Fault of the attempt; the binds may then go on trying.
   */
  async open(connectionId: string): Promise<ConnectionBinds> {
    const known = this.#open.get(connectionId)
    if (known?.isLive) {
      await known.open()
      return known
    }
    const connection = this.#options.connectionOf(connectionId)
    if (known !== undefined) this.#replace(known)
    const binds = new ConnectionBinds({
      connection,
      clock: this.#options.clock,
      hooks: { ...this.#options.hooks, onState: (state) => this.#tell(state) },
      replaced: ({ sessionId }) => this.#options.states.forget(sessionId),
    })
    binds.onDeliver = this.#options.onDeliver ?? binds.onDeliver
    this.#open.set(connectionId, binds)
    await binds.open()
    return binds
  }

  /** One bind of ours. Throws session.not-found. */
  get(sessionId: string): ClientSession {
    const session = this.#sessions().find((one) => one.sessionId === sessionId)
    if (session === undefined) throw new Fault('session.not-found', { sessionId })
    return session
  }

  /** The state of one bind of ours; undefined when there is none of this id. */
  stateOf(sessionId: string): SessionState | undefined {
    return this.#sessions()
      .find((one) => one.sessionId === sessionId)
      ?.state()
  }

  /** The states of every bind of ours. */
  states(): SessionState[] {
    return this.#sessions().map((session) => session.state())
  }

  /** The binds of a connection that was opened; undefined for one that was not. */
  ofConnection(connectionId: string): ConnectionBinds | undefined {
    return this.#open.get(connectionId)
  }

  /** How many sessions of the connection are open or opening. */
  liveOf(connectionId: string): number {
    const sessions = this.#open.get(connectionId)?.sessions ?? []
    return sessions.filter(({ phase }) => phase !== 'closed').length
  }

  /** How many of them hold a link to the SMSC, or are about to; not those that wait to try again, or for an outbind. */
  linkedOf(connectionId: string): number {
    const sessions = this.#open.get(connectionId)?.sessions ?? []
    return sessions.filter(({ phase }) => !['closed', 'waiting', 'listening'].includes(phase)).length
  }

  /** True when one of our own sessions has this local address: 'host:port'. */
  hasLocalAddress(address: string): boolean {
    return [...this.#open.values()].some((binds) => binds.hasLocalAddress(address))
  }

  /** Unbinds all, and cuts those that are still open after `patienceMs`. */
  async closeAll(patienceMs: number): Promise<void> {
    await Promise.all([...this.#open.values()].map((binds) => binds.closeWithin(patienceMs)))
  }

  #sessions(): ClientSession[] {
    return [...this.#open.values()].flatMap(({ sessions }) => sessions)
  }

  /** Ignores a replaced session. */
  #tell(state: SessionState): void {
    const isOpen = this.#sessions().some(({ sessionId }) => sessionId === state.sessionId)
    if (isOpen) this.#options.states.tell(state)
  }

  /** Cuts the binds and forgets their sessions, to make room for new ones. */
  #replace(binds: ConnectionBinds): void {
    this.#open.delete(binds.connectionId)
    void binds.close('cut')
    for (const { sessionId } of binds.sessions) this.#options.states.forget(sessionId)
  }
}
