import type { Note } from './inspection.ts'
import { addNote, hexValue, type NoteSubject, versionName } from './note-list.ts'

/** What the sixteen octets of the header tell by themselves. */
export function noteHeader(notes: Note[], subject: NoteSubject): void {
  const { pdu } = subject
  if (pdu.length < 16) return
  const isResponse = pdu.command_id >= 0x80000000
  if (pdu.command === null) noteUnknownId(notes, pdu.command_id)
  if (!isResponse && pdu.command_status !== 0) {
    addNote(notes, 'status-in-request', 'command_status', 8, { value: hexValue(pdu.command_status, 4) })
  }
  // 0 is right in a generic_nack whose cause had no readable header.
  if (pdu.sequence_number === 0 && pdu.command !== 'generic_nack') {
    addNote(notes, 'sequence-zero', 'sequence_number', 12)
  } else if (pdu.sequence_number > 0x7fffffff) {
    addNote(notes, 'sequence-out-of-range', 'sequence_number', 12, {
      value: hexValue(pdu.sequence_number, 4),
    })
  }
  noteVersion(notes, subject)
}

/** SMPP 4.0 added 0x00010000 to the ids of 3.3 and gave some of them new numbers; vendors have the block after it. */
function noteUnknownId(notes: Note[], commandId: number): void {
  const block = commandId & 0x7fffff00
  if (block === 0x00010200) addNote(notes, 'vendor-command', 'command_id', 4)
  else if (block === 0x00010000) addNote(notes, 'smpp-4-suspect', 'command_id', 4)
}

function noteVersion(notes: Note[], { pdu, map, options }: NoteSubject): void {
  const session = options.interfaceVersion
  if (session === undefined || map.layout === null || pdu.command === 'generic_nack') return
  const { introduced } = map.layout.pdu
  const needs = introduced === '5.0' ? 0x50 : introduced === '3.4' ? 0x34 : 0
  // A bind states a version; it is not held against it.
  if (session >= needs || map.layout.names[0] === 'system_id') return
  addNote(notes, 'version-mismatch', 'command_id', 4, { needs: introduced, session: versionName(session) })
}
