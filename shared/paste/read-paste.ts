import { captureFormat } from '../pcap/capture-file.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import { toHex } from '../smpp/hex.ts'
import { decodeLatin1 } from '../text/single-octet.ts'
import { decodeUcs2 } from '../text/ucs2.ts'
import { decodeUtf8 } from '../text/utf8.ts'
import { SummaryCounter } from './count-summary.ts'
import { beginsPdu, pdusOfDigits } from './octet-run.ts'
import { cleanLine, isFurniture, type Page, type PageReading } from './page.ts'
import type { PastedItem, PasteProblem, PasteReading, UnreadLines } from './pasted-item.ts'
import { readCaptureInSteps } from './read-capture.ts'
import { readLongLine } from './read-octets.ts'
import { recogniserTable } from './recogniser-table.ts'

/** What a paste is read with. */
export interface PasteOptions {
  /** Words are a code when its tables know them. */
  readonly catalogue: Catalogue
  /** Octets of the file that `input` is the beginning of; its own length when left out. */
  readonly total?: number
  /** PDUs of a capture that are listed one by one; all are counted. */
  readonly listedPdus?: number
  /** Only whole PDUs are wanted, and all of them; otherwise the first `mostItems` of whatever is recognised. */
  readonly isForPdus?: boolean
}

/** Octets of a file, or UTF-16 units of a text, that are read; the rest is told as paste-cut. */
export const maxPasteOctets = 16 * 1024 * 1024

/** Things that are listed, for each is explained at length; that more follow is told as paste-full. */
export const mostItems = 20_000

/** Recognises what was pasted, in its order, from a text or a whole file. Never throws; linear in its length. */
export function readPaste(input: string | Uint8Array, options: PasteOptions): PasteReading {
  const steps = readPasteInSteps(input, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As readPaste, a few lines a step, so that a window may rest between them; each step gives the part read, 0 to 1. */
export function* readPasteInSteps(
  input: string | Uint8Array,
  options: PasteOptions,
): Generator<number, PasteReading> {
  const total = options.total ?? input.length
  const isCut = total > maxPasteOctets
  const kept = input.length > maxPasteOctets ? input.slice(0, maxPasteOctets) : input
  const cut: PasteProblem[] = isCut ? [{ code: 'paste-cut', line: 1, octets: maxPasteOctets, of: total }] : []
  const whole = typeof kept === 'string' ? null : yield* readFile(kept, options.listedPdus)
  if (whole !== null) {
    // That the beginning of a capture ends inside a frame says no more than that it is the beginning.
    const own = isCut ? whole.problems.filter((problem) => !isTruncated(problem)) : whole.problems
    return listed({ ...whole, problems: [...cut, ...own] }, options)
  }
  const text = typeof kept === 'string' ? kept : textOf(kept)
  const lines = text.split('\n').map(cleanLine)
  const { catalogue, isForPdus = false } = options
  const reading = yield* readLines({ lines, catalogue, known: new Map() }, isForPdus)
  return listed({ ...reading, problems: [...cut, ...reading.problems] }, options)
}

function listed(reading: PasteReading, { isForPdus = false }: PasteOptions): PasteReading {
  const { items, problems } = reading
  if (items.length <= mostItems || isForPdus) return reading
  const line = items[mostItems - 1]?.lines[1] ?? 1
  const full: PasteProblem = { code: 'paste-full', line, items: mostItems }
  return { ...reading, items: items.slice(0, mostItems), problems: [full, ...problems] }
}

function isTruncated(problem: PasteProblem): boolean {
  return problem.code === 'capture' && problem.problem.code === 'broken-truncated'
}

/** A file as the text that readPaste reads in it; null for a capture and for the octets of PDUs themselves. */
export function textOfFile(octets: Uint8Array): string | null {
  return captureFormat(octets) === null && !beginsPdu(toHex(octets, 0, 8)) ? textOf(octets) : null
}

/** A file that is no text: a capture, or the octets of PDUs themselves. */
function* readFile(octets: Uint8Array, mostPdus: number | undefined): Generator<number, PasteReading | null> {
  const format = captureFormat(octets)
  if (format !== null) return yield* readCaptureInSteps(octets, format, mostPdus)
  const lines = [1, 1] as const
  if (!beginsPdu(toHex(octets, 0, 8))) return null
  const digits = toHex(octets)
  const { items, filled } = pdusOfDigits(digits, 'binary', lines)
  const left = (digits.length - filled) / 2
  const counter = new SummaryCounter()
  for (const item of items) counter.item(item)
  return {
    items,
    unread: [],
    problems: left > 0 ? [{ code: 'octets-after-pdu', line: 1, octets: left }] : [],
    summary: counter.end(false),
  }
}

function textOf(octets: Uint8Array): string {
  const mark = toHex(octets, 0, 2)
  if (mark === 'feff') return decodeUcs2(octets.subarray(2))
  if (mark === 'fffe') {
    return decodeUcs2(octets.subarray(2, octets.length & ~1).map((_, at, all) => all[at ^ 1] ?? 0))
  }
  const text = decodeUtf8(octets)
  return text.includes('\ufffd') ? decodeLatin1(octets) : text
}

/** Lines of a step. */
const stepLines = 32

function* readLines(page: Page, isForPdus: boolean): Generator<number, PasteReading> {
  const items: PastedItem[] = []
  const problems: PasteProblem[] = []
  const counter = new SummaryCounter()
  const unread: { lines: [number, number]; text: string[] }[] = []
  let rest = stepLines
  for (let at = 0; at < page.lines.length; ) {
    if (at >= rest) {
      rest = at + stepLines
      yield at / page.lines.length
    }
    if (items.length > mostItems && !isForPdus) break
    const line = page.lines[at] ?? ''
    const reading = line.trim() === '' || isFurniture(line) ? null : recogniseAt(page, at)
    if (reading !== null) {
      for (const item of reading.items) {
        if (isForPdus && !isWholePdu(item)) continue
        items.push(item)
        if (!isForPdus) counter.item(item)
      }
      problems.push(...reading.problems)
      at = reading.end
      continue
    }
    if (line.trim() !== '' && !isFurniture(line)) {
      const last = unread.at(-1)
      if (last && last.lines[1] === at) {
        last.lines[1] = at + 1
        last.text.push(line)
      } else unread.push({ lines: [at + 1, at + 1], text: [line] })
    }
    at += 1
  }
  const told = unread.map(({ lines, text }): UnreadLines => ({ lines, text: text.join('\n') }))
  return { items, unread: told, problems, summary: counter.end(false) }
}

function isWholePdu(item: PastedItem): boolean {
  return item.kind === 'pdu' && item.missingOctets === 0
}

/** The longest PDU has 70,000 octets: four characters each in most writings. A longer line is read as plain hex only. */
const longestLine = 400_000

function recogniseAt(page: Page, at: number): PageReading | null {
  if ((page.lines[at] ?? '').length > longestLine) return readLongLine(page, at)
  for (const { recognise } of recogniserTable) {
    const reading = recognise(page, at)
    if (reading !== null) return reading
  }
  return null
}
