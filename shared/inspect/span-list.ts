import { toHex } from '../smpp/hex.ts'
import type { MessageOctets } from '../smpp/message-octets.ts'
import type { DecodedPdu, FieldValue, ListItem, Tlv } from '../smpp/pdu.ts'
import {
  fieldCount,
  fieldCString,
  fieldInteger1,
  fieldList,
  fieldOctets,
  type ListLayout,
  type PduLayout,
} from '../smpp/pdu-layout.ts'
import { tlvTable } from '../smpp/tlv-table.ts'
import { firstVendorTag, tlvLabel, tlvValue } from '../smpp/tlv-value.ts'
import type { Udh } from '../text/udh.ts'
import type { Span } from './inspection.ts'
import { itemRun, itemsOf, type PduMap, valueOctets } from './pdu-map.ts'

/** Reader of the PDU's message as text. */
export interface TextSource {
  readonly text: string | null
}

/** The octets of a text; they are decoded when the value is first looked at. */
class TextSpan implements Span {
  readonly kind = 'text'
  readonly path: string
  readonly start: number
  readonly end: number
  readonly depth: number
  readonly #source: TextSource

  constructor(path: string, start: number, end: number, depth: number, source: TextSource) {
    this.path = path
    this.start = start
    this.end = end
    this.depth = depth
    this.#source = source
  }

  get value(): string | null {
    return this.#source.text
  }
}

/** A PDU with everything that its spans are made from. */
export interface SpanSubject {
  readonly bytes: Uint8Array
  readonly pdu: DecodedPdu
  readonly map: PduMap
  readonly message: MessageOctets | null
  readonly source: TextSource
}

/** Every span of a PDU, groups before what they hold. */
export function spansOf(subject: SpanSubject): Span[] {
  const { pdu, map } = subject
  if (pdu.length < 16) return pdu.length === 0 ? [] : [span('rest', 0, pdu.length, null, 0, 'rest')]
  const spans: Span[] = headerSpans(pdu)
  if (map.layout !== null && map.fieldAt.length > 0) {
    addFields(spans, subject, map.layout)
  }
  if (map.tlvAt.length > 0) addTlvs(spans, subject)
  if (map.restAt < pdu.length) spans.push(span('rest', map.restAt, pdu.length, null, 0, 'rest'))
  return spans
}

function span(
  path: string,
  start: number,
  end: number,
  value: string | number | null,
  depth: number,
  kind: Span['kind'],
): Span {
  return { path, start, end, value, depth, kind }
}

const headerSpan = span('header', 0, 16, null, 0, 'group')
const okSpan = span('header.command_status', 8, 12, 0, 1, 'field')

function headerSpans(pdu: DecodedPdu): Span[] {
  return [
    headerSpan,
    span('header.command_length', 0, 4, pdu.length, 1, 'field'),
    span('header.command_id', 4, 8, pdu.command_id, 1, 'field'),
    pdu.command_status === 0 ? okSpan : span('header.command_status', 8, 12, pdu.command_status, 1, 'field'),
    span('header.sequence_number', 12, 16, pdu.sequence_number, 1, 'field'),
  ]
}

/** Empty fields begin before this, or are not shared. */
const emptyStarts = 128
/** Spans of empty fields, one for each field and place, at emptyStarts * field + start: shared by all PDUs. */
const emptySpans = new Map<PduLayout, (Span | undefined)[]>()

function emptySpansOf(layout: PduLayout): (Span | undefined)[] {
  const known = emptySpans.get(layout)
  if (known !== undefined) return known
  const spans = new Array<Span | undefined>(emptyStarts * layout.names.length).fill(undefined)
  emptySpans.set(layout, spans)
  return spans
}

function addFields(spans: Span[], subject: SpanSubject, layout: PduLayout): void {
  const { bytes, pdu, map, message, source } = subject
  spans.push(span(layout.command, map.fieldAt[0] ?? 16, map.fieldsEnd, null, 0, 'group'))
  const { fieldAt } = map
  const { codes, names, paths } = layout
  const empty = emptySpansOf(layout)
  for (let index = 0; index < fieldAt.length; index += 1) {
    const path = paths[index] ?? ''
    const start = fieldAt[index] ?? 0
    const end = fieldAt[index + 1] ?? map.fieldsEnd
    const code = codes[index]
    const octet = bytes[start] ?? 0
    const isOctet = code === fieldInteger1 || code === fieldCount
    // Most fields of most messages are one octet of 0, at one of a few places.
    if (octet === 0 && end - start === 1 && start < emptyStarts && (isOctet || code === fieldCString)) {
      const place = emptyStarts * index + start
      const shared = empty[place] ?? span(path, start, end, isOctet ? 0 : '', 1, 'field')
      empty[place] = shared
      spans.push(shared)
      continue
    }
    // One octet is its own value: reading it is cheaper than looking the field up.
    if (isOctet) {
      spans.push(span(path, start, end, octet, 1, 'field'))
      continue
    }
    const value = pdu.fields[names[index] ?? ''] ?? null
    if (typeof value === 'number' || typeof value === 'string') {
      spans.push(span(path, start, end, value, 1, 'field'))
    } else if (code === fieldOctets) {
      const isMessage = message?.field === 'short_message'
      addMessage(spans, { path, start, end, depth: 1 }, isMessage ? message : null, source)
    } else if (code === fieldList && value !== null) {
      addList(spans, path, start, end, value, layout.lists[index] ?? null)
    }
  }
}

