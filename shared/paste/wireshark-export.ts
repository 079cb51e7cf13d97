import { defaultMaxPduOctets } from '../smpp/frame.ts'
import { fromHex, toHex } from '../smpp/hex.ts'
import { ExportedFields } from './exported-fields.ts'
import { beginsPdu, pdusOfDigits } from './octet-run.ts'
import type { Page, PageReading } from './page.ts'
import type { Lines, PastedPdu, PasteProblem } from './pasted-item.ts'
import { pduOfFields } from './pdu-of-fields.ts'

/** A packet has a few hundred lines, and some for each field of its PDUs. */
const mostLines = 50_000
const longestLine = 400_000

interface Found {
  readonly items: readonly PastedPdu[]
  readonly problems: readonly PasteProblem[]
}

/**
 * A packet, or a PDU alone, as Wireshark and tshark export it: JSON (`-T json`, `jsonraw`), one packet a line (`-T ek`) and
 * PDML. Its PDUs are read from their octets where these are exported (`-x`, PDML), else from their fields. A packet
 * without SMPP holds nothing, rather than numbers that look like codes.
 */
export function readWiresharkExport(page: Page, at: number): PageReading | null {
  const line = page.lines[at] ?? ''
  if (line.length > longestLine) return null
  if (ekIndex.test(line) || pdmlHead.test(line)) return { end: at + 1, items: [], problems: [] }
  if (ekPacket.test(line)) return readEkPacket(line, at)
  if (jsonPacket.test(line)) {
    const end = standingIn(page, at)
    return { end, ...pdusOfJson(page, at, end) }
  }
  if (jsonPdu.test(line)) {
    const end = closedAt(page, at)
    const isFollowed = line.includes('"smpp_raw"') && jsonFields.test(page.lines[end] ?? '')
    const last = isFollowed ? closedAt(page, end) : end
    return { end: last, ...pdusOfJson(page, at, last) }
  }
  if (!pdmlBlock.test(line)) return null
  const closing = line.includes('<packet') ? '</packet>' : '</proto>'
  let end = at + 1
  while (end < page.lines.length && end < at + mostLines && !page.lines[end - 1]?.includes(closing)) end++
  return { end, ...pdusOfPdml(page, at, end) }
}

