import { sessionNoteText } from '../../../shared/inspect/session-note-table.ts'
import type { SessionHooks } from '../../session/session-hooks.ts'
import type { SessionNote } from '../../session/session-note.ts'
import type { Cli } from '../console/cli.ts'

/** Tells on stderr what a session notices about its peer: the first of each kind, for a flood says no more than that. */
export function peerNotes(cli: Cli): NonNullable<SessionHooks['onNote']> {
  const told = new Set<SessionNote['kind']>()
  return (_session, { kind, ...detail }) => {
    if (told.has(kind)) return
    told.add(kind)
    const { what, next } = sessionNoteText({ kind, detail }, cli.language)
    cli.complain(`${cli.say({ en: 'note', ru: 'замечание' })}: ${what} ${next}`)
  }
}
