import { enumVerdicts, verdictOnly50, verdictReserved } from '../smpp/enum-value.ts'
import { version34, version50, versionName } from '../smpp/interface-version.ts'
import { findTlv } from '../smpp/message-octets.ts'
import type { Tlv } from '../smpp/pdu.ts'
import type { PduLayout } from '../smpp/pdu-layout.ts'
import { versionsAllowing } from '../smpp/tlv-rules.ts'
import type { TlvRow } from '../smpp/tlv-table.ts'
import { firstVendorTag, lastVendorTag, tlvByTag, tlvLabel, tlvTag } from '../smpp/tlv-value.ts'
import { travelsIn, type VendorTlv, vendorValue } from '../smpp/vendor-tlv.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { addNote, type NoteSubject } from './note-subject.ts'
import { noteTlvValue } from './note-tlv-value.ts'
import { isPlainTlv, plainTlvsIn } from './unremarkable-tlv.ts'

const sarTags = (['sar_msg_ref_num', 'sar_total_segments', 'sar_segment_seqnum'] as const).map(tlvTag)
const sarFirst = Math.min(...sarTags)
const sarLast = Math.max(...sarTags)
/** TLVs that a UDH takes the place of: a PDU may have one of the two (SMPP 3.4 §5.2.12, SMPP 5.0 §4.7.12). */
const udhRivals = [...sarTags, tlvTag('source_port'), tlvTag('dest_port')]
const congestionState = tlvTag('congestion_state')
const messagePayload = tlvTag('message_payload')
const destSubaddress = tlvTag('dest_subaddress')

/** Optional parameters: known, allowed here, of the right length, once, and in agreement with each other. */
export function noteTlvs(notes: Note[], subject: NoteSubject): void {
  const { pdu, map } = subject
  const { layout } = map
  if (layout === null) return
  noteMissing(notes, subject, layout)
  noteVendorMissing(notes, subject, layout)
  const { tlvs } = pdu
  if (tlvs.length === 0) return
  // A few TLVs are compared with each other; many, as an attacker sends, are counted.
  const seen = tlvs.length > 8 ? new Map<number, number>() : null
  const plainTlvs = plainTlvsIn(layout)
  for (let index = 0; index < tlvs.length; index += 1) {
    const tlv = tlvs[index]
    if (tlv === undefined) break
    if (seen === null && isPlainTlv(plainTlvs, tlv) && timesBefore(tlvs, index, tlv.tag) === 0) {
      noteTlvValue(notes, subject, tlv, map.tlvAt[index] ?? 0)
      continue
    }
    const at = map.tlvAt[index] ?? 0
    const times = seen === null ? timesBefore(tlvs, index, tlv.tag) + 1 : (seen.get(tlv.tag) ?? 0) + 1
    seen?.set(tlv.tag, times)
    const row = tlvByTag(tlv.tag)
    // One note a tag, however often it comes: a thousand empty TLVs are one oddity.
    if (times === 2 && row?.mayRepeat !== true) {
      addNote(notes, 'tlv-duplicate', row?.name ?? 'tlv', at, { tag: tlvLabel(tlv.tag) })
    }
    if (row !== null) noteKnown(notes, subject, layout, tlv, row, at)
    else if (times === 1) noteUnknown(notes, subject, tlv, at)
  }
  noteSession33(notes, subject)
  noteSar(notes, subject)
}

function timesBefore(tlvs: readonly Tlv[], end: number, tag: number): number {
  let times = 0
  for (let index = 0; index < end; index += 1) if (tlvs[index]?.tag === tag) times += 1
  return times
}

function noteUnknown(notes: Note[], { options }: NoteSubject, tlv: Tlv, at: number): void {
  const vendor = options.vendorTlvs?.find(({ tag }) => tag === tlv.tag)
  if (vendor !== undefined) {
    noteVendor(notes, tlv, vendor, at)
    return
  }
  const isVendor = tlv.tag >= firstVendorTag && tlv.tag <= lastVendorTag
  addNote(notes, 'tlv-unknown', 'tlv', at, { tag: tlvLabel(tlv.tag) }, isVendor ? 'info' : 'warning')
}

