import { createReadStream } from 'node:fs'
import { readFault } from '../../source/file-chunks.ts'
import { checkLength, type InputLine, linesOf, usualLineMib, withoutMarks } from '../../source/input-lines.ts'
import { unpacked } from '../../source/unpacked.ts'

/**
 * The lines of a file, or of stdin for '-', that are not blank; a batch for each piece that was read, so that what
 * comes slowly is worked on at once and what is large is never held. Throws Fault cli.cannot-read,
 * cli.line-too-long, cli.utf16.
 */
export function readLines(source: string, maxLineMib = usualLineMib): AsyncGenerator<readonly InputLine[]> {
  return linesOf(readOctets(source), maxLineMib)
}

/** Everything that a file, or stdin for '-', holds. Throws Fault cli.cannot-read, cli.line-too-long, cli.utf16. */
export async function readAll(source: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let octets = 0
  for await (const chunk of withoutMarks(readOctets(source))) {
    octets += chunk.length
    checkLength(octets, 1, usualLineMib)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Of what is unpacked, no more is counted: little can be packed that becomes very much. */
const mostCounted = 1 << 30

/**
 * The first octets of a file, or stdin for '-', in whatever encoding and unpacked, and how many it has in all, as far as
 * they are counted. Throws Fault cli.cannot-read.
 */
export async function readBeginning(
  source: string,
  most: number,
): Promise<{ octets: Buffer; total: number }> {
  const chunks: Buffer[] = []
  let total = 0
  for await (const chunk of unpacked(readOctets(source), () => undefined)) {
    if (total < most) chunks.push(chunk.subarray(0, most - total))
    total += chunk.length
    if (total > mostCounted) break
  }
  return { octets: Buffer.concat(chunks), total }
}

/** The octets of a file, or of stdin for '-', as they come. Throws Fault cli.cannot-read. */
export async function* readOctets(source: string): AsyncGenerator<Buffer> {
  const stream: AsyncIterable<Buffer> = source === '-' ? process.stdin : createReadStream(source)
  try {
    yield* stream
  } catch (problem) {
    throw readFault(source, problem)
  }
}
