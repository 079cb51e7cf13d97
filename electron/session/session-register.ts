import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { ConnectionSettings } from './bind-settings.ts'
import type { ClientSession } from './client-session.ts'
import type { Clock } from './clock.ts'
import { ConnectionBinds } from './connection-binds.ts'
import type { SessionHooks } from './session-hooks.ts'

interface Options {
  readonly clock: Clock
  /** For every session opened here; `onState` is the register's own. */
  readonly hooks: Omit<SessionHooks, 'onState'>
  /** The connection with its password, as it stands when it is opened. */
  readonly connectionOf: (connectionId: string) => ConnectionSettings
}

/** Every session there is: our own, which open and close here, and the simulator's, which are only told of. */
export class SessionRegister {
  readonly #options: Options
  readonly #open = new Map<string, ConnectionBinds>()
  readonly #states = new Map<string, SessionState>()
  readonly #listeners = new Set<(state: SessionState) => void>()

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
      hooks: { ...this.#options.hooks, onState: (state) => this.tell(state) },
      replaced: (session) => this.#forget(session),
    })
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

  /** The binds of a connection that was opened; undefined for one that was not. */
  ofConnection(connectionId: string): ConnectionBinds | undefined {
    return this.#open.get(connectionId)
  }

  /** How many sessions of the connection are open or opening. */
  liveOf(connectionId: string): number {
    const sessions = this.#open.get(connectionId)?.sessions ?? []
    return sessions.filter(({ phase }) => phase !== 'closed').length
  }

  /** A session changed: one of ours, or the simulator's side of one. Those of the simulator go when they close. */
  tell(state: SessionState): void {
    if (state.role === 'esme' && !this.#isKnown(state.sessionId)) return
    if (state.role === 'smsc' && state.phase === 'closed') this.#states.delete(state.sessionId)
    else this.#states.set(state.sessionId, state)
    for (const listener of this.#listeners) listener(state)
  }

  /** Every session as it is, then each as it changes. */
  follow(listener: (state: SessionState) => void): () => void {
    for (const state of this.#states.values()) listener(state)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether one of our own sessions has this address on our side: 'host:port'. */
  hasLocalAddress(address: string): boolean {
    return [...this.#open.values()].some((binds) => binds.hasLocalAddress(address))
  }

  /** Unbinds all, and cuts what does not let go within `patienceMs`. */
  async closeAll(patienceMs: number): Promise<void> {
    const all = [...this.#open.values()]
    const timer = this.#options.clock.setTimeout(() => {
      for (const binds of all) void binds.close('cut')
    }, patienceMs)
    await Promise.all(all.map((binds) => binds.close('unbind')))
    this.#options.clock.clearTimeout(timer)
  }

  #sessions(): ClientSession[] {
    return [...this.#open.values()].flatMap(({ sessions }) => sessions)
  }

  #isKnown(sessionId: string): boolean {
    return this.#sessions().some((session) => session.sessionId === sessionId)
  }

  /** Nothing of these binds is worth waiting for any more. */
  #replace(binds: ConnectionBinds): void {
    this.#open.delete(binds.connectionId)
    void binds.close('cut')
    for (const session of binds.sessions) this.#forget(session)
  }

  #forget(session: ClientSession): void {
    const state = this.#states.get(session.sessionId)
    this.#states.delete(session.sessionId)
    if (state === undefined) return
    for (const listener of this.#listeners) listener({ ...state, phase: 'closed' })
  }
}
