import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
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

type Calls = Pick<
  Handlers,
  'capture.page' | 'capture.pdu' | 'capture.clear' | 'capture.statusCounts' | 'capture.values'
>

/** Throws Fault capture.not-open. */
function openCapture(live: LiveCapture, captureId: string | undefined): LiveCapture {
  if (captureId === undefined) return live
  throw new Fault('capture.not-open', { captureId })
}

export function captureHandlers({ capture, tracker, secretBox }: Parts): Calls {
  const octetsOf = (record: CaptureRecord, secrets: boolean): Uint8Array => {
    const password = secrets && record.sealedPassword !== null ? secretBox.open(record.sealedPassword) : null
    return password === null ? record.octets : unmaskPassword(record.octets, password)
  }
  return {
    'capture.page': async ({ captureId, before, limit, filter }, context) => {
      const source = openCapture(capture, captureId)
      const { records, more } = await source.page(before, limit, filter, context?.signal)
      // Describing thousands of rows takes its time, and nobody waits for them any more.
      if (context?.signal.aborted) return { rows: [], more: false }
      return { rows: records.map((record) => source.describe(record)), more }
    },
    'capture.pdu': async ({ captureId, seq, secrets }) => {
      const source = openCapture(capture, captureId)
      const found = await source.find(seq)
      if (found === null) throw new Fault('capture.not-found', { seq })
      const { record, responseSeq } = found
      return { row: source.describe(record), hex: toHex(octetsOf(record, secrets)), responseSeq }
    },
    'capture.clear': async () => {
      await capture.clear()
      tracker.clear()
      return {}
    },
    'capture.statusCounts': async ({ captureId }) => {
      const counts = await openCapture(capture, captureId).countStatuses()
      return counts.map(({ commandId, commandStatus, count }) => ({
        commandStatus,
        command: layoutById(commandId)?.command ?? null,
        count,
      }))
    },
    'capture.values': ({ captureId, field, limit }, context) =>
      openCapture(capture, captureId).values(field, limit, context?.signal),
  }
}

export function captureSources({
  capture,
}: Pick<Parts, 'capture'>): Pick<StreamSources, 'capture.rows' | 'capture.search'> {
  return {
    'capture.rows': ({ captureId, ...params }, emit, pace) =>
      openCapture(capture, captureId).follow({ ...params, emit, pace }),
    'capture.search': ({ captureId, filter, limit }, emit) =>
      openCapture(capture, captureId).search({ filter, limit, emit }),
  }
}
