import type { CaptureRow } from '../../shared/contract/capture.ts'
import type { CaptureRecord } from './capture-record.ts'
import type { CaptureArchive } from './capture-source.ts'
import type { Recorder } from './recorder.ts'

/** Rows handed over in one turn; between turns the wire is served. */
const turnRows = 500

interface Options {
  readonly recorder: Recorder
  readonly archive: Pick<CaptureArchive, 'rangePdus'>
  readonly describe: (record: CaptureRecord) => CaptureRow
  readonly afterSeq: number
  /** Most rows of the past that come. */
  readonly tail: number
  readonly emit: (row: CaptureRow) => void
}

/**
 * Emits the rows after `afterSeq` and every one that follows, in order and once each: from the store where memory no
 * longer reaches, else from memory. Rows that exist nowhere any more are a jump in seq. Returns the stop.
 */
export function followRows({ recorder, archive, describe, afterSeq, tail, emit }: Options): () => void {
  let cursor = Math.max(afterSeq + 1, recorder.nextSeq - tail)
  let stopped = false
  let turning = false

  const turn = async (): Promise<void> => {
    while (!stopped && cursor < recorder.nextSeq) {
      const inMemory = recorder.firstSeqInMemory
      if (cursor < inMemory) {
        // While the store cannot be read the rows of the past stay a gap; the live ones go on.
        const records = await archive.rangePdus(cursor, inMemory - 1, turnRows).catch(() => [])
        if (stopped) return
        for (const record of records) emit(describe(record))
        const last = records.at(-1)
        cursor = last !== undefined && records.length === turnRows ? last.seq + 1 : inMemory
      } else {
        const end = Math.min(recorder.nextSeq, cursor + turnRows)
        for (; cursor < end; cursor++) {
          const record = recorder.get(cursor)
          if (record !== undefined) emit(describe(record))
        }
        await new Promise(setImmediate)
      }
    }
  }

  const wake = () => {
    if (turning || stopped) return
    turning = true
    // After the PDU that woke us was served, together with the others of its read chunk.
    setImmediate(async () => {
      await turn()
      turning = false
      if (cursor < recorder.nextSeq) wake()
    })
  }
  const endListening = recorder.onAppend(wake)
  wake()
  return () => {
    stopped = true
    endListening()
  }
}
