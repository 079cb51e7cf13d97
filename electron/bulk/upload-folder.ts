import { randomUUID } from 'node:crypto'
import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { maxUploadOctets } from '../../shared/contract/bulk.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { makeFolder } from '../make-folder.ts'
import { problemOf } from '../storage/sqlite-problem.ts'

export interface Upload {
  readonly uploadId: string
  readonly name: string
  readonly path: string
}

interface OpenUpload extends Upload {
  octets: number
  isWhole: boolean
}

/** Uploads kept that no table has used yet: the oldest is deleted when one more begins. */
const keptUploads = 4
const mebi = 1024 * 1024

/** Files that windows hand over, under names of our own: a page never names a path. They last as long as the engine. */
export class UploadFolder {
  readonly #folder: string
  readonly #uploads = new Map<string, OpenUpload>()

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'bulk')
  }

  /**
   * Deletes the files of an earlier run of the engine. A folder that cannot be used shows at the first
   * upload.
   */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => undefined)
  }

  /** Rejects with bulk.upload-not-found, bulk.too-large, storage.unavailable. */
  async append(
    uploadId: string | null,
    name: string,
    chunk: Uint8Array,
    isLast: boolean,
  ): Promise<{ uploadId: string; octets: number }> {
    const upload = uploadId === null ? this.#begin(name) : this.#uploads.get(uploadId)
    if (upload === undefined || upload.isWhole) {
      throw new Fault('bulk.upload-not-found', { uploadId: uploadId ?? '' })
    }
    if (upload.octets + chunk.length > maxUploadOctets) {
      await this.remove(upload.uploadId)
      throw new Fault('bulk.too-large', { mib: maxUploadOctets / mebi })
    }
    upload.octets += chunk.length
    upload.isWhole = isLast
    try {
      makeFolder(this.#folder)
      await appendFile(upload.path, chunk, { mode: 0o600 })
    } catch (problem) {
      await this.remove(upload.uploadId)
      throw new Fault('storage.unavailable', { reason: problemOf(problem) })
    }
    return { uploadId: upload.uploadId, octets: upload.octets }
  }

  /** A file that came whole. Throws bulk.upload-not-found. */
  get(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId)
    if (upload === undefined || !upload.isWhole) throw new Fault('bulk.upload-not-found', { uploadId })
    return upload
  }

  /** From here on the file is the caller's to remove. */
  take(uploadId: string): Upload {
    const upload = this.get(uploadId)
    this.#uploads.delete(uploadId)
    return upload
  }

  async remove(uploadId: string): Promise<void> {
    const upload = this.#uploads.get(uploadId)
    this.#uploads.delete(uploadId)
    if (upload !== undefined) await removeFile(upload)
  }

  #begin(name: string): OpenUpload {
    const uploadId = randomUUID()
    const upload = { uploadId, name, path: join(this.#folder, uploadId), octets: 0, isWhole: false }
    this.#uploads.set(uploadId, upload)
    const [oldest] = this.#uploads.keys()
    if (this.#uploads.size > keptUploads && oldest !== undefined) void this.remove(oldest)
    return upload
  }
}

/** A file that cannot be removed is removed at the next start. */
export async function removeFile({ path }: Pick<Upload, 'path'>): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined)
}
