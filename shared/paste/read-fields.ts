import { fromHex } from '../smpp/hex.ts'
import { layoutByName } from '../smpp/pdu-layout.ts'
import { cloudhopperFields } from './cloudhopper-line.ts'
import { jasminField } from './jasmin-field.ts'
import { type NodeSmppPdu, nodeSmppObject } from './node-smpp-object.ts'
import type { Page, PageReading } from './page.ts'
import type { PasteProblem, PasteStyle } from './pasted-item.ts'
import { pduOfFields, type WrittenFields } from './pdu-of-fields.ts'
import { WiresharkDetails } from './wireshark-details.ts'

/** A dump is not longer: lines are looked at once and again only where it is none. */
const mostLines = 120
/** TLVs take four lines each. */
const mostDetails = 2000
const longestLine = 4000

interface Block {
  readonly style: PasteStyle
  readonly begins: RegExp
  readonly ends: RegExp
}

const blocks: readonly Block[] = [
  { style: 'kannel', begins: /SMPP PDU (?:0x[0-9a-f]+|\(nil\)) dump:/i, ends: /SMPP PDU dump ends/ },
  { style: 'jasmin', begins: /PDU \[command: /, ends: /^\s*\]|^.*PDU \[command: [^\]]*\]\s*$/ },
]

/** PDUs that a log names field by field. */
export function readFields(page: Page, at: number): PageReading | null {
  const line = page.lines[at] ?? ''
  const inLine = cloudhopperFields(line)
  if (inLine !== null) return readingOf(inLine, 'cloudhopper', at, at + 1)
  const object = nodeSmppObject(page.lines, at)
  if (object !== null) return readingOfObject(object, at)
  if (wiresharkHead.test(line)) return readDetails(page, at)
  const block = blocks.find(({ begins }) => begins.test(line))
  if (block === undefined) return null
  const fields: WrittenFields = new Map()
  let end = at
  let pending: string | null = null
  for (; end < page.lines.length && end < at + mostLines; end++) {
    const text = page.lines[end] ?? ''
    if (block.style === 'jasmin' && end > at) jasminField(text, fields)
    else pending = addFields(text, fields, pending)
    if (block.ends.test(text) && (end > at || isClosed(text, block))) {
      end += 1
      break
    }
  }
  return readingOf(fields, block.style, at, end)
}

const wiresharkHead = /^\s*Short Message Peer to Peer/

/** Wireshark's packet details, which end where a line stands as far to the left as the first. */
function readDetails({ lines }: Page, at: number): PageReading | null {
  const details = new WiresharkDetails()
  details.add(lines[at] ?? '')
  let end = at + 1
  for (; end < lines.length && end < at + mostDetails; end++) {
    const text = lines[end] ?? ''
    if (/^\S/.test(text) || text.trim() === '' || wiresharkHead.test(text)) break
    details.add(text.slice(0, longestLine))
  }
  details.end()
  const made = pduOfFields(details.fields, 'wireshark', [at + 1, end], details.unsaid)
  if (made === null) return null
  const cut: PasteProblem = { code: 'cut-by-writer', line: end, octets: details.leftOut }
  const problems = details.leftOut > 0 ? [...made.problems, cut] : made.problems
  return { end, items: [made.item], problems }
}

function isClosed(text: string, block: Block): boolean {
  return block.style === 'jasmin' && /\]\s*$/.test(text)
}

const kannelField = /(?:DEBUG|INFO|WARNING):\s*(\w+):\s*(.*)$/
/** Of the line with which smpp.pdu begins. */
const pairs = /\b([a-z_]+): ?([^\s,[\]]+)/g

/** The fields of a line; returns the one whose octets follow on the next lines. */
function addFields(whole: string, fields: WrittenFields, pending: string | null): string | null {
  const line = whole.slice(0, longestLine)
  const data = /data:\s+((?:[0-9a-f]{2} ?)+)(?:\s{2}|\s*$)/i.exec(line)
  if (data !== null && pending !== null) {
    const before = fields.get(pending)
    const more = fromHex(data[1] ?? '') ?? new Uint8Array(0)
    fields.set(pending, before instanceof Uint8Array ? Uint8Array.of(...before, ...more) : more)
    return pending
  }
  const kannel = /(?:DEBUG|INFO|WARNING):/.test(line) ? kannelField.exec(line) : null
  if (kannel !== null) return addKannel(kannel[1] ?? '', kannel[2] ?? '', fields, pending)
  if (pending !== null && /Octet string/.test(line)) return pending
  for (const [, name = '', value = ''] of line.matchAll(pairs)) {
    const id = /^(?:CommandId\.)?(\w+)$/.exec(value)?.[1] ?? ''
    if (name !== 'command') fields.set(name, value)
    else if (layoutByName(id) !== null) fields.set(name, id)
  }
  return null
}

function addKannel(
  name: string,
  value: string,
  fields: WrittenFields,
  pending: string | null,
): string | null {
  if (name === 'type_name') fields.set('command', value.trim())
  else if (value.trim() === '') return layoutOrTlvName(name) ? name : pending
  else if (layoutOrTlvName(name)) fields.set(name, value)
  return pending !== null && /^(?:len|size|immutable|data)$/.test(name) ? pending : null
}

function layoutOrTlvName(name: string): boolean {
  return /^[a-z][a-z0-9]*_[a-z0-9_]+$|^password$/.test(name)
}

function readingOfObject({ fields, end, leftOut }: NodeSmppPdu, at: number): PageReading | null {
  const reading = readingOf(fields, 'node-smpp', at, end)
  if (reading === null || leftOut === 0) return reading
  const cut: PasteProblem = { code: 'cut-by-writer', line: end, octets: leftOut }
  return { ...reading, problems: [...reading.problems, cut] }
}

function readingOf(fields: WrittenFields, style: PasteStyle, at: number, end: number): PageReading | null {
  const made = pduOfFields(fields, style, [at + 1, end])
  return made === null ? null : { end, items: [made.item], problems: made.problems }
}
