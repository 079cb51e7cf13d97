import { z } from 'zod'
import { faultJsonSchema } from '../faults/fault-json-schema.ts'
import { foundLimitSchema, limitPlanSchema, mostTrials, trialSchema } from './limit-search.ts'
import { loadSecondSchema } from './load-figures.ts'

/** A search for the limit that is over, as it is kept and saved. */
export const limitRecordingSchema = z.object({
  kind: z.literal('limit-recording'),
  version: z.literal(1),
  /** Epoch ms. */
  started_at: z.number(),
  /** 'host:port' */
  peer: z.string().max(300),
  system_id: z.string().max(100),
  search: limitPlanSchema,
  trials: z.array(trialSchema).max(mostTrials),
  limit: foundLimitSchema,
  /** false: it was stopped, or the fault ended it. */
  is_whole: z.boolean(),
  fault: faultJsonSchema.nullable(),
  /** Seconds that each row of `seconds` stands for. */
  span: z.number().int().min(1),
  seconds: z.array(loadSecondSchema).max(10_000),
})
export type LimitRecording = z.infer<typeof limitRecordingSchema>
