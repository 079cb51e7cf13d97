import { Fault } from '../../shared/faults/fault.ts'
import { maxPasteOctets, readPaste } from '../../shared/paste/read-paste.ts'
import { captureFormat } from '../../shared/pcap/capture-file.ts'
import {
  type CaptureProblem,
  captureProblem,
  isOrdinary,
  problemOfFile,
} from '../../shared/pcap/capture-problem-table.ts'
import { CaptureReader } from '../../shared/pcap/capture-reader.ts'
import { type CapturedRow, portOfEnd } from '../../shared/pcap/captured-row.ts'
import { SessionReader } from '../../shared/pcap/session-reader.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { linesOf } from './input-lines.ts'
import { isOwnLine, rowOfLine } from './json-row.ts'
import { nothingKnown } from './nothing-known.ts'
import { unpacked } from './unpacked.ts'

/** What a file is: a capture, JSON lines of `capture query`, or a text that PDUs are found in. */
export type SourceKind = 'pcap' | 'pcapng' | 'json' | 'text'

/** Takes what a file holds. */
export interface SourceSink {
  /** `octets` is valid until the call returns, and not to be written to. */
  row(row: CapturedRow): void
  problem(problem: CaptureProblem): void
  /** The connection of this session was ended by one side; `at` in µs. */
  closed?(session: string, at: number | null): void
  /** After each piece that was read; `packets` are those read so far. False when no more is wanted. */
  piece(kind: SourceKind, packets: number): Promise<boolean>
}

export interface SourceOptions {
  /** Its name, for what is said about it. */
  readonly file: string
  readonly catalogue: () => Catalogue
  /** Ports whose streams are SMPP, whatever their octets look like. */
  readonly smppPorts?: ReadonlySet<number>
}

/** Octets that a file is known by. */
export const knownByOctets = 4
const brace = 0x7b
const newLine = 0x0a

/**
 * Hands over what a file holds: a capture, packed or not, lines of JSON that `capture query --json` printed, or anything
 * that `explain --file` reads PDUs from. Throws Fault cli.no-pdus, cli.empty-file, cli.bad-line, cli.line-too-long, cli.utf16.
 */
export async function readSource(
  source: AsyncIterable<Buffer>,
  options: SourceOptions,
  sink: SourceSink,
): Promise<void> {
  let isCut = false
  const chunks = unpacked(source, () => {
    isCut = true
  })
  let first = await beginning(chunks)
  // So little was packed that the damage left nothing to know the file by.
  if (isCut && first.length < knownByOctets) return sink.problem(problemOfFile('broken-compressed'))
  const isCapture = captureFormat(first) !== null
  const isJson = !isCapture && first.find((octet) => octet > 0x20) === brace
  if (isJson) first = await firstLine(first, chunks)
  const all = continued(first, chunks)
  if (!isCapture && options.smppPorts !== undefined && options.smppPorts.size > 0)
    sink.problem(problemOfFile('no-packets'))
  if (isCapture) await readCaptureChunks(all, options, sink)
  else if (isJson && isOwnLine(lineOf(first))) await readJsonLines(all, sink)
  else await readText(all, options, sink)
  if (isCut) sink.problem(problemOfFile('broken-compressed'))
}

async function beginning(chunks: AsyncGenerator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0)
  while (first.length < knownByOctets) {
    const next = await chunks.next()
    if (next.done) break
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value])
  }
  return first
}

/** What was read, and more of it up to the end of its first line that is not blank. */
async function firstLine(begun: Buffer, rest: AsyncGenerator<Buffer>): Promise<Buffer> {
  const pieces = [begun]
  let octets = begun.length
  // The brace stands in the first piece: a line ends behind it.
  let isEnded = begun.indexOf(newLine, begun.indexOf(brace)) !== -1
  while (!isEnded && octets < maxPasteOctets) {
    const next = await rest.next()
    if (next.done) break
    pieces.push(next.value)
    octets += next.value.length
    isEnded = next.value.includes(newLine)
  }
  return Buffer.concat(pieces)
}

function lineOf(octets: Buffer): string {
  const start = octets.indexOf(brace)
  const end = octets.indexOf(newLine, start)
  return octets.toString('utf8', start, end === -1 ? octets.length : end)
}

async function* continued(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** A capture that is not packed; each chunk is used until the next is asked for. */
export async function readCaptureChunks(
  chunks: AsyncIterable<Uint8Array>,
  { smppPorts = new Set() }: Pick<SourceOptions, 'smppPorts'>,
  sink: SourceSink,
): Promise<void> {
  const vain = new Set(smppPorts)
  let isSilent = true
  const reader = new CaptureReader(
    new SessionReader({
      pdu: (row) => {
        if (vain.size > 0) for (const end of [row.from, row.to]) vain.delete(portOfEnd(end ?? ''))
        isSilent = false
        sink.row(row)
      },
      event: (event) => {
        if (event.kind === 'closed') sink.closed?.(String(event.flow.connection), event.at)
        const problem = captureProblem(event)
        if (problem === null) return
        isSilent &&= isOrdinary(problem)
        sink.problem(problem)
      },
    }),
    { smppPorts },
  )
  let kind: SourceKind | null = null
  for await (const chunk of chunks) {
    kind ??= captureFormat(chunk) ?? 'pcap'
    reader.push(chunk)
    if (!(await sink.piece(kind, reader.frames))) return
  }
  reader.end()
  for (const port of vain) sink.problem(problemOfFile('no-port', { port }))
  // What has said neither PDU nor trouble would leave the reader with nothing.
  if (isSilent && vain.size === 0) sink.problem(problemOfFile('no-smpp', { count: reader.frames }))
  await sink.piece(kind ?? 'pcap', reader.frames)
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
    if (!(await sink.piece('json', 0))) return
  }
}

/** Rows of a text have no time and no ends; the file is held whole, up to what a paste may have. */
async function readText(
  chunks: AsyncIterable<Buffer>,
  { file, catalogue }: SourceOptions,
  sink: SourceSink,
): Promise<void> {
  const pieces: Buffer[] = []
  let total = 0
  for await (const chunk of chunks) {
    if (total < maxPasteOctets) pieces.push(chunk.subarray(0, maxPasteOctets - total))
    total += chunk.length
  }
  if (total === 0) throw new Fault('cli.empty-file', { file })
  const { items } = readPaste(Buffer.concat(pieces), { catalogue: catalogue(), total, isForPdus: true })
  const pdus = items.flatMap((item) => (item.kind === 'pdu' && item.missingOctets === 0 ? [item.octets] : []))
  if (pdus.length === 0) throw new Fault('cli.no-pdus', { file })
  for (const [index, octets] of pdus.entries()) sink.row({ ...nothingKnown, number: index + 1, octets })
  await sink.piece('text', 0)
}
