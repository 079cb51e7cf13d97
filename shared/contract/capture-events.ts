import { z } from 'zod'
import { captureEventTable, isCaptureEventKind } from '../inspect/capture-event-table.ts'
import { captureIdSchema } from './capture-files.ts'
import { closeReasonSchema } from './session.ts'

/** Events of one answer, and those that a window gets of the past. */
export const mostEvents = 1000

/** Something that happened between the PDUs of a capture; captureEventText words it. */
export const captureEventSchema = z.object({
  /** Counts up in its capture, so that events with the same `afterSeq` have an order. */
  eventId: z.number(),
  /** Epoch ms with fractions; null in a file without times. */
  at: z.number().nullable(),
  /** Number of the last PDU before it; 0 before the first. */
  afterSeq: z.number(),
  kind: z.enum(Object.keys(captureEventTable).filter(isCaptureEventKind)),
  /** null where it is of no session. */
  sessionId: z.string().nullable(),
  /** Of the session, or of the connection that the doctor examined; '' for neither. */
  sessionName: z.string(),
  /** null where it is of no connection of ours. */
  connectionId: z.string().nullable(),
  /** Values that fill its sentence, by kind as captureEventTable says. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of the end of a link. */
  close: closeReasonSchema.optional(),
})
export type CaptureEvent = z.infer<typeof captureEventSchema>

export const eventCalls = {
  /** Events that stand after the PDUs `from` to `to`, oldest first; of more than `mostEvents` the newest. */
  'capture.events': {
    input: z.object({ captureId: captureIdSchema.optional(), from: z.number(), to: z.number() }),
    output: z.object({ events: z.array(captureEventSchema) }),
    errors: ['capture.not-open', 'storage.unavailable'],
  },
} as const

export const eventStreams = {
  /** Events above `afterEvent`, of the past the newest `mostEvents` at most, and every one that follows. */
  'capture.newEvents': {
    params: z.object({ captureId: captureIdSchema.optional(), afterEvent: z.number() }),
    item: captureEventSchema,
    errors: ['capture.not-open'],
  },
} as const
