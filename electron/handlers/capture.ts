import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { searchWords } from '../../shared/filter/row-match.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import type { MessageTracker } from '../messages/message-tracker.ts'
import type { SecretBox } from '../storage/secrets.ts'
import type { Store } from '../storage/store.ts'
import type { CaptureRecord } from '../storage/store-protocol.ts'
import { unmaskPassword } from '../traffic/bind-password.ts'
import { describeRecord, type Recorder } from '../traffic/recorder.ts'
import { followRows } from '../traffic/row-stream.ts'

interface Parts {
  readonly store: Store
  readonly recorder: Recorder
  readonly tracker: MessageTracker
  readonly secretBox: SecretBox
}

type Calls = Pick<Handlers, 'capture.page' | 'capture.pdu' | 'capture.clear' | 'capture.statusCounts'>

export function captureHandlers({ store, recorder, tracker, secretBox }: Parts): Calls {
  const octetsOf = (record: CaptureRecord, secrets: boolean): Uint8Array => {
    const password = secrets && record.sealedPassword !== null ? secretBox.open(record.sealedPassword) : null
    return password === null ? record.octets : unmaskPassword(record.octets, password)
  }
  return {
    'capture.page': async ({ before, limit, text }) => {
      const { records, more } = await store.call('pagePdus', before, limit, searchWords(text))
      return { rows: records.map(describeRecord), more }
    },
    'capture.pdu': async ({ seq, secrets }) => {
      const recent = recorder.get(seq)
      // What is in memory is shown even while the store cannot be read.
      const stored = recent === undefined ? await store.call('getPdu', seq) : null
      const record = recent ?? stored?.record
      if (record === undefined) throw new Fault('capture.not-found', { seq })
      const responseSeq =
        recent === undefined
          ? (stored?.responseSeq ?? null)
          : await store.call('findResponse', seq).catch(() => null)
      return { row: describeRecord(record), hex: toHex(octetsOf(record, secrets)), responseSeq }
    },
    'capture.clear': async () => {
      await store.call('clearCapture')
      recorder.clear()
      tracker.clear()
      return {}
    },
    'capture.statusCounts': async () => {
      const counts = await store.call('countStatuses')
      return counts.map(({ commandId, commandStatus, count }) => ({
        commandStatus,
        command: layoutById(commandId)?.command ?? null,
        count,
      }))
    },
  }
}

export function captureSources({ recorder, store }: Parts): Pick<StreamSources, 'capture.rows'> {
  return {
    'capture.rows': ({ afterSeq, tail }, emit) => followRows({ recorder, store, afterSeq, tail, emit }),
  }
}
