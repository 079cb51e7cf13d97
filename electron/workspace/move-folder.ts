import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  readdirSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Fault } from '../../shared/faults/fault.ts'
import { makeFolder } from '../make-folder.ts'
import { moveNoteName } from '../places.ts'
import { savedFileName } from '../storage/open-saved.ts'
import { openStore } from '../storage/store.ts'
import { beginCopy, discardHalfCopy, endCopy, halfCopyName, halfCopyOf } from './half-copy.ts'

/** What lasts as long as a run and is made again. */
const passing: ReadonlySet<string> = new Set([
  ...['opened', 'bulk', 'serving.json', moveNoteName, `${moveNoteName}.next`, halfCopyName],
])
/** Octets that are left on the disk beside what is copied. */
const spareOctets = 64 * 1024 * 1024

interface MoveOrder {
  readonly from: string
  readonly to: string
  readonly signal: AbortSignal
  /** Octets that were copied, of all. */
  readonly tell: (done: number, total: number) => void
  /** What an earlier copy of this folder left there half-way is removed first. */
  readonly replacesHalf?: boolean
  /** Called when everything was checked, before anything is written. */
  readonly onBegin?: () => void
}

interface CopiedFile {
  readonly name: string
  readonly octets: number
  readonly writtenAt: number
}

/**
 * Copies the data folder of a workbench that does not run, and compares what was written with what was read. The folder stays
 * as it was; of a copy that failed or was stopped nothing is left, and what one that was killed leaves is known by its note
 * (half-copy.ts). Resolves to the absolute path of the new one. Rejects with storage.in-use, storage.newer, cli.no-store,
 * `folder.*` and the system's errors.
 */
export async function copyDataFolder(order: MoveOrder): Promise<string> {
  const { from, to, signal, tell, onBegin, replacesHalf = false } = order
  if (!existsSync(join(from, savedFileName))) throw new Fault('cli.no-store', { folder: from })
  const target = checkedTarget(from, to, replacesHalf)
  // Whoever runs there holds the store; the log is in the file once it is closed.
  const store = await openStore({ dataDir: from })
  await store.close()
  const files = filesOf(from)
  const total = files.reduce((sum, { octets }) => sum + octets, 0)
  const isMade = halfCopyOf(realpathSync(from), target)?.isMade ?? !existsSync(target)
  onBegin?.()
  const half = halfCopyOf(realpathSync(from), target)
  if (half !== null) discardHalfCopy(target, half)
  makeFolder(target)
  try {
    checkRoom(target, total)
    beginCopy(target, { from: realpathSync(from), isMade, files: files.map(({ name }) => name) })
    await copyAll(from, target, { files, total, signal, tell })
    const now = JSON.stringify(filesOf(from))
    if (now !== JSON.stringify(files)) throw new Fault('folder.changed', {})
    endCopy(target)
    return target
  } catch (problem) {
    for (const { name } of files)
      rmSync(join(target, name.split(sep)[0] ?? name), { recursive: true, force: true })
    endCopy(target)
    if (isMade) rmSync(target, { recursive: true, force: true })
    throw problem
  }
}

/**
 * Whether a data folder, which may be in use, could be moved there as things are; leaves nothing. Rejects with folder.inside,
 * folder.not-empty, folder.no-room and the system's errors. Resolves to the octets to be copied.
 */
export async function checkMove(from: string, to: string): Promise<number> {
  const target = checkedTarget(from, to, true)
  const octets = filesOf(from).reduce((sum, file) => sum + file.octets, 0)
  const made = makeFolder(target)
  try {
    checkRoom(target, octets)
    const probe = join(target, '.probe')
    await (await open(probe, 'wx')).close()
    rmSync(probe)
    return octets
  } finally {
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
  }
}

/** Removes what a copy of `from` that was killed half-way left in `to`; the absolute path. Throws folder.no-half-copy. */
export function discardHalf(from: string, to: string): string {
  const target = realOf(resolve(to))
  const half = existsSync(from) ? halfCopyOf(realpathSync(from), target) : null
  if (half === null) throw new Fault('folder.no-half-copy', { folder: to, dataDir: from })
  discardHalfCopy(target, half)
  return target
}

/** Throws folder.not-empty, folder.inside, folder.half-copy. */
function checkedTarget(from: string, to: string, mayHaveHalf: boolean): string {
  const [source, target] = [realpathSync(from), realOf(resolve(to))]
  const way = relative(source, target)
  // A folder above is not empty, since this one lies in it.
  const isOutside = way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way
  if (way === '' || !isOutside) throw new Fault('folder.inside', { folder: to })
  const found = statSync(target, { throwIfNoEntry: false })
  if (halfCopyOf(source, target) !== null) {
    if (mayHaveHalf) return target
    throw new Fault('folder.half-copy', { folder: to, dataDir: from })
  }
  if (found !== undefined && (!found.isDirectory() || readdirSync(target).length > 0))
    throw new Fault('folder.not-empty', { folder: to })
  return target
}

/** Where links on the way lead, of what is there of the path. */
function realOf(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const above = dirname(path)
  return above === path ? path : join(realOf(above), relative(above, path))
}

function filesOf(folder: string): CopiedFile[] {
  return [...filesUnder(folder, '', new Set())].sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Links are followed, since a store may lie on a larger disk; those that lead nowhere are of a run that ended. */
function* filesUnder(folder: string, below: string, seen: Set<string>): Generator<CopiedFile> {
  const real = realpathSync(join(folder, below))
  if (seen.has(real)) return
  seen.add(real)
  for (const entry of readdirSync(real)) {
    const name = join(below, entry)
    if (below === '' && passing.has(entry)) continue
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found?.isDirectory()) yield* filesUnder(folder, name, seen)
    else if (found?.isFile()) yield { name, octets: found.size, writtenAt: found.mtimeMs }
  }
}

function checkRoom(target: string, octets: number): void {
  const { bavail, bsize } = statfsSync(target)
  const free = bavail * bsize
  if (free >= octets + spareOctets) return
  const mebi = (count: number) => Math.ceil(count / 1024 / 1024)
  throw new Fault('folder.no-room', { needed: mebi(octets + spareOctets), free: mebi(free) })
}

async function copyAll(
  from: string,
  target: string,
  {
    files,
    total,
    signal,
    tell,
  }: Pick<MoveOrder, 'signal' | 'tell'> & { readonly files: readonly CopiedFile[]; readonly total: number },
): Promise<void> {
  let done = 0
  for (const { name } of files) {
    const path = join(target, name)
    makeFolder(dirname(path))
    const read = createHash('sha256')
    const copy = await open(path, 'wx', 0o600)
    try {
      for await (const piece of createReadStream(join(from, name), { signal, highWaterMark: 1 << 20 })) {
        read.update(piece)
        await copy.writeFile(piece)
        done += piece.length
        tell(done, total)
      }
      await copy.sync()
    } finally {
      await copy.close()
    }
    const written = createHash('sha256')
    for await (const piece of createReadStream(path, { signal, highWaterMark: 1 << 20 }))
      written.update(piece)
    if (read.digest('hex') !== written.digest('hex')) throw new Fault('folder.differs', { file: name })
  }
}