function addList(
  spans: Span[],
  path: string,
  start: number,
  end: number,
  value: FieldValue,
  list: ListLayout | null,
): void {
  const items = itemsOf(value)
  if (items.length > 0) spans.push(span(path, start, end, null, 1, 'group'))
  let at = start
  for (const [index, item] of items.entries()) {
    at = list === null ? at : addItem(spans, `${path}[${index}]`, at, item, list)
  }
  if (at < end) spans.push(span(`${path}[${items.length}]`, at, end, null, 2, 'rest'))
}

function addItem(spans: Span[], path: string, start: number, item: ListItem, list: ListLayout): number {
  const run = itemRun(item, list)
  const group = spans.length
  let at = start
  for (const [index, name] of (run?.names ?? []).entries()) {
    const value = item[name] ?? 0
    const octets = valueOctets(run?.codes[index] ?? 0, value, null)
    spans.push(span(`${path}.${name}`, at, at + octets, value, 3, 'field'))
    at += octets
  }
  spans.splice(group, 0, span(path, start, at, null, 2, 'group'))
  return at
}

/** A message: text alone, or a header with its elements and the text after it. */
function addMessage(
  spans: Span[],
  { path, start, end, depth }: Pick<Span, 'path' | 'start' | 'end' | 'depth'>,
  message: MessageOctets | null,
  source: TextSource,
): void {
  const udh = message?.udh ?? null
  if (udh === null || udh.headerOctets === 0) {
    spans.push(
      message === null
        ? span(path, start, end, null, depth, 'text')
        : new TextSpan(path, start, end, depth, source),
    )
    return
  }
  spans.push(span(path, start, end, null, depth, 'group'))
  addUdh(spans, `${path}.udh`, start, message?.octets[0] ?? null, udh, depth + 1)
  if (start + udh.headerOctets < end) {
    spans.push(new TextSpan(`${path}.text`, start + udh.headerOctets, end, depth + 1, source))
  }
}

/** `udhl`: the length as declared, which may be more octets than there are. */
function addUdh(
  spans: Span[],
  path: string,
  start: number,
  udhl: number | null,
  udh: Udh,
  depth: number,
): void {
  const end = start + udh.headerOctets
  spans.push(span(path, start, end, null, depth, 'group'))
  spans.push(span(`${path}.length`, start, start + 1, udhl, depth + 1, 'udh'))
  let at = start + 1
  for (const element of udh.elements) {
    const elementPath = `${path}.${element.name}`
    spans.push(span(elementPath, at, start + element.end, toHex(element.data), depth + 1, 'group'))
    spans.push(span(`${elementPath}.iei`, at, at + 1, element.iei, depth + 2, 'udh'))
    spans.push(span(`${elementPath}.length`, at + 1, at + 2, element.data.length, depth + 2, 'udh'))
    spans.push(
      span(`${elementPath}.data`, at + 2, start + element.end, toHex(element.data), depth + 2, 'udh'),
    )
    at = start + element.end
  }
  if (at < end) spans.push(span(`${path}.rest`, at, end, null, depth + 1, 'rest'))
}

function addTlvs(spans: Span[], { pdu, map, message, source }: SpanSubject): void {
  spans.push(span('tlvs', map.fieldsEnd, map.restAt, null, 0, 'group'))
  let isPayloadShown = false
  for (let index = 0; index < pdu.tlvs.length; index += 1) {
    const tlv = pdu.tlvs[index]
    if (tlv === undefined) break
    const isPayload: boolean =
      message?.field === 'message_payload' && message.octets === tlv.value && !isPayloadShown
    isPayloadShown ||= isPayload
    addTlv(spans, tlv, map.tlvAt[index] ?? 0, isPayload ? message : null, source)
  }
}

interface TlvPaths {
  readonly whole: string
  readonly tag: string
  readonly length: string
  readonly value: string
}

function pathsUnder(label: string): TlvPaths {
  const whole = `tlvs.${label}`
  return { whole, tag: `${whole}.tag`, length: `${whole}.length`, value: `${whole}.value` }
}

/** As tlvByTag: an array finds the tags of the specifications fastest. */
const tlvPaths: (TlvPaths | null)[] = new Array(firstVendorTag).fill(null)
for (const row of tlvTable) tlvPaths[row.tag] = pathsUnder(row.name)

function addTlv(
  spans: Span[],
  tlv: Tlv,
  start: number,
  message: MessageOctets | null,
  source: TextSource,
): void {
  const paths = tlvPaths[tlv.tag] ?? pathsUnder(tlvLabel(tlv.tag))
  const end = start + 4 + tlv.value.length
  const value = message === null ? (tlvValue(tlv.tag, tlv.value) ?? toHex(tlv.value)) : null
  spans.push(span(paths.whole, start, end, value, 1, 'group'))
  spans.push(span(paths.tag, start, start + 2, tlv.tag, 2, 'tlv'))
  spans.push(span(paths.length, start + 2, start + 4, tlv.value.length, 2, 'tlv'))
  if (message === null) spans.push(span(paths.value, start + 4, end, value, 2, 'tlv'))
  else addMessage(spans, { path: paths.value, start: start + 4, end, depth: 2 }, message, source)
}
