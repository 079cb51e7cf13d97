import { statusValue } from '../../shared/smpp/status-table.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { SessionNote } from '../session/session-note.ts'
import type { SimulatorSession } from './simulator-session.ts'

/** What a session notices of its client, as an event of the simulator. */
export function tellNote(client: SimulatorSession, note: SessionNote): void {
  if (note.kind === 'not-smpp') client.note('not-smpp', { detail: note.protocol })
  else if (note.kind === 'unknown-command' || note.kind === 'wrong-version') {
    const commandStatus = statusValue('ESME_RINVCMDID')
    client.note('nack', { commandStatus, detail: commandText(note.commandId) })
  } else if (note.kind === 'wrong-state') {
    client.note('refused', { commandStatus: note.commandStatus, detail: commandText(note.commandId) })
  } else if (note.kind !== 'request-timed-out') {
    // A request that timed out ends the session, which is an event by itself.
    client.noticed(note)
  }
}

function commandText(commandId: number): string {
  return `command_id ${hexNumber(commandId, 4)}`
}