/** What begins a packet in the lines of `-T json` and `-T jsonraw`, and the part of one that is about SMPP. */
const jsonPacket = /^\s*"(?:_index": "packets-[^"]*",|(?:_source|layers)": \{)\s*$/
const jsonPdu = /^\s*"smpp(?:": \{|_raw": \[)\s*$/
const jsonFields = /^\s*"smpp": \{/
const indentOf = (line: string) => line.search(/\S/)

/** Behind the last line that stands as far to the right as this one or further. */
function standingIn({ lines }: Page, at: number): number {
  const indent = indentOf(lines[at] ?? '')
  let end = at + 1
  while (end < lines.length && end < at + mostLines) {
    const own = indentOf(lines[end] ?? '')
    if (own !== -1 && own < indent) break
    end++
  }
  return end
}

/** Behind the line that closes what this one opens: the next that stands no further to the right. */
function closedAt({ lines }: Page, at: number): number {
  const indent = indentOf(lines[at] ?? '')
  let end = at + 1
  while (end < lines.length && end < at + mostLines && indentOf(lines[end] ?? '') > indent) end++
  return Math.min(end + 1, lines.length)
}

const jsonEntry = /^\s*"(?:smpp\.)([\w.]+)": "(.*)",?\s*$/

function pdusOfJson({ lines }: Page, at: number, end: number): Found {
  const found = new FoundPdus([at + 1, end])
  let hasOctets = false
  for (let index = at; index < end; index++) {
    const line = lines[index] ?? ''
    if (/^\s*"smpp_raw": \[/.test(line)) {
      found.addDigits(/^\s*"([0-9a-f]*)"/.exec(lines[index + 1] ?? '')?.[1] ?? '')
      hasOctets = true
    }
    if (!jsonFields.test(line)) continue
    const indent = indentOf(line)
    const fields = new ExportedFields()
    for (index++; index < end && indentOf(lines[index] ?? '') > indent; index++) {
      const [, name = '', value = ''] = jsonEntry.exec(lines[index] ?? '') ?? []
      if (name !== '') fields.addNamed(name, unquoted(value))
    }
    if (!hasOctets) found.addFields(fields)
    hasOctets = false
  }
  return found
}

/** A value of JSON without its quotes. */
function unquoted(value: string): string {
  try {
    return String(JSON.parse(`"${value}"`))
  } catch {
    return value
  }
}

const ekIndex = /^\s*\{"index":\{"_index":"packets-/
const ekPacket = /^\s*\{(?:"_index"|"timestamp"|"_source"|"layers").*"layers":\{|^\s*\{"layers":\{/

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

/** A packet of `-T ek`, or of `-T json` that somebody has put into one line. */
function readEkPacket(line: string, at: number): PageReading | null {
  let packet: unknown
  try {
    packet = JSON.parse(line.trim().replace(/,$/, ''))
  } catch {
    return null
  }
  const source = isObject(packet) ? (packet['_source'] ?? packet) : null
  const layers = isObject(source) ? source['layers'] : null
  if (!isObject(layers)) return null
  const found = new FoundPdus([at + 1, at + 1])
  const octets = listOf(layers['smpp_raw']).filter(
    (one) => typeof one === 'string' && /^[0-9a-f]{16,}$/.test(one),
  )
  for (const digits of octets) found.addDigits(String(digits))
  if (octets.length === 0) {
    for (const pdu of listOf(layers['smpp'])) if (isObject(pdu)) found.addFields(fieldsOfEk(pdu))
  }
  return { end: at + 1, items: found.items, problems: found.problems }
}

function fieldsOfEk(pdu: Json): ExportedFields {
  const fields = new ExportedFields()
  const columns = new Map<string, readonly string[]>()
  for (const [key, value] of Object.entries(pdu)) {
    const name = key.replace(/^smpp[_.]smpp[_.]|^smpp\./, '').replaceAll('.', '_')
    columns.set(name, listOf(value).map(String))
  }
  fields.addColumns(columns)
  return fields
}

const pdmlHead = /^\s*(?:<\?xml[ -][^>]*\?>|<!-- You can find pdml2html|<pdml )/
const pdmlBlock = /^\s*<(?:packet>|proto name="smpp")/
const pdmlPdu = /^\s*<proto name="smpp"/
const pdmlField = /^\s*<field name="smpp\./

/** The attributes of the tag that a line begins with. */
function attributesOf(line: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(line.matchAll(/ ([a-z]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
  )
}

/** PDUs by the octets of their fields, each at its place. */
function pdusOfPdml({ lines }: Page, at: number, end: number): Found {
  const found = new FoundPdus([at + 1, end])
  let pdu: PdmlPdu | null = null
  const close = () => {
    if (pdu !== null) found.addOctets(pdu.octets, pdu.missing)
    pdu = null
  }
  for (const line of lines.slice(at, end)) {
    if (pdmlPdu.test(line)) {
      close()
      const of = attributesOf(line)
      pdu = new PdmlPdu(Math.min(numberOf(of.get('size')), defaultMaxPduOctets), numberOf(of.get('pos')))
    } else if (line.includes('</proto>')) close()
    else if (pdmlField.test(line)) {
      const of = attributesOf(line)
      const octets = fromHex(of.get('unmaskedvalue') ?? of.get('value') ?? '')
      pdu?.add((of.get('name') ?? '').replace('smpp.', ''), numberOf(of.get('pos')), octets)
    }
  }
  close()
  return found
}

/** Fields of an entry of a list, behind the dest_flag that says which kind of entry it is. */
const destFlags: Readonly<Record<string, number>> = { dest_addr_ton: 1, dl_name: 2 }
/** command_status, which Wireshark leaves out of requests. */
const statusOctets = [8, 12] as const

class PdmlPdu {
  readonly octets: Uint8Array
  readonly #isSet: Uint8Array
  readonly #start: number
  /** Where number_of_dests stands, while the list behind it is read. */
  #countAt: number | null = null

  constructor(size: number, start: number) {
    this.octets = new Uint8Array(size)
    this.#isSet = new Uint8Array(size).fill(1, ...statusOctets)
    this.#start = start
  }

  add(name: string, pos: number, value: Uint8Array | null): void {
    const at = pos - this.#start
    if (name === 'dlist' || name === 'dlist_resp') this.#beginList(at)
    else if (name.startsWith('esm')) this.#countAt = null
    if (this.#countAt !== null) this.#countEntry(name, at, this.#countAt)
    if (value !== null) this.#set(at, value)
  }

  #beginList(at: number): void {
    this.#countAt = at
    this.#set(at, Uint8Array.of(0))
  }

  /** Neither number_of_dests nor dest_flag is exported; no_unsuccess counts its entries by their status. */
  #countEntry(name: string, at: number, countAt: number): void {
    const flag = destFlags[name]
    const isFlagged = flag !== undefined && this.#isSet[at - 1] === 0
    if (isFlagged) this.#set(at - 1, Uint8Array.of(flag))
    if (isFlagged || name === 'error_status_code') this.octets[countAt] = (this.octets[countAt] ?? 0) + 1
  }

  #set(at: number, value: Uint8Array): void {
    if (at < 0 || at + value.length > this.octets.length) return
    this.octets.set(value, at)
    this.#isSet.fill(1, at, at + value.length)
  }

  /** Octets that no field has. */
  get missing(): number {
    return this.#isSet.reduce((count, isSet) => count + 1 - isSet, 0)
  }
}

function numberOf(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0
}

class FoundPdus implements Found {
  readonly items: PastedPdu[] = []
  readonly problems: PasteProblem[] = []
  readonly #lines: Lines

  constructor(lines: Lines) {
    this.#lines = lines
  }

  addDigits(digits: string): void {
    this.items.push(...pdusOfDigits(digits, 'wireshark', this.#lines).items)
  }

  addOctets(octets: Uint8Array, leftOut: number): void {
    // Without its header nobody knows what it is.
    if (!beginsPdu(toHex(octets, 0, 8))) return
    const head = { kind: 'pdu', style: 'wireshark', lines: this.#lines } as const
    this.items.push({ ...head, octets, missingOctets: 0, fromFields: false, unsaid: [] })
    if (leftOut > 0) this.problems.push({ code: 'cut-by-writer', line: this.#lines[0], octets: leftOut })
  }

  addFields(read: ExportedFields): void {
    read.end()
    const made = pduOfFields(read.fields, 'wireshark', this.#lines, read.unsaid)
    if (made === null) return
    this.items.push(made.item)
    this.problems.push(...made.problems)
  }
}
