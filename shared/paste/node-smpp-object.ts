import { layoutByName } from '../smpp/pdu-layout.ts'
import { type Literal, ObjectReader } from './object-literal.ts'
import { octetsOfText, type WrittenFields } from './pdu-of-fields.ts'

/** Lines of one object, tried in turn: JSON that is indented writes an octet a line. */
const lineCounts = [1, 32, 600]
const longestText = 100_000
const begins = /\bPDU\s*\{|\{\s*["']?command_(?:length|id)["']?\s*:|^\s*"command_(?:length|id)"\s*:/

/** The fields of a PDU that node-smpp's object has, and the line behind it. */
export interface NodeSmppPdu {
  readonly fields: WrittenFields
  readonly end: number
  readonly leftOut: number
}

/** Reads the object that begins in a line, as console.log and JSON.stringify print it; null where none does. */
export function nodeSmppObject(lines: readonly string[], at: number): NodeSmppPdu | null {
  const line = lines[at] ?? ''
  const found = begins.exec(line)
  if (found === null) return null
  const brace = line.indexOf('{', found.index)
  const start = brace === -1 ? found.index : brace + 1
  for (const count of lineCounts) {
    const text = textOf(lines.slice(at, at + count))
    const reader = new ObjectReader(text, start)
    const entries = reader.entries()
    if (!reader.isWhole && count !== lineCounts.at(-1)) continue
    const read = text.slice(0, reader.at).trimEnd()
    return { fields: fieldsOf(entries), end: at + read.split('\n').length, leftOut: reader.leftOut }
  }
  return null
}

function textOf(lines: readonly string[]): string {
  return lines.join('\n').slice(0, longestText)
}

function fieldsOf(entries: ReadonlyMap<string, Literal>): WrittenFields {
  const fields: WrittenFields = new Map()
  const dataCoding = entries.get('data_coding')
  const coding = dataCoding?.kind === 'text' ? Number(dataCoding.text) : 0
  for (const [name, value] of entries) {
    if (name === 'command') {
      if (value.kind === 'text' && layoutByName(value.text) !== null) fields.set(name, value.text)
    } else if (name === 'short_message' || name === 'message_payload') {
      const octets = messageOf(value, coding)
      if (octets !== null) fields.set(name, octets)
    } else if (value.kind === 'octets') fields.set(name, value.octets)
    else if (value.kind === 'text') fields.set(name, value.isQuoted ? JSON.stringify(value.text) : value.text)
  }
  return fields
}

/** A text, octets, or `{ udh, message }` of them. */
function messageOf(value: Literal | undefined, coding: number): Uint8Array | null {
  if (value === undefined) return null
  if (value.kind === 'octets') return value.octets
  if (value.kind === 'text') return value.isQuoted ? octetsOfText(value.text, coding) : null
  if (value.kind === 'list') return null
  const message = messageOf(value.entries.get('message'), coding) ?? new Uint8Array(0)
  return Uint8Array.of(...udhOf(value.entries.get('udh')), ...message)
}

/** The user data header with its length: node-smpp keeps its elements in a list, and takes all of it as one Buffer. */
function udhOf(value: Literal | undefined): Uint8Array {
  const parts = value?.kind === 'list' ? value.items : value === undefined ? [] : [value]
  const octets = Uint8Array.of(...parts.flatMap((part) => (part.kind === 'octets' ? [...part.octets] : [])))
  const hasLength = value?.kind === 'octets' && octets[0] === octets.length - 1
  return octets.length === 0 || hasLength ? octets : Uint8Array.of(octets.length, ...octets)
}
