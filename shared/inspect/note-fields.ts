import type { EnumName } from '../smpp/enum-table.ts'
import { enumVerdicts, verdictOnly50, verdictRemarkable, verdictReserved } from '../smpp/enum-value.ts'
import type { FieldRow } from '../smpp/field-kinds.ts'
import { version33, version34, version50, versionName } from '../smpp/interface-version.ts'
import { findTlv } from '../smpp/message-octets.ts'
import type { FieldValue } from '../smpp/pdu.ts'
import { fieldCount, fieldCString, fieldInteger1, fieldList, type ListLayout } from '../smpp/pdu-layout.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import { parseSmppTime } from '../text/smpp-time.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { noteAddresses } from './note-addresses.ts'
import { addNote, fieldOffset, type NoteSubject } from './note-subject.ts'
import { itemRun, itemsOf } from './pdu-map.ts'

const messagePayload = tlvTag('message_payload')

/** Values of mandatory parameters, each by its row of the PDU table. */
export function noteFields(notes: Note[], subject: NoteSubject): void {
  const { bytes, pdu, map } = subject
  const { layout, fieldAt } = map
  if (layout === null) return
  const { codes, verdicts, plainOctets } = layout
  // Octets and offsets show which fields have nothing odd, without fetching a value: most PDUs have none.
  for (let index = 0; index < fieldAt.length; index += 1) {
    const at = fieldAt[index] ?? 0
    switch (codes[index]) {
      case fieldInteger1:
      case fieldCount:
        if (verdicts[256 * index + (bytes[at] ?? 0)] === 0) continue
        break
      case fieldCString:
        if ((fieldAt[index + 1] ?? map.fieldsEnd) - at <= (plainOctets[index] ?? 0)) continue
        break
      case fieldList:
        break
      default:
        continue
    }
    const row = layout.rows[index]
    const value = row === undefined ? undefined : pdu.fields[row.name]
    if (row === undefined || value === undefined) break
    const list = layout.lists[index] ?? null
    if (list === null) noteValue(notes, subject, row, value, at)
    else noteItems(notes, subject, value, list, at)
  }
  noteAddresses(notes, subject)
  if (pdu.command === 'deliver_sm_resp') noteDeliverResponse(notes, subject)
  if (byIdAndSource.has(pdu.command ?? '')) noteSourceless(notes, subject)
}

function noteValue(notes: Note[], subject: NoteSubject, row: FieldRow, value: FieldValue, at: number): void {
  const { kind, name } = row
  if (kind.type === 'integer') {
    if (typeof value !== 'number') return
    if (kind.values !== null && kind.octets === 1) noteEnum(notes, subject, name, kind.values, value, at)
    if (name === 'sm_default_msg_id' && value === 255) {
      addNote(notes, 'reserved-value', name, at, { value: hexNumber(value) })
    }
    if (name === 'number_of_dests' && value === 0) addNote(notes, 'no-destinations', name, at)
    if (name === 'sm_length' && value === 255) noteNeeds50(notes, subject, name, at)
  } else if (kind.type === 'c-octet-string' && typeof value === 'string' && value !== '') {
    if (kind.format === 'time') noteTime(notes, subject, name, value, at)
    else if (value.length >= kind.maxOctets) noteLength(notes, name, value, kind.maxOctets, at)
  }
}

function noteLength(notes: Note[], name: string, value: string, max: number, at: number): void {
  addNote(notes, 'field-too-long', name, at, { octets: value.length + 1, max })
  if (name === 'password') addNote(notes, 'password-over-limit', name, at, { characters: value.length })
}

function noteEnum(
  notes: Note[],
  subject: NoteSubject,
  name: string,
  values: EnumName,
  value: number,
  at: number,
): void {
  switch (enumVerdicts(values)[value]) {
    case verdictReserved:
      addNote(notes, 'reserved-value', name, at, { value: hexNumber(value) })
      // SMPP 3.4 §5.2.17 calls it bit 5, but its pattern says 0x10; Net::SMPP has it as 0x80.
      if (values === 'registered_delivery' && (value & 0xa0) !== 0) {
        addNote(notes, 'intermediate-bit', name, at, { value: hexNumber(value) })
      }
      break
    case verdictOnly50:
      noteNeeds50(notes, subject, name, at)
      break
    case verdictRemarkable:
      if (values === 'interface_version') noteInterfaceVersion(notes, value, at)
      else addNote(notes, 'data-coding-class', name, at, { value: hexNumber(value) })
  }
}

