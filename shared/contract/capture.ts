import { z } from 'zod'
import { maxFilterLength } from '../filter/parse-filter.ts'
import { rowSummarySchema } from '../inspect/row-summary.ts'
import { captureIdSchema } from './capture-files.ts'
import { messageCardSchema } from './message.ts'
import { searchEndSchemas } from './search-end.ts'

/** How the session stood when a PDU passed, as the specification's tables call it. */
export const captureContextSchema = z.object({
  /** Ours. */
  role: z.enum(['esme', 'smsc']),
  /** null where its bind was not captured. */
  state: z.enum(['OPEN', 'OUTBOUND', 'BOUND_TX', 'BOUND_RX', 'BOUND_TRX', 'UNBOUND']).nullable(),
  /** The version that both sides share; null before the bind. */
  interfaceVersion: z.number().nullable(),
  /** '10.0.0.2:2775' of the peer; absent where it was not recorded. */
  remote: z.string().optional(),
  /** The same of our side; absent where it is no part of a recorded packet. */
  local: z.string().optional(),
})
export type CaptureContext = z.infer<typeof captureContextSchema>

export const captureRowSchema = z.object({
  /** Number in the capture, from 1, without gaps until the oldest are dropped. */
  seq: z.number(),
  /** Epoch ms with fractions; noTime where a file has none. */
  at: z.number(),
  direction: z.enum(['sent', 'received']),
  sessionId: z.string(),
  sessionName: z.string(),
  profileId: z.string(),
  /** null in what earlier releases captured. */
  context: captureContextSchema.nullable(),
  commandId: z.number(),
  /** Specification name, or null when unknown. */
  command: z.string().nullable(),
  commandStatus: z.number(),
  sequenceNumber: z.number(),
  octets: z.number(),
  source: z.string().nullable(),
  destination: z.string().nullable(),
  /** The request this answers; null on requests and orphans. */
  requestSeq: z.number().nullable(),
  /** From the request, on responses. */
  latencyMs: z.number().nullable(),
  /** On responses: its request had been given up, or there is none it answers. null for all other PDUs. */
  answer: z.enum(['late', 'orphan']).nullable(),
  /** On a request sent again: number of its first try, which the peer may have taken as well. */
  repeatOf: z.number().nullable(),
  /** The command of the request, on responses: codes are read by it. */
  requestCommand: z.string().nullable(),
  /** Worst note found when it passed. */
  worstNote: z.enum(['info', 'warning', 'error']).nullable(),
  /** The message card this PDU belongs to. */
  messageId: z.string().nullable(),
  summary: rowSummarySchema,
})
export type CaptureRow = z.infer<typeof captureRowSchema>

/** Of an opened file; absent: the live capture. */
const captureId = captureIdSchema.optional()
/** In the language of shared/filter; '' is every PDU. */
const filter = z.string().max(maxFilterLength)

export const captureCalls = {
  /** Rows that the filter finds, newest first, with seq below `before` (null: from the end). */
  'capture.page': {
    input: z.object({
      captureId,
      before: z.number().nullable(),
      limit: z.number().int().min(1).max(5000),
      filter,
    }),
    output: z.object({ rows: z.array(captureRowSchema), more: z.boolean() }),
    errors: ['capture.bad-filter', 'capture.not-open', 'storage.unavailable'],
  },
  /** One PDU's octets; the password of a bind is masked with 0x2A unless `secrets`. */
  'capture.pdu': {
    input: z.object({ captureId, seq: z.number(), secrets: z.boolean() }),
    output: z.object({ row: captureRowSchema, hex: z.string(), responseSeq: z.number().nullable() }),
    errors: ['capture.not-found', 'capture.not-open', 'storage.unavailable'],
  },
  /**
   * The message that a PDU belongs to: its parts, answers and receipts, each with the number of its PDU. null for a PDU of
   * none. Of a file what is in it; a receipt whose message is not there is a received card with an idRule 'none'.
   */
  'capture.message': {
    input: z.object({ captureId, seq: z.number() }),
    output: messageCardSchema.nullable(),
    errors: ['capture.not-found', 'capture.not-open', 'storage.unavailable'],
  },
  'capture.clear': { input: z.object({}), output: z.object({}), errors: ['storage.unavailable'] },
  /** How often each status was received, for "seen N times". */
  'capture.statusCounts': {
    input: z.object({ captureId }),
    output: z.array(
      z.object({ commandStatus: z.number(), command: z.string().nullable(), count: z.number() }),
    ),
    errors: ['capture.not-open', 'storage.unavailable'],
  },
  /** Values of a field that the newest 20,000 PDUs have, the most frequent first. `isWhole`: there are no other PDUs. */
  'capture.values': {
    input: z.object({ captureId, field: z.string().max(100), limit: z.number().int().min(1).max(50) }),
    output: z.object({
      values: z.array(z.object({ text: z.string(), count: z.number() })),
      isWhole: z.boolean(),
    }),
    errors: ['capture.not-open', 'storage.unavailable'],
  },
} as const

/** What a search through the whole capture tells as it goes. */
export const captureSearchItemSchema = z.discriminatedUnion('kind', [
  /** Newest first, as they are found; no more come than were asked for. */
  z.object({ kind: z.literal('rows'), rows: z.array(captureRowSchema) }),
  ...searchEndSchemas,
])
export type CaptureSearchItem = z.infer<typeof captureSearchItemSchema>

/** PDUs that were looked at and not found by the filter: both numbers are among them. */
const passedPdusSchema = z.object({ from: z.number(), passed: z.number() })
export type PassedPdus = z.infer<typeof passedPdusSchema>

/** The rows among the items of the live stream. */
export function rowsAmong(items: readonly (CaptureRow | PassedPdus)[]): CaptureRow[] {
  return items.flatMap((item) => ('passed' in item ? [] : [item]))
}

export const captureStreams = {
  /** The rows after `afterSeq` and every one that follows, in order; a jump in seq is a gap to be shown. When more
   * than `tail` rows are waiting at the start, only the last `tail` come. With a filter come the rows that it finds;
   * between them stands what was passed over, so that a hole is no gap. */
  'capture.rows': {
    params: z.object({
      captureId,
      afterSeq: z.number(),
      tail: z.number().int().min(0).max(50_000),
      filter,
    }),
    item: z.union([captureRowSchema, passedPdusSchema]),
    errors: ['capture.bad-filter', 'capture.not-open'],
  },
  /** Looks through the whole capture once, the newest first, and counts; it ends when it is no longer followed. */
  'capture.search': {
    params: z.object({ captureId, filter, limit: z.number().int().min(1).max(5000) }),
    item: captureSearchItemSchema,
    errors: ['capture.bad-filter', 'capture.not-open'],
  },
} as const
