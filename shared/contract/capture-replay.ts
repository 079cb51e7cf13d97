import { z } from 'zod'
import { captureIdSchema } from './capture-files.ts'
import { faultSchema } from './fault-schema.ts'

/** Requests of one replay at most: their numbers are held while they are looked for. */
export const mostWindowReplayed = 100_000

/** How far a replay is: each request ends in one of the last five. */
const replayCountsSchema = z.object({
  /** Requests to be sent. */
  total: z.number(),
  /** That have left. */
  sent: z.number(),
  /** Of the answered: command_status 0 of the request's own response. */
  accepted: z.number(),
  refused: z.number(),
  /** Answered with the status that was captured, with another, and where no answer was captured. */
  same: z.number(),
  other: z.number(),
  unrecorded: z.number(),
  /** They left and have no answer. */
  inDoubt: z.number(),
  /** They never left. */
  notSent: z.number(),
})
export type ReplayProgress = z.infer<typeof replayCountsSchema>

const replayItemSchema = z.discriminatedUnion('kind', [
  /** The requests are looked for: so many so far. */
  z.object({ kind: z.literal('reading'), found: z.number() }),
  z.object({ kind: z.literal('progress'), ...replayCountsSchema.shape, perSecond: z.number() }),
  /** The last item. `fault`: why it ended before its time, or why none was sent. */
  z.object({ kind: z.literal('done'), ...replayCountsSchema.shape, fault: faultSchema.nullable() }),
])
export type ReplayItem = z.infer<typeof replayItemSchema>

export const replayStreams = {
  /**
   * Sends captured requests of the ESME's side again over a bound session, oldest first, in the same octets but for
   * sequence_number; binds, keep-alives and responses are passed over. `seqs`: those PDUs, null: all that the filter
   * finds. `perSecond`: segments at most, null: as fast as the window allows. Ends when it is no longer followed: what
   * left is still answered.
   */
  'capture.replay': {
    params: z.object({
      captureId: captureIdSchema.optional(),
      filter: z.string().max(10_000),
      seqs: z.array(z.number().int().min(1)).min(1).max(5000).nullable(),
      sessionId: z.string().max(64),
      perSecond: z.number().positive().max(100_000).nullable(),
    }),
    item: replayItemSchema,
  },
} as const
