import { Fault } from '../../shared/faults/fault.ts'

export interface InputLine {
  /** Of the physical line, from 1; empty lines count. */
  readonly number: number
  readonly octets: Buffer
}

/**
 * A line is held whole, and its JSON is some forty times as long: text of JavaScript ends at 512 Mi characters. A line
 * of this length has 8 MiB of PDUs; files may be of any size.
 */
export const usualLineMib = 16
/** For lines of JSON: encode must accept the output of decode for the longest line of hex. */
export const jsonLineMib = 511
const octetsInMib = 1024 * 1024
const lineFeed = 10

/**
 * The lines of what is read that are not blank; a batch for each piece that was read, so that what comes slowly is
 * worked on at once and what is large is never held. Throws Fault cli.line-too-long, cli.utf16.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  maxLineMib = usualLineMib,
): AsyncGenerator<readonly InputLine[]> {
  const number = { next: 1 }
  let held: Buffer[] = []
  let heldOctets = 0
  for await (const chunk of withoutMarks(chunks)) {
    const batch: InputLine[] = []
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      const rest = chunk.subarray(from, end)
      addLine(batch, number, held.length === 0 ? rest : Buffer.concat([...held, rest]), maxLineMib)
      held = []
      heldOctets = 0
      from = end + 1
    }
    if (from < chunk.length) held.push(chunk.subarray(from))
    heldOctets += chunk.length - from
    checkLength(heldOctets, number.next, maxLineMib)
    if (batch.length > 0) yield batch
  }
  const last: InputLine[] = []
  addLine(last, number, Buffer.concat(held), maxLineMib)
  if (last.length > 0) yield last
}

/** Without the byte order mark at the beginning. Throws Fault cli.utf16. */
export async function* withoutMarks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of chunks) {
    yield isFirst ? withoutMark(chunk) : chunk
    isFirst = false
  }
}

/** Editors on Windows begin a file with a byte order mark, and its PowerShell writes UTF-16. */
function withoutMark(chunk: Buffer): Buffer {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)) {
    throw new Fault('cli.utf16', {})
  }
  const hasMark = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
  return hasMark ? chunk.subarray(3) : chunk
}

function addLine(batch: InputLine[], number: { next: number }, octets: Buffer, maxLineMib: number): void {
  checkLength(octets.length, number.next, maxLineMib)
  if (octets.some((octet) => octet > 0x20)) batch.push({ number: number.next, octets })
  number.next += 1
}

/** Throws Fault cli.line-too-long. */
export function checkLength(octets: number, line: number, mib: number): void {
  if (octets > mib * octetsInMib) throw new Fault('cli.line-too-long', { line, mib })
}