/** Version meant by a plain number: 3, 4, 5, or 33, 34, 50. */
function intendedVersion(value: number): string {
  if (value === 3 || value === 33) return '0x33'
  return value === 5 || value === 50 ? '0x50' : '0x34'
}

/** SMPP 3.4 §5.2.4: everything below 0x34 is 3.3 or earlier, so are the plain numbers 3, 4 and 34. */
function noteInterfaceVersion(notes: Note[], value: number, at: number): void {
  const detail = { value: hexNumber(value), meant: intendedVersion(value) }
  if (value < version34) {
    addNote(notes, 'version-old', 'interface_version', at, detail, value === version33 ? 'info' : 'warning')
  } else if (value !== version34 && value !== version50)
    addNote(notes, 'version-unknown', 'interface_version', at, detail)
}

function noteNeeds50(notes: Note[], { options }: NoteSubject, name: string, at: number): void {
  const session = options.interfaceVersion
  if (session === undefined || session >= version50) return
  addNote(notes, 'version-mismatch', name, at, { needs: '5.0', session: versionName(session) })
}

function noteTime(notes: Note[], subject: NoteSubject, name: string, value: string, at: number): void {
  // SMPP 3.4 §7.1.1 lets an SMSC give its own local time in twelve digits in responses.
  if (subject.map.layout?.isResponse === true && /^\d{12}$/.test(value)) return
  const time = parseSmppTime(value)
  if (time.kind === 'invalid') {
    if (time.error === 'bad-length') {
      addNote(notes, 'time-bad-length', name, at, { characters: value.length })
    } else addNote(notes, 'time-invalid', name, at, { value })
  } else if (time.kind === 'relative') {
    const oddity = time.warnings[0]
    if (oddity !== undefined) addNote(notes, 'time-odd', name, at, { oddity })
  }
}

function noteItems(
  notes: Note[],
  subject: NoteSubject,
  value: FieldValue,
  list: ListLayout,
  at: number,
): void {
  for (const item of itemsOf(value)) {
    for (const row of itemRun(item, list)?.rows ?? []) {
      const field = item[row.name]
      if (field !== undefined) noteValue(notes, subject, row, field, at)
    }
  }
}

/** SMPP 3.4 §4.8.1 and similar: a message is found by its id together with the sender of the submit. */
const byIdAndSource: ReadonlySet<string> = new Set([
  'query_sm',
  'replace_sm',
  'cancel_sm',
  'query_broadcast_sm',
])

function noteSourceless(notes: Note[], subject: NoteSubject): void {
  const { message_id, source_addr } = subject.pdu.fields
  if (message_id === '' || source_addr !== '') return
  addNote(notes, 'source-missing', 'source_addr', fieldOffset(subject, 'source_addr'), {
    command: subject.pdu.command ?? '',
  })
}

function noteDeliverResponse(notes: Note[], { pdu, map }: NoteSubject): void {
  const id = pdu.fields['message_id']
  if (typeof id === 'string' && id !== '')
    addNote(notes, 'deliver-resp-id', 'message_id', map.fieldAt[0] ?? 16)
}

/** short_message and message_payload together: SMPP 3.4 §5.2.21 wants sm_length 0 then. */
export function notePayloadConflict(notes: Note[], subject: NoteSubject): void {
  const { pdu, map } = subject
  const short = pdu.fields['short_message']
  if (!(short instanceof Uint8Array) || short.length === 0) return
  const payload = findTlv(pdu.tlvs, messagePayload)
  if (payload === null) return
  const at = map.tlvAt[pdu.tlvs.indexOf(payload)] ?? map.fieldsEnd
  addNote(notes, 'conflict', 'message_payload', at, { first: 'short_message', second: 'message_payload' })
}
