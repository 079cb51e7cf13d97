import { findTlv, integerField } from '../smpp/message-octets.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import { readDataCoding } from '../text/data-coding.ts'
import type { Note } from './inspection.ts'
import { noteShortLength } from './note-length.ts'
import { addNote, type NoteSubject } from './note-subject.ts'

const scInterfaceVersion = tlvTag('sc_interface_version')

/** Notes a body that is missing or incomplete, one in an error response, and octets besides it. */
export function noteBody(notes: Note[], subject: NoteSubject): void {
  const { pdu, map } = subject
  const { layout } = map
  if (layout === null) return
  const firstField = layout.names[0]
  if (layout.isResponse && firstField !== undefined) {
    if (!pdu.hasBody && pdu.command_status === 0 && pdu.error === null) {
      const severity = pdu.command === 'deliver_sm_resp' ? 'info' : 'warning'
      addNote(notes, 'missing-body', firstField, 16, { command: layout.command }, severity)
    }
    if (pdu.command_status !== 0 && pdu.length > 16) addNote(notes, 'body-on-error', 'body', 16)
    if (firstField === 'system_id') noteScVersion(notes, subject)
  }
  if (pdu.error !== null && pdu.error.kind === 'tlv-overrun') noteOverrun(notes, subject, pdu.error.offset)
  if (pdu.tail !== null) noteTail(notes, subject)
}

function noteScVersion(notes: Note[], { pdu }: NoteSubject): void {
  if (pdu.command_status !== 0 || findTlv(pdu.tlvs, scInterfaceVersion) !== null) return
  addNote(notes, 'version-not-told', 'sc_interface_version', pdu.length)
}

function noteTail(notes: Note[], subject: NoteSubject): void {
  const { pdu, map } = subject
  const { layout } = map
  const { tail } = pdu
  if (layout === null || tail === null) return
  if (!tail.hasNul) {
    const name = layout.names.at(-1) ?? ''
    addNote(notes, 'missing-nul', name, map.fieldAt.at(-1) ?? 16)
  }
  if (tail.endsAfter !== null && tail.rest.length === 0) {
    const missing = layout.names[layout.names.indexOf(tail.endsAfter) + 1] ?? ''
    addNote(notes, 'count-missing', missing, pdu.length)
  }
  const octets = tail.rest.length
  if (octets === 0) return
  const isFieldless = layout.names.length === 0
  if (isFieldless || octets > 3) {
    addNote(notes, 'trailing-bytes', 'body', map.restAt, { octets })
    return
  }
  addNote(notes, 'tlv-header-truncated', 'tlv', map.restAt, { octets })
  if (noteShortLength(notes, subject)) return
  if (
    octets === 1 &&
    tail.rest[0] === 0 &&
    pdu.tlvs.length === 0 &&
    pdu.fields['short_message'] !== undefined
  ) {
    addNote(notes, 'nul-after-message', 'short_message', map.restAt)
  }
}

/** Two mistakes of senders explain most TLVs that do not fit. */
function noteOverrun(notes: Note[], subject: NoteSubject, offset: number): void {
  const { bytes, pdu, map } = subject
  const swapped = ((bytes[offset + 3] ?? 0) << 8) | (bytes[offset + 2] ?? 0)
  const smLength = integerField(pdu, 'sm_length')
  const octets = smLength + pdu.length - map.fieldsEnd
  if (
    readDataCoding(integerField(pdu, 'data_coding')).alphabet === 'ucs2' &&
    smLength > 0 &&
    octets === 2 * smLength
  ) {
    addNote(notes, 'sm-length-in-characters', 'sm_length', map.fieldsEnd - smLength - 1, {
      characters: smLength,
      octets,
    })
  } else if (!noteShortLength(notes, subject) && swapped > 0 && swapped <= pdu.length - offset - 4)
    addNote(notes, 'tlv-little-endian', 'tlv', offset)
}
