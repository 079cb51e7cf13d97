import { open } from 'node:fs/promises'
import { getSystemErrorMessage } from 'node:util'
import { Fault } from '../../shared/faults/fault.ts'

const chunkOctets = 1 << 18

/** The first octets of a file; fewer when it has no more. Throws Fault cli.cannot-read. */
export async function firstOctets(file: string, count: number): Promise<Uint8Array> {
  for await (const chunk of reusedChunks(file, count)) return chunk.slice()
  return new Uint8Array(0)
}

/**
 * The octets of a file in one buffer that is used again: each chunk is valid until the next is asked for, and a file of
 * any size costs no more than one. Throws Fault cli.cannot-read.
 */
export async function* reusedChunks(file: string, octets = chunkOctets): AsyncGenerator<Uint8Array> {
  const failed = (problem: unknown) => {
    throw readFault(file, problem)
  }
  const handle = await open(file).catch(failed)
  try {
    const buffer = new Uint8Array(octets)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, octets).catch(failed)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** A failed read as the Fault cli.cannot-read; anything else as it is. */
export function readFault(source: string, problem: unknown): unknown {
  if (!(problem instanceof Error && 'errno' in problem && typeof problem.errno === 'number')) return problem
  return new Fault('cli.cannot-read', { file: source, reason: getSystemErrorMessage(problem.errno) })
}
