import { z } from 'zod'
import { rowSummarySchema } from '../inspect/row-summary.ts'

/** How the session stood when a PDU passed, as the specification's tables call it. */
export const captureContextSchema = z.object({
  /** Ours. */
  role: z.enum(['esme', 'smsc']),
  state: z.enum(['OPEN', 'OUTBOUND', 'BOUND_TX', 'BOUND_RX', 'BOUND_TRX', 'UNBOUND']),
  /** The version that both sides share; null before the bind. */
  interfaceVersion: z.number().nullable(),
})
export type CaptureContext = z.infer<typeof captureContextSchema>

export const captureRowSchema = z.object({
  /** Number in the capture, from 1, without gaps until the oldest are dropped. */
  seq: z.number(),
  /** Epoch ms with fractions. */
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

export const captureCalls = {
  /** Rows matching `text` (all words, in any column), newest first, with seq below `before` (null: from the end). */
  'capture.page': {
    input: z.object({
      before: z.number().nullable(),
      limit: z.number().int().min(1).max(5000),
      text: z.string().max(500),
    }),
    output: z.object({ rows: z.array(captureRowSchema), more: z.boolean() }),
    errors: ['storage.unavailable'],
  },
  /** One PDU's octets; the password of a bind is masked with 0x2A unless `secrets`. */
  'capture.pdu': {
    input: z.object({ seq: z.number(), secrets: z.boolean() }),
    output: z.object({ row: captureRowSchema, hex: z.string(), responseSeq: z.number().nullable() }),
    errors: ['capture.not-found', 'storage.unavailable'],
  },
  'capture.clear': { input: z.object({}), output: z.object({}), errors: ['storage.unavailable'] },
  /** How often each status was received, for "seen N times". */
  'capture.statusCounts': {
    input: z.object({}),
    output: z.array(
      z.object({ commandStatus: z.number(), command: z.string().nullable(), count: z.number() }),
    ),
    errors: ['storage.unavailable'],
  },
} as const

export const captureStreams = {
  /** The rows after `afterSeq` and every one that follows, in order; a jump in seq is a gap to be shown. When more
   * than `tail` rows are waiting at the start, only the last `tail` come. */
  'capture.rows': {
    params: z.object({ afterSeq: z.number(), tail: z.number().int().min(0).max(50_000) }),
    item: captureRowSchema,
  },
} as const
