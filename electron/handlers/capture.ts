import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import { wholeOctets } from '../capture/whole-octets.ts'
import type { MessageTracker } from '../messages/message-tracker.ts'
import type { StatusPoller } from '../messages/status-poller.ts'
import type { UnreadCards } from '../messages/unread-cards.ts'
import { type Captures, sourceOf } from '../opened/captures.ts'

interface Parts extends Captures {
  readonly tracker: MessageTracker
  readonly statusPoller: StatusPoller
  readonly unread: UnreadCards
}

type Calls = Pick<
  Handlers,
  | 'capture.page'
  | 'capture.pdu'
  | 'capture.message'
  | 'capture.clear'
  | 'capture.statusCounts'
  | 'capture.values'
  | 'capture.timeline'
>

export function captureHandlers(parts: Parts): Calls {
  const { capture: live, openedFiles, tracker, statusPoller, unread } = parts
  return {
    'capture.page': async ({ captureId, before, limit, filter }, context) => {
      const source = sourceOf(parts, captureId)
      const { records, more } = await source.page(before, limit, filter, context?.signal)
      // Describing thousands of rows takes its time, and nobody waits for them any more.
      if (context?.signal.aborted) return { rows: [], more: false }
      return { rows: records.map((record) => source.describe(record)), more }
    },
    'capture.pdu': async ({ captureId, seq, secrets }) => {
      const source = sourceOf(parts, captureId)
      const found = await source.find(seq)
      if (found === null) throw new Fault('capture.not-found', { seq })
      const { record, responseSeq } = found
      const octets = secrets ? wholeOctets(source, record) : record.octets
      return { row: source.describe(record), hex: toHex(octets), responseSeq }
    },
    'capture.message': async ({ captureId, seq }) => {
      const found = await sourceOf(parts, captureId).find(seq)
      if (found === null) throw new Fault('capture.not-found', { seq })
      if (captureId !== undefined) return openedFiles.capture(captureId).message(seq)
      const { messageId } = found.record
      return messageId === null ? null : tracker.cards.get(messageId)
    },
    'capture.clear': async () => {
      await live.clear()
      tracker.clear()
      statusPoller.clear()
      unread.countSoon()
      return {}
    },
    'capture.statusCounts': async ({ captureId }) => {
      const counts = await sourceOf(parts, captureId).countStatuses()
      return counts.map(({ commandId, commandStatus, count }) => ({
        commandStatus,
        command: layoutById(commandId)?.command ?? null,
        count,
      }))
    },
    'capture.timeline': ({ captureId, ...query }, context) =>
      sourceOf(parts, captureId).timeline(query, context?.signal),
    'capture.values': ({ captureId, field, limit }, context) =>
      sourceOf(parts, captureId).values(field, limit, context?.signal),
  }
}

export function captureSources(parts: Captures): Pick<StreamSources, 'capture.rows' | 'capture.search'> {
  return {
    'capture.rows': ({ captureId, ...params }, emit, pace) =>
      sourceOf(parts, captureId).follow({ ...params, emit, pace }),
    'capture.search': ({ captureId, filter, limit }, emit) =>
      sourceOf(parts, captureId).search({ filter, limit, emit }),
  }
}
