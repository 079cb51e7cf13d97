import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Fault } from '../../../shared/faults/fault.ts'

/** A workbook has some dozens of parts, one more for each sheet and picture. */
const maxEntries = 10_000
const mebi = 1024 * 1024

/** The parts of a workbook's zip archive, by their path; each is unpacked as a stream, and never past a limit. */
export class WorkbookArchive {
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>

  /** Throws Fault bulk.not-workbook. */
  static async open(path: string): Promise<WorkbookArchive> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new Fault('bulk.not-workbook', { part: 'zip' })
    })
    try {
      const entries = new Map<string, Entry>()
      for await (const entry of zip.eachEntry()) {
        if (entries.size === maxEntries) throw new Fault('bulk.not-workbook', { part: 'zip' })
        // Programs differ in which of two parts with one name they read: here the first counts.
        const name = entry.fileName.toLowerCase()
        if (!entries.has(name)) entries.set(name, entry)
      }
      return new WorkbookArchive(zip, entries)
    } catch (problem) {
      zip.close()
      throw problem instanceof Fault ? problem : new Fault('bulk.not-workbook', { part: 'zip' })
    }
  }

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip
    this.#entries = entries
  }

  has(path: string): boolean {
    return this.#entries.has(path.toLowerCase())
  }

  /**
   * The unpacked octets of a part. What the archive says of its size is checked before, and holds while it is
   * unpacked: a part that grows past it ends the stream. Throws Fault bulk.not-workbook, bulk.unpacked-too-large.
   */
  async read(path: string, maxOctets: number): Promise<Readable> {
    const entry = this.#entries.get(path.toLowerCase())
    if (entry === undefined || !entry.canDecodeFileData())
      throw new Fault('bulk.not-workbook', { part: path })
    if (entry.uncompressedSize > maxOctets) {
      throw new Fault('bulk.unpacked-too-large', { mib: maxOctets / mebi })
    }
    return this.#zip.openReadStreamPromise(entry).catch(() => {
      throw new Fault('bulk.not-workbook', { part: path })
    })
  }

  close(): void {
    this.#zip.close()
  }
}
