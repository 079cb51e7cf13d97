import type { Note } from './inspection.ts'
import { noteBody } from './note-body.ts'
import { noteFields } from './note-fields.ts'
import { noteHeader } from './note-header.ts'
import { noteMessage } from './note-message.ts'
import type { NoteSubject } from './note-subject.ts'
import { noteTlvs } from './note-tlvs.ts'
import { noteUdh } from './note-udh.ts'

/** Everything odd about a PDU, in wire order of what it concerns; usually nothing. */
export function findNotes(subject: NoteSubject): Note[] {
  const notes: Note[] = []
  noteHeader(notes, subject)
  noteBody(notes, subject)
  noteFields(notes, subject)
  noteUdh(notes, subject)
  noteMessage(notes, subject)
  noteTlvs(notes, subject)
  return notes
}
