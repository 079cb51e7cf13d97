import { z } from 'zod'
import { maxFilterLength } from '../filter/parse-filter.ts'
import { captureIdSchema } from './capture-files.ts'

export const mostBuckets = 600

/** ms, to about 3 %; null without an answer. */
const percentile = z.number().nullable()

export const captureTimelineSchema = z.object({
  /** Epoch ms: of the first bucket's beginning and the last one's end. */
  from: z.number(),
  to: z.number(),
  bucketMs: z.number(),
  /** PDUs counted in the buckets. */
  total: z.number(),
  /** By bucket, as all that follows: PDUs, and requests among them that carry a segment. */
  pdus: z.array(z.number()),
  segments: z.array(z.number()),
  /** Requests on their way, on average: of those that were answered. */
  inFlight: z.array(z.number()),
  /** From request to answer, of the answers in the bucket. */
  p50: z.array(percentile),
  p95: z.array(percentile),
  p99: z.array(percentile),
  /** Of all answers. */
  latency: z.object({ answers: z.number(), p50: percentile, p95: percentile, p99: percentile }),
  /** Answers with another status than 0, the most frequent first; commandStatus null: all statuses that are not listed. */
  refusals: z.array(
    z.object({ commandStatus: z.number().nullable(), count: z.number(), counts: z.array(z.number()) }),
  ),
})
export type CaptureTimeline = z.infer<typeof captureTimelineSchema>

export const timelineCalls = {
  /** How a capture ran over time, of the PDUs that the filter finds. `from`, `to`: epoch ms, null: from its first to its last PDU. */
  'capture.timeline': {
    input: z.object({
      captureId: captureIdSchema.optional(),
      filter: z.string().max(maxFilterLength),
      from: z.number().nullable(),
      to: z.number().nullable(),
      buckets: z.number().int().min(1).max(mostBuckets),
    }),
    /** null: no PDU has a time in it. */
    output: captureTimelineSchema.nullable(),
    errors: ['capture.bad-filter', 'capture.not-open', 'storage.unavailable'],
  },
} as const