/** Compares a TLV of the provider's profile with what the profile says of the value. */
function noteVendor(notes: Note[], tlv: Tlv, vendor: VendorTlv, at: number): void {
  const octets = tlv.value.length
  const label = tlvLabel(tlv.tag)
  const { name, maxOctets, values } = vendor
  if (maxOctets !== null && octets > maxOctets) {
    addNote(notes, 'vendor-tlv-too-long', label, at, { name, octets, max: maxOctets })
  } else if (values.length > 0) {
    const value = String(vendorValue(vendor, tlv.value))
    if (values.some((row) => row.value === value)) return
    addNote(notes, 'vendor-tlv-value', label, at, {
      name,
      expected: values.map((row) => row.value).join(', '),
    })
  }
}

function noteVendorMissing(notes: Note[], { pdu, map, options }: NoteSubject, layout: PduLayout): void {
  const { vendorTlvs } = options
  if (vendorTlvs === undefined || layout.isResponse || pdu.error !== null) return
  for (const row of vendorTlvs) {
    if (!row.required || !travelsIn(row, layout.command) || findTlv(pdu.tlvs, row.tag) !== null) continue
    const detail = { name: row.name, command: layout.command }
    addNote(notes, 'vendor-tlv-missing', tlvLabel(row.tag), map.restAt, detail)
  }
}

/** A check of more than the row must have its tag in `remarkable` of unremarkable-tlv.ts. */
function noteKnown(
  notes: Note[],
  subject: NoteSubject,
  layout: PduLayout,
  tlv: Tlv,
  row: TlvRow,
  at: number,
): void {
  const octets = tlv.value.length
  if (octets < row.minOctets || octets > row.maxOctets || row.lengths?.includes(octets) === false) {
    addNote(notes, 'tlv-bad-length', row.name, at, { octets, expected: expectedLength(row) })
  } else if (octets === 1 && isReservedIn(row, tlv.value[0] ?? 0)) {
    addNote(notes, 'reserved-value', row.name, at, { value: hexNumber(tlv.value[0] ?? 0) })
  }
  noteTlvValue(notes, subject, tlv, at)
  if (row.type === 'integer' && octets === row.maxOctets) noteInteger(notes, tlv, row, at)
  if (row.type === 'c-octet-string' && octets > 0 && tlv.value[octets - 1] !== 0) {
    // broadcast_end_time has 16 octets for 16 characters: read literally, it has no room for the NUL.
    if (octets !== row.minOctets || row.minOctets !== 16) addNote(notes, 'tlv-missing-nul', row.name, at)
  }
  const session = subject.options.interfaceVersion
  const is34 = session !== undefined && session >= version34 && session < version50
  if (is34 && row.introduced === '5.0') {
    addNote(notes, 'version-mismatch', row.name, at, { needs: '5.0', session: versionName(session) })
  } else if (is34 && octets === 1 && isOnly50(row, tlv.value[0] ?? 0)) {
    const field = `${row.name} ${hexNumber(tlv.value[0] ?? 0)}`
    addNote(notes, 'version-mismatch', row.name, at, { field, needs: '5.0', session: versionName(session) })
  } else if (is34 && row.lengths50?.includes(octets) === true) {
    addNote(notes, 'tlv-length-50', row.name, at, { octets, session: versionName(session) })
  }
  noteAllowed(notes, session, layout, tlv, row, at)
  if (tlv.tag === destSubaddress && layout.command === 'submit_multi') {
    addNote(notes, 'subaddress-in-multi', row.name, at)
  }
}

/** Notes a TLV that the PDU may carry only in the other version, or in none. */
function noteAllowed(
  notes: Note[],
  session: number | undefined,
  layout: PduLayout,
  tlv: Tlv,
  row: TlvRow,
  at: number,
): void {
  const { in34, in50 } = versionsAllowing(layout, tlv.tag)
  if (in34 && in50) return
  const detail = { tlv: row.name, command: layout.command }
  if (!in34 && !in50) {
    const isFieldless = layout.names.length === 0
    const field = isFieldless ? 'body' : row.name
    addNote(notes, 'unexpected-tlv', field, at, detail, isFieldless ? 'warning' : 'info')
  } else if (session !== undefined && session >= version34 && row.introduced === '3.4' && in34 !== in50) {
    const needs = in34 ? '3.4' : '5.0'
    const version = versionName(session)
    if (version !== needs)
      addNote(notes, 'tlv-other-version', row.name, at, { ...detail, needs, session: version })
  }
}

