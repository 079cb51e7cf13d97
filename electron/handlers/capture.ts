import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { searchWords } from '../../shared/filter/row-match.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import { unmaskPassword } from '../capture/bind-password.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import type { LiveCapture } from '../capture/live-capture.ts'
import type { MessageTracker } from '../messages/message-tracker.ts'
import type { SecretBox } from '../storage/secrets.ts'

interface Parts {
  readonly capture: LiveCapture
  readonly tracker: MessageTracker
  readonly secretBox: SecretBox
}

type Calls = Pick<Handlers, 'capture.page' | 'capture.pdu' | 'capture.clear' | 'capture.statusCounts'>

export function captureHandlers({ capture, tracker, secretBox }: Parts): Calls {
  const octetsOf = (record: CaptureRecord, secrets: boolean): Uint8Array => {
    const password = secrets && record.sealedPassword !== null ? secretBox.open(record.sealedPassword) : null
    return password === null ? record.octets : unmaskPassword(record.octets, password)
  }
  return {
    'capture.page': async ({ before, limit, text }, context) => {
      const { records, more } = await capture.page(before, limit, searchWords(text), context?.signal)
      // Describing thousands of rows takes its time, and nobody waits for them any more.
      if (context?.signal.aborted) return { rows: [], more: false }
      return { rows: records.map((record) => capture.describe(record)), more }
    },
    'capture.pdu': async ({ seq, secrets }) => {
      const found = await capture.find(seq)
      if (found === null) throw new Fault('capture.not-found', { seq })
      const { record, responseSeq } = found
      return { row: capture.describe(record), hex: toHex(octetsOf(record, secrets)), responseSeq }
    },
    'capture.clear': async () => {
      await capture.clear()
      tracker.clear()
      return {}
    },
    'capture.statusCounts': async () => {
      const counts = await capture.countStatuses()
      return counts.map(({ commandId, commandStatus, count }) => ({
        commandStatus,
        command: layoutById(commandId)?.command ?? null,
        count,
      }))
    },
  }
}

export function captureSources({ capture }: Parts): Pick<StreamSources, 'capture.rows'> {
  return {
    'capture.rows': ({ afterSeq, tail }, emit, pace) => capture.follow({ afterSeq, tail, emit, pace }),
  }
}
