import { type FramedRow, firstDigits, offsetRow, plainRow } from './framed-row.ts'
import { beginsPdu, pdusOfDigits } from './octet-run.ts'
import type { Page, PageReading } from './page.ts'
import type { PasteProblem, PasteStyle } from './pasted-item.ts'

/** Of a first row: enough to tell that a PDU begins. */
const fewestOctets = 8
const longestPrefix = 200
const mostStarts = 16
/** Two octets of zero, one of them perhaps of the offset: no PDU begins otherwise. */
const start = /(?<![\p{L}\p{N}])(?:0x)?00/giu

/** Octets alone are no row of a dump, but wrapped lines. */
const isBareHex = /^[\s0-9a-fx:,-]*$/i

type RowOf = (line: string) => FramedRow | null
const rowForms = [
  { hasOffset: true, rowOf: offsetRow },
  { hasOffset: false, rowOf: plainRow },
] as const

/** As the row of the line, when a PDU begins with it. */
function firstRow(line: string, { hasOffset, rowOf }: (typeof rowForms)[number]): FramedRow | null {
  if (!beginsPdu(firstDigits(line, hasOffset))) return null
  const row = rowOf(line)
  if (row === null || row.octets.length < fewestOctets || (hasOffset && row.offset !== 0)) return null
  return beginsPdu(digitsOf(row.octets)) ? row : null
}

/** Rows of a dump in boxes, and such as a log writes with its own words before each of them; at least two. */
export function readFramedRows(page: Page, at: number): PageReading | null {
  const line = page.lines[at] ?? ''
  for (const form of isBareHex.test(line) ? [] : rowForms) {
    const reading = readRows(page, at, { style: 'hexdump', first: firstRow(line, form), rowOf: form.rowOf })
    if (reading !== null) return reading
  }
  for (const { prefix, rest } of prefixed(line)) {
    for (const form of rowForms) {
      const first = firstRow(rest, form)
      if (first === null) continue
      const words = wordsLike(prefix)
      const rowOf: RowOf = (text) => {
        const before = words.exec(text) ?? /^\s+/.exec(text)
        return before === null ? null : form.rowOf(text.slice(before[0].length))
      }
      const reading = readRows(page, at, { style: 'log', first, rowOf })
      if (reading !== null) return reading
    }
  }
  return null
}

/** Where in a line of a log its first row may stand. */
function* prefixed(line: string): Generator<{ readonly prefix: string; readonly rest: string }> {
  let left = mostStarts
  for (const { index } of line.slice(0, longestPrefix).matchAll(start)) {
    if (index === 0) continue
    if (left-- === 0) return
    yield { prefix: line.slice(0, index), rest: line.slice(index) }
  }
}

/** The words before a row, with any number where one stands and any width where blanks are. */
function wordsLike(prefix: string): RegExp {
  const parts = prefix.match(/\d+|\s+|[^\d\s]+/g) ?? []
  const form = parts.map((part) => {
    if (/^\d/.test(part)) return '\\d+'
    return /^\s/.test(part) ? '\\s+' : part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  })
  return new RegExp(`^${form.join('')}`)
}

function digitsOf(octets: readonly number[]): string {
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join('')
}

interface Rows {
  readonly style: PasteStyle
  readonly first: FramedRow | null
  readonly rowOf: RowOf
}

function readRows(page: Page, at: number, { style, first, rowOf }: Rows): PageReading | null {
  if (first === null) return null
  const hasOffsets = first.offset !== null
  let digits = digitsOf(first.octets)
  const wanted = 2 * Number.parseInt(digits.slice(0, 8), 16)
  let end = at + 1
  for (; end < page.lines.length; end++) {
    // Without offsets only command_length tells where the PDU ends.
    if (!hasOffsets && digits.length >= wanted) break
    const row = rowOf(page.lines[end] ?? '')
    if (row === null || row.offset !== (hasOffsets ? digits.length / 2 : null)) break
    const more = digitsOf(row.octets)
    if (!hasOffsets && beginsPdu(more)) break
    digits += more
  }
  if (end === at + 1) return null
  const { items, filled } = pdusOfDigits(digits, style, [at + 1, end])
  const left = (digits.length - filled) / 2
  const problems: PasteProblem[] = left > 0 ? [{ code: 'octets-after-pdu', line: end, octets: left }] : []
  return { end, items, problems }
}
