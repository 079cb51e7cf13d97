import { fromHex, toHex } from '../smpp/hex.ts'
import { hexRun } from './hex-octets.ts'
import { base64Run, decimalRun, escapedRun, percentRun16 } from './literal-line.ts'
import { beginsPdu, type OctetRun, octetsOfDigits, tellingDigits } from './octet-run.ts'
import { isFurniture, type Page, type PageReading } from './page.ts'
import type { PastedItem, PasteProblem } from './pasted-item.ts'

type ReadLine = (line: string, number: number, isContinued: boolean) => OctetRun | null
const readers: readonly ReadLine[] = [
  escapedRun,
  percentRun16,
  (line, _number, isContinued) => (isContinued ? null : base64Run(line, false)),
  hexRun,
  decimalRun,
]

const mostPeekedLines = 40
const longestGoingOn = 400_000

/** PDUs written as octets, from one line on: wrapped lines and further PDUs of the same style go on with them. */
export function readPdus(page: Page, at: number): PageReading | null {
  const line = page.lines[at] ?? ''
  for (const read of readers) {
    const run = read(line, at + 1, false)
    if (run === null) continue
    const reading = readStream(page, at, read === readers[2] ? base64Run16 : read, run)
    if (reading !== null) return reading
  }
  return null
}

/** A line too long for one PDU, as hex with blanks, colons or dashes; null when it is anything else. */
export function readLongLine(page: Page, at: number): PageReading | null {
  const octets = fromHex(page.lines[at] ?? '')
  if (octets === null) return null
  const run: OctetRun = { style: 'hex', digits: toHex(octets), isWhole: false, leftOut: 0, problems: [] }
  return readStream(page, at, () => null, run)
}

const base64Run16: ReadLine = (line) => base64Run(line, true)

function readStream(page: Page, at: number, read: ReadLine, first: OctetRun): PageReading | null {
  let { digits } = first
  let end = at + 1
  let { leftOut } = first
  const problems: PasteProblem[] = [...first.problems]
  const parts = [digits]
  let length = digits.length
  const more = (): boolean => {
    let next = end
    while (next < page.lines.length && next < end + 3 && isFurniture(page.lines[next] ?? '')) next += 1
    const line = page.lines[next] ?? ''
    const run = next < page.lines.length && line.length <= longestGoingOn ? read(line, next + 1, true) : null
    if (run === null || !run.isWhole || leftOut > 0) return false
    parts.push(run.digits)
    length += run.digits.length
    leftOut = run.leftOut
    problems.push(...run.problems)
    end = next + 1
    return true
  }
  for (let peeked = 0; first.isWhole && length < tellingDigits && peeked < mostPeekedLines; peeked++)
    if (!more()) break
  digits = parts.join('')
  if (!beginsPdu(digits)) return null
  const items: PastedItem[] = []
  let start = at
  let from = 0
  while (beginsPdu(digits, from)) {
    const wanted = 2 * Number.parseInt(digits.slice(from, from + 8), 16)
    const before = parts.length
    while (length - from < wanted && more());
    if (parts.length > before) digits = parts.join('')
    const octets = octetsOfDigits(digits.slice(from, from + wanted))
    if (digits.length - from < wanted && digits.length % 2 === 1) {
      problems.push({ code: 'half-octet', line: end, column: (page.lines[end - 1] ?? '').trimEnd().length })
    }
    const missingOctets = wanted / 2 - octets.length
    items.push({
      kind: 'pdu',
      style: first.style,
      lines: [start + 1, end],
      octets,
      missingOctets,
      fromFields: false,
      unsaid: [],
    })
    from = Math.min(digits.length, from + wanted)
    start = end - 1
    if (missingOctets > 0) break
  }
  if (leftOut > 0) problems.push({ code: 'cut-by-writer', line: end, octets: leftOut })
  else if (from < digits.length) {
    problems.push({ code: 'octets-after-pdu', line: end, octets: Math.ceil((digits.length - from) / 2) })
  }
  return { end, items, problems }
}
