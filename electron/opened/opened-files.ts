import { randomUUID } from 'node:crypto'
import { opendir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CaptureFile, mostOpenFiles } from '../../shared/contract/capture-files.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { makeFolder } from '../make-folder.ts'
import { fileSuffixes } from '../storage/database-file.ts'
import { problemOf } from '../storage/sqlite-problem.ts'
import { shownFileName } from './file-name.ts'
import { OpenedCapture } from './opened-capture.ts'
import { OpenedFile } from './opened-file.ts'
import type { FileLimits } from './opened-protocol.ts'

const mebi = 1 << 20
/** PDUs, and octets of them, that one file may bring. */
const defaultLimits: FileLimits = { pdus: 20_000_000, octets: 4096 * mebi }
/** A window that gives a file and sends nothing for so long has gone, ms. */
const defaultPatienceMs = 60_000
/** Files of earlier runs that are removed at a start. */
const mostLeftovers = 1000

interface Options {
  readonly dataDir: string
  readonly catalogue: () => Catalogue
  readonly limits?: FileLimits
  readonly patienceMs?: number
}

interface Opened {
  readonly file: OpenedFile
  readonly capture: OpenedCapture
}

type FileItem = CaptureFile | { readonly closed: string }

/** The capture files that are open, each with a database of its own in the data folder; none outlives the engine. */
export class OpenedFiles {
  readonly #options: Options
  readonly #folder: string
  readonly #opened = new Map<string, Opened>()
  readonly #followers = new Set<(item: FileItem) => void>()

  constructor(options: Options) {
    this.#options = options
    this.#folder = join(options.dataDir, 'opened')
  }

  /** Removes what an earlier run of the engine left behind. A folder that cannot be used shows at the first file. */
  async clear(): Promise<void> {
    try {
      let count = 0
      for await (const { name } of await opendir(this.#folder)) {
        if (count++ === mostLeftovers) return
        if (isOurs(name)) await rm(join(this.#folder, name), { force: true, maxRetries: 2 })
      }
    } catch {
      // There is none, or it is no folder.
    }
  }

  /** A file whose octets are about to come. Throws capture.too-many-files, storage.unavailable. */
  begin({
    name,
    octets,
    smppPorts = [],
  }: {
    readonly name: string
    readonly octets: number | null
    readonly smppPorts?: readonly number[] | undefined
  }): string {
    return this.#open({ name: shownFileName(name), octets, path: null, smppPorts })
  }

  /** A file of this machine. Rejects with capture.too-many-files, storage.unavailable; what cannot be read it tells itself. */
  async openPath(path: string): Promise<string> {
    const octets = await stat(path).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    )
    return this.#open({ name: shownFileName(basename(path)), octets, path, smppPorts: [] })
  }

  /** Throws capture.not-open. */
  file(captureId: string): OpenedFile {
    return this.#get(captureId).file
  }

  /** Throws capture.not-open. */
  capture(captureId: string): OpenedCapture {
    return this.#get(captureId).capture
  }

  /** Forgets a file with everything of it. Throws capture.not-open. */
  async close(captureId: string): Promise<void> {
    const { file } = this.#get(captureId)
    this.#opened.delete(captureId)
    this.#tell({ closed: captureId })
    await file.close()
    for (const suffix of fileSuffixes) {
      // What cannot be removed is removed at the next start.
      const path = join(this.#folder, `${captureId}.db${suffix}`)
      await rm(path, { force: true, maxRetries: 2 }).catch(() => undefined)
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#opened.keys()].map((captureId) => this.close(captureId)))
  }

  /** Tells each open file now and whenever something about it changes. Returns the stop. */
  follow(emit: (item: FileItem) => void): () => void {
    this.#followers.add(emit)
    for (const { file } of this.#opened.values()) emit(file.view)
    return () => this.#followers.delete(emit)
  }

  #open(source: {
    readonly name: string
    readonly octets: number | null
    readonly path: string | null
    readonly smppPorts: readonly number[]
  }): string {
    if (this.#opened.size >= mostOpenFiles) throw new Fault('capture.too-many-files', { most: mostOpenFiles })
    try {
      makeFolder(this.#folder)
    } catch (problem) {
      throw new Fault('storage.unavailable', { reason: problemOf(problem) })
    }
    const { catalogue, limits = defaultLimits, patienceMs = defaultPatienceMs } = this.#options
    const captureId = randomUUID()
    const onChange = () => this.#changed(captureId)
    const file = new OpenedFile({
      ...source,
      folder: this.#folder,
      captureId,
      limits,
      patienceMs,
      onChange,
    })
    this.#opened.set(captureId, { file, capture: new OpenedCapture(file, catalogue) })
    this.#tell(file.view)
    return captureId
  }

  #changed(captureId: string): void {
    const opened = this.#opened.get(captureId)
    if (opened === undefined) return
    this.#tell(opened.file.view)
    opened.capture.wake()
  }

  #get(captureId: string): Opened {
    const opened = this.#opened.get(captureId)
    if (opened === undefined) throw new Fault('capture.not-open', { captureId })
    return opened
  }

  #tell(item: FileItem): void {
    for (const follower of this.#followers) follower(item)
  }
}

/** Databases as this names them: whatever else somebody put there stays. */
function isOurs(name: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.db(?:-wal|-shm|-journal)?$/.test(name)
}