function isReservedIn({ values, reserved }: TlvRow, value: number): boolean {
  if (reserved !== undefined) return value >= reserved[0] && value <= reserved[1]
  return values !== null && enumVerdicts(values)[value] === verdictReserved
}

function isOnly50({ values }: TlvRow, value: number): boolean {
  return values !== null && enumVerdicts(values)[value] === verdictOnly50
}

/** SMPP 5.0 §4.8.4.18: from this value on the sender is near its limit. */
const nearCongestion = 90
/** Signs of a wrong octet order: a life of 194 days and more; a telematic id with its protocol in front. */
const suspectTags = [tlvTag('qos_time_to_live'), tlvTag('dest_telematics_id')]

function noteInteger(notes: Note[], tlv: Tlv, row: TlvRow, at: number): void {
  const first = tlv.value[0] ?? 0
  if (tlv.tag === congestionState && first >= nearCongestion && first <= 100) {
    addNote(notes, 'congested', row.name, at, { value: first })
  } else if (suspectTags.includes(tlv.tag) && first !== 0 && tlv.value.length > 1 && tlv.value.at(-1) === 0) {
    const value = tlv.value.reduce((sum, octet) => sum * 256 + octet, 0)
    const swapped = tlv.value.toReversed().reduce((sum, octet) => sum * 256 + octet, 0)
    addNote(notes, 'tlv-value-swapped', row.name, at, { value, swapped })
  }
}

function expectedLength(row: TlvRow): string {
  if (row.lengths !== null) return row.lengths.join(', ')
  return row.minOctets === row.maxOctets ? String(row.minOctets) : `${row.minOctets}–${row.maxOctets}`
}

function noteSession33(notes: Note[], { map, options }: NoteSubject): void {
  const session = options.interfaceVersion
  if (session === undefined || session >= version34) return
  addNote(notes, 'version-mismatch', 'tlv', map.tlvAt[0] ?? map.fieldsEnd, { needs: '3.4', session: '3.3' })
}

function noteMissing(notes: Note[], { pdu, map }: NoteSubject, layout: PduLayout): void {
  if (pdu.error !== null || pdu.command_status !== 0) return
  const { mandatory } = layout.pdu.tlvs['5.0']
  for (const name of mandatory) {
    if (findTlv(pdu.tlvs, tlvTag(name)) === null) {
      addNote(notes, 'tlv-missing', name, map.restAt, { command: layout.command })
    }
  }
  // data_sm has no other place for its text; 5.0 answers ESME_RMISSINGTLV.
  if (layout.command === 'data_sm' && findTlv(pdu.tlvs, messagePayload) === null) {
    addNote(notes, 'tlv-missing', 'message_payload', map.restAt, { command: layout.command }, 'info')
  }
}

function isSar(tlv: Tlv): boolean {
  return tlv.tag >= sarFirst && tlv.tag <= sarLast && sarTags.includes(tlv.tag)
}

function integerOf(tlv: Tlv | null | undefined): number {
  return tlv?.value.reduce((sum, octet) => sum * 256 + octet, 0) ?? 0
}

function noteSar(notes: Note[], subject: NoteSubject): void {
  const { pdu, map, message } = subject
  const udh = message?.udh ?? null
  if (udh !== null) {
    const index = pdu.tlvs.findIndex((tlv) => udhRivals.includes(tlv.tag))
    const rival = pdu.tlvs[index]
    if (rival !== undefined) {
      const second = tlvLabel(rival.tag)
      addNote(notes, 'conflict', second, map.tlvAt[index] ?? 0, { first: 'UDH', second })
    }
  }
  if (!pdu.tlvs.some(isSar)) return
  const present = sarTags.map((tag) => findTlv(pdu.tlvs, tag))
  const missing = present.indexOf(null)
  if (missing !== -1) {
    addNote(notes, 'sar-incomplete', tlvLabel(sarTags[missing] ?? 0), map.fieldsEnd)
    return
  }
  const parts = integerOf(present[1])
  const part = integerOf(present[2])
  if (parts >= 1 && part >= 1 && part <= parts) return
  const name = parts === 0 ? 'sar_total_segments' : 'sar_segment_seqnum'
  const index = pdu.tlvs.findIndex((tlv) => tlv.tag === tlvTag(name))
  addNote(notes, 'sar-invalid', name, map.tlvAt[index] ?? 0, { part, parts })
}
