import type { CaptureRow, PassedPdus } from '../../shared/contract/capture.ts'
import { type StreamPace, unpaced } from '../../shared/contract/contract.ts'
import type { CaptureRecord } from './capture-record.ts'
import type { CaptureArchive } from './capture-source.ts'
import { PassedOver } from './passed-over.ts'
import type { Recorder } from './recorder.ts'

/** Rows handed over in one turn; between turns the wire is served. */
const turnRows = 500

/** Rows by which a slow window may fall behind; the older ones become a jump in seq. */
const mostBehind = 50_000

interface Options {
  /** Where the rows come from: those from `firstSeqInMemory` on by `get`, older ones from the archive. */
  readonly recorder: Pick<Recorder, 'nextSeq' | 'firstSeqInMemory' | 'get' | 'onAppend'>
  readonly archive: Pick<CaptureArchive, 'foundPdus'>
  readonly describe: (record: CaptureRecord) => CaptureRow
  readonly afterSeq: number
  /** Most rows of the past that come. */
  readonly tail: number
  /** '' for every PDU; `isWanted` is its test. */
  readonly filter: string
  readonly isWanted: (record: CaptureRecord) => boolean
  readonly emit: (item: CaptureRow | PassedPdus) => void
  readonly pace?: StreamPace | undefined
}

/**
 * Emits the rows after `afterSeq` and every one that follows, in order and once each: from the store where memory no
 * longer reaches, else from memory. Rows that exist nowhere any more are a jump in seq; what a filter passed over is told.
 * While the window takes nothing no row is made for it. Returns the stop.
 */
export function followRows({
  recorder,
  archive,
  describe,
  afterSeq,
  tail,
  filter,
  isWanted,
  emit,
  pace = unpaced,
}: Options): () => void {
  let cursor = Math.max(afterSeq + 1, recorder.nextSeq - tail)
  let stopped = false
  let turning = false
  const passed = new PassedOver(emit)
  const tell = (record: CaptureRecord) => {
    passed.flush()
    emit(describe(record))
  }

  const isDue = () => !stopped && pace.hasRoom && cursor < recorder.nextSeq
  const turn = async (): Promise<void> => {
    while (isDue()) {
      cursor = Math.max(cursor, recorder.nextSeq - mostBehind)
      const inMemory = recorder.firstSeqInMemory
      if (cursor < inMemory) {
        // While the store cannot be read the rows of the past stay a gap; the live ones go on.
        const items = await archive.foundPdus(cursor, inMemory - 1, turnRows, filter).catch(() => [])
        if (stopped) return
        for (const item of items) 'passed' in item ? emit(item) : tell(item)
        const records = items.flatMap((item) => ('passed' in item ? [] : [item]))
        const last = records.at(-1)
        cursor = last !== undefined && records.length === turnRows ? last.seq + 1 : inMemory
      } else {
        const end = Math.min(recorder.nextSeq, cursor + turnRows)
        for (; cursor < end && pace.hasRoom; cursor++) {
          const record = recorder.get(cursor)
          if (record === undefined) continue
          if (isWanted(record)) tell(record)
          else passed.add(record.seq)
        }
        passed.flush()
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
      if (isDue()) wake()
      else if (!pace.hasRoom) endListening()
    })
  }
  let endListening = () => {}
  const listen = () => {
    endListening()
    endListening = recorder.onAppend(wake)
    wake()
  }
  pace.onRoom(() => {
    if (!stopped) listen()
  })
  listen()
  return () => {
    stopped = true
    endListening()
  }
}
