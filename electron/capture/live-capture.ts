import type { CaptureArchive, CaptureSource } from './capture-source.ts'
import type { Recorder } from './recorder.ts'
import { followRows } from './row-stream.ts'

interface Options {
  readonly recorder: Recorder
  readonly archive: CaptureArchive
}

/** The PDUs of this workbench's own sessions: the newest in memory, all of them on disk. */
export class LiveCapture implements CaptureSource {
  readonly #recorder: Recorder
  readonly #archive: CaptureArchive

  constructor({ recorder, archive }: Options) {
    this.#recorder = recorder
    this.#archive = archive
  }

  page: CaptureSource['page'] = (before, limit, words) => this.#archive.pagePdus(before, limit, words)

  countStatuses: CaptureSource['countStatuses'] = () => this.#archive.countStatuses()

  /** A PDU in memory is found even while the disk cannot be read. */
  find: CaptureSource['find'] = async (seq) => {
    const record = this.#recorder.get(seq)
    if (record === undefined) return this.#archive.getPdu(seq)
    return { record, responseSeq: await this.#archive.findResponse(seq).catch(() => null) }
  }

  follow: CaptureSource['follow'] = (options) =>
    followRows({ recorder: this.#recorder, archive: this.#archive, ...options })

  /** Forgets every PDU; their numbers are not given again. */
  async clear(): Promise<void> {
    await this.#archive.clearCapture()
    this.#recorder.clear()
  }
}
