import { Fault } from '../../../shared/faults/fault.ts'
import { maxPasteOctets, readPaste } from '../../../shared/paste/read-paste.ts'
import { captureFormat } from '../../../shared/pcap/capture-file.ts'
import { type CaptureProblem, captureProblem } from '../../../shared/pcap/capture-problem-table.ts'
import { CaptureReader } from '../../../shared/pcap/capture-reader.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { SessionReader } from '../../../shared/pcap/session-reader.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { linesOf, readOctets } from '../console/read-lines.ts'
import { unpacked } from '../console/unpacked.ts'
import { firstOctets, reusedChunks } from './file-chunks.ts'
import { rowOfLine } from './json-row.ts'

/** Takes what a file holds. */
export interface SourceSink {
  /** `octets` is valid until the call returns, and not to be written to. */
  row(row: CapturedRow): void
  problem(problem: CaptureProblem): void
  /** After each piece that was read; false when no more is wanted. */
  piece(): Promise<boolean>
}

const brokenPacking: CaptureProblem = {
  code: 'broken-compressed',
  frame: null,
  at: null,
  from: null,
  to: null,
  octets: null,
  detail: {},
}
const leastOctets = 4
const brace = 0x7b

/**
 * Hands over what a file holds (stdin for '-'): a capture, packed or not, lines of JSON that `capture query --json`
 * printed, or anything that `explain --file` reads PDUs from. Throws Fault cli.cannot-read, cli.no-pdus, cli.bad-line.
 */
export async function readCaptureSource(file: string, catalogue: Catalogue, sink: SourceSink): Promise<void> {
  if (file !== '-' && captureFormat(await firstOctets(file, leastOctets)) !== null)
    return readCapture(reusedChunks(file), sink)
  let isCut = false
  const chunks = unpacked(readOctets(file), () => {
    isCut = true
  })
  const first = await beginning(chunks)
  // So little was packed that the damage left nothing to know the file by.
  if (isCut && first.length < leastOctets) return sink.problem(brokenPacking)
  const all = continued(first, chunks)
  if (captureFormat(first) !== null) await readCapture(all, sink)
  else if (first.find((octet) => octet > 0x20) === brace) await readJsonLines(all, sink)
  else await readText(all, file, catalogue, sink)
  if (isCut) sink.problem(brokenPacking)
}

async function beginning(chunks: AsyncGenerator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0)
  while (first.length < leastOctets) {
    const next = await chunks.next()
    if (next.done) break
    first = Buffer.concat([first, next.value])
  }
  return first
}

async function* continued(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

async function readCapture(chunks: AsyncIterable<Uint8Array>, sink: SourceSink): Promise<void> {
  const reader = new CaptureReader(
    new SessionReader({
      pdu: (row) => sink.row(row),
      event: (event) => {
        const problem = captureProblem(event)
        if (problem !== null) sink.problem(problem)
      },
    }),
  )
  for await (const chunk of chunks) {
    reader.push(chunk)
    if (!(await sink.piece())) return
  }
  reader.end()
  await sink.piece()
}

async function readJsonLines(chunks: AsyncIterable<Buffer>, sink: SourceSink): Promise<void> {
  let number = 0
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      const row = rowOfLine(line, number + 1)
      if (row === null) continue
      number += 1
      sink.row(row)
    }
    if (!(await sink.piece())) return
  }
}

/** Rows of a text have no time and no ends; the file is held whole, up to what a paste may have. */
async function readText(
  chunks: AsyncIterable<Buffer>,
  file: string,
  catalogue: Catalogue,
  sink: SourceSink,
): Promise<void> {
  const pieces: Buffer[] = []
  let total = 0
  for await (const chunk of chunks) {
    if (total < maxPasteOctets) pieces.push(chunk.subarray(0, maxPasteOctets - total))
    total += chunk.length
  }
  const { items } = readPaste(Buffer.concat(pieces), { catalogue, total, isForPdus: true })
  const pdus = items.flatMap((item) => (item.kind === 'pdu' && item.missingOctets === 0 ? [item.octets] : []))
  if (pdus.length === 0) throw new Fault('cli.no-pdus', { file })
  for (const [index, octets] of pdus.entries()) sink.row({ ...nothingKnown, number: index + 1, octets })
  await sink.piece()
}

/** A PDU of which nothing but its octets is known. */
const nothingKnown = {
  at: null,
  from: null,
  to: null,
  session: null,
  systemId: null,
  sender: null,
  state: null,
  interfaceVersion: null,
  frames: [],
  request: null,
  requestCommandId: null,
  latency: null,
  comments: [],
}
