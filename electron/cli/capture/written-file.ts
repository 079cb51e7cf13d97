import { open, realpath, rename, unlink } from 'node:fs/promises'
import { getSystemErrorMessage } from 'node:util'
import { Fault } from '../../../shared/faults/fault.ts'

/** Octets gathered before they are written. */
const roomOctets = 1 << 20

/** Throws Fault cli.same-file when both names mean one file. */
export async function checkOtherFile(read: string, written: string): Promise<void> {
  const [one, other] = await Promise.all([read, written].map((file) => realpath(file).catch(() => null)))
  if (one !== null && one === other) throw new Fault('cli.same-file', { file: written })
}

/**
 * Writes `file` by what `fill` adds. Until all of it is there it lies beside it as FILE.part, so that what stood there
 * before is replaced by a whole one or not at all. Throws Fault cli.cannot-write-file.
 */
export async function writeWholeFile(
  file: string,
  fill: (add: (piece: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const part = `${file}.part`
  const failed = (problem: NodeJS.ErrnoException): never => {
    if (problem.errno === undefined) throw problem
    throw new Fault('cli.cannot-write-file', { file, reason: getSystemErrorMessage(problem.errno) })
  }
  // What is left there of another run goes; a link that somebody put there is not followed.
  await unlink(part).catch((problem: NodeJS.ErrnoException) => problem.code === 'ENOENT' || failed(problem))
  const handle = await open(part, 'wx').catch(failed)
  let pieces: Uint8Array[] = []
  let octets = 0
  const flush = async () => {
    const written = pieces
    pieces = []
    octets = 0
    for (const piece of written) await handle.writeFile(piece).catch(failed)
  }
  try {
    await fill(async (piece) => {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      pieces.push(bytes)
      octets += bytes.length
      if (octets > roomOctets) await flush()
    })
    await flush()
    await handle.close()
    await rename(part, file).catch(failed)
  } catch (problem) {
    await handle.close().catch(() => undefined)
    await unlink(part).catch(() => undefined)
    throw problem
  }
}
