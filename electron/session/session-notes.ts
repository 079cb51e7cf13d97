import type { KeptNote } from '../../shared/contract/session.ts'
import type { SessionNoteKind } from '../../shared/inspect/session-note-table.ts'
import type { Clock } from './clock.ts'
import type { SessionHooks } from './session-hooks.ts'
import type { SessionNote } from './session-note.ts'

/**
 * Notes of a session, over all its links: the last of each kind and their number, so that a flood of one kind
 * neither grows nor pushes the others out.
 */
export class SessionNotes {
  readonly #clock: Clock
  readonly #notes = new Map<SessionNoteKind, KeptNote>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The same hooks, with their notes kept here. */
  over(hooks: SessionHooks): SessionHooks {
    return {
      ...hooks,
      onNote: (session, note) => {
        this.#add(note)
        hooks.onNote?.(session, note)
      },
    }
  }

  /** The latest last. */
  view(): KeptNote[] {
    return [...this.#notes.values()]
  }

  #add({ kind, ...detail }: SessionNote): void {
    const count = (this.#notes.get(kind)?.count ?? 0) + 1
    this.#notes.delete(kind)
    this.#notes.set(kind, { kind, detail, at: this.#clock.now(), count })
  }
}
