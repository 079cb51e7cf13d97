import type { SessionState } from '../../shared/contract/session.ts'

/** State of every session, our own and the simulator's, for listeners. */
export class SessionStates {
  readonly #states = new Map<string, SessionState>()
  readonly #listeners = new Set<(state: SessionState) => void>()

  /** A session changed. One of the simulator goes when it closes; one of ours stays, to say why. */
  tell(state: SessionState): void {
    if (state.role === 'smsc' && state.phase === 'closed') this.#states.delete(state.sessionId)
    else this.#states.set(state.sessionId, state)
    this.#emit(state)
  }

  /** The session is told as closed, and goes. */
  forget(sessionId: string): void {
    const state = this.#states.get(sessionId)
    this.#states.delete(sessionId)
    if (state !== undefined) this.#emit({ ...state, phase: 'closed' })
  }

  /** Every session as it is, then each as it changes. Returns what ends that. */
  follow(listener: (state: SessionState) => void): () => void {
    for (const state of this.#states.values()) listener(state)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #emit(state: SessionState): void {
    for (const listener of this.#listeners) listener(state)
  }
}
