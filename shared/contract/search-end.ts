import { z } from 'zod'
import { faultSchema } from './fault-schema.ts'

/** Why a search found nothing: nothing has the field, another spelling of a text occurs, or neither. */
const emptySearchSchema = z.discriminatedUnion('why', [
  z.object({ why: z.literal('field-absent'), field: z.string() }),
  /** `suggestion`: the filter with the spelling that occurs. */
  z.object({ why: z.literal('other-case'), suggestion: z.string() }),
  z.object({ why: z.literal('none') }),
])
export type EmptySearch = z.infer<typeof emptySearchSchema>

/** What every search through all there is tells beside what it finds. */
export const searchEndSchemas = [
  /** How many were looked at, of how many, and how many of them were found. */
  z.object({
    kind: z.literal('progress'),
    searched: z.number(),
    total: z.number(),
    found: z.number(),
  }),
  z.object({
    kind: z.literal('done'),
    found: z.number(),
    total: z.number(),
    empty: emptySearchSchema.nullable(),
  }),
  /** It ended before its time. */
  z.object({ kind: z.literal('failed'), fault: faultSchema }),
] as const
