import type { MessageOctets } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import type { CheckedText } from '../text/decode-text.ts'
import type { InspectOptions, Note } from './inspection.ts'
import { type NoteCode, noteTable } from './note-table.ts'
import type { PduMap } from './pdu-map.ts'

/** Subject of every check: one PDU, taken apart once. */
export interface NoteSubject {
  readonly bytes: Uint8Array
  readonly pdu: DecodedPdu
  readonly map: PduMap
  readonly message: MessageOctets | null
  /** The message after its header. */
  readonly octets: Uint8Array | null
  readonly checked: CheckedText | null
  readonly options: InspectOptions
}

const noDetail: Readonly<Record<string, string | number>> = {}

/** Appends a note; `field` null means the PDU as a whole. */
export function addNote(
  notes: Note[],
  code: NoteCode,
  field: string | null,
  offset: number,
  detail: Readonly<Record<string, string | number>> = noDetail,
  severity: Note['severity'] = noteTable[code].severity,
): void {
  notes.push({ code, severity, field, offset, detail })
}

/** Where a field begins, or where the PDU's fields end when it was not read. */
export function fieldOffset(subject: NoteSubject, name: string): number {
  const index = subject.map.layout?.names.indexOf(name) ?? -1
  return subject.map.fieldAt[index] ?? subject.map.fieldsEnd
}

/** Octets in front of the text: its header, or none where the header passes the end and the octets are shown raw. */
export function textStart({ udh }: MessageOctets): number {
  if (udh === null || udh.problems.some(({ code }) => code === 'length-overrun')) return 0
  return udh.headerOctets
}

const mostQuoted = 80

/** A text for a sentence: on one line, cut, what cannot be printed as U+FFFD. */
export function quoted(text: string): string {
  const shown = text.slice(0, mostQuoted).replace(/\s+/g, ' ').replace(/\p{C}/gu, '\uFFFD')
  return text.length > mostQuoted ? `${shown}…` : shown
}

/** Where the message after its header begins. */
export function textOffset(subject: NoteSubject): number {
  const { message, map, pdu } = subject
  if (message === null) return map.fieldsEnd
  const header = textStart(message)
  if (message.field === 'short_message') return fieldOffset(subject, 'short_message') + header
  const index = pdu.tlvs.findIndex((tlv) => tlv.value === message.octets)
  return (map.tlvAt[index] ?? map.fieldsEnd) + 4 + header
}
