import { randomUUID } from 'node:crypto'
import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { ClientSession, type ClientSessionOptions } from '../session/client-session.ts'
import type { Clock } from '../session/clock.ts'
import type { SessionHooks } from '../session/session-hooks.ts'

interface Options {
  readonly clock: Clock
  /** For every session opened here; `onState` is the register's own. */
  readonly hooks: Omit<SessionHooks, 'onState'>
  /** The connection with its password, as it stands when the session opens. */
  readonly connectionOf: (connectionId: string) => ClientSessionOptions['connection']
}

interface Open {
  readonly session: ClientSession
  readonly bound: Promise<void>
  /** The first attempt is over; what the session does from here on it does by itself. */
  isSettled: boolean
}

/** Every session there is: our own, which open and close here, and the simulator's, which are only told of. */
export class SessionRegister {
  readonly #options: Options
  /** By connection: each has one session at a time. */
  readonly #open = new Map<string, Open>()
  readonly #states = new Map<string, SessionState>()
  readonly #listeners = new Set<(state: SessionState) => void>()

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * The connection's session, bound. One that is bound or opening is that session; one that lost its link makes room
   * for a new attempt. Rejects with the Fault of the attempt; the session may then go on trying.
   */
  async open(connectionId: string): Promise<ClientSession> {
    const known = this.#open.get(connectionId)
    if (known !== undefined && (known.session.phase === 'bound' || !known.isSettled)) {
      await known.bound
      return known.session
    }
    const connection = this.#options.connectionOf(connectionId)
    if (known !== undefined) {
      if (known.session.phase !== 'closed') void known.session.close('cut')
      this.#forget(known.session)
    }
    const session = new ClientSession({
      sessionId: randomUUID(),
      connection,
      clock: this.#options.clock,
      hooks: { ...this.#options.hooks, onState: (state) => this.tell(state) },
    })
    const open: Open = { session, bound: session.open(), isSettled: false }
    this.#open.set(connectionId, open)
    try {
      await open.bound
      return session
    } finally {
      open.isSettled = true
    }
  }

  /** Throws session.not-found. */
  get(sessionId: string): ClientSession {
    for (const { session } of this.#open.values()) if (session.sessionId === sessionId) return session
    throw new Fault('session.not-found', { sessionId })
  }

  /** How many sessions of the connection are open or opening. */
  liveOf(connectionId: string): number {
    const phase = this.#open.get(connectionId)?.session.phase ?? 'closed'
    return phase === 'closed' ? 0 : 1
  }

  /** The session itself, or the one its connection has by now. Throws session.not-found. */
  successor(sessionId: string, connectionId: string | null): ClientSession {
    const session = connectionId === null ? undefined : this.#open.get(connectionId)?.session
    return session ?? this.get(sessionId)
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
    for (const { session } of this.#open.values()) if (session.state().localAddress === address) return true
    return false
  }

  /** Unbinds all, and cuts what does not let go within `patienceMs`. */
  async closeAll(patienceMs: number): Promise<void> {
    const sessions = [...this.#open.values()].map(({ session }) => session)
    const timer = this.#options.clock.setTimeout(() => {
      for (const session of sessions) void session.close('cut')
    }, patienceMs)
    await Promise.all(sessions.map((session) => session.close('unbind')))
    this.#options.clock.clearTimeout(timer)
  }

  #isKnown(sessionId: string): boolean {
    for (const { session } of this.#open.values()) if (session.sessionId === sessionId) return true
    return false
  }

  #forget(session: ClientSession): void {
    this.#open.delete(session.connectionId)
    const state = this.#states.get(session.sessionId)
    this.#states.delete(session.sessionId)
    if (state === undefined) return
    for (const listener of this.#listeners) listener({ ...state, phase: 'closed' })
  }
}
