import { z } from 'zod'
import { readCount, readFlag } from './plan-values.ts'
import { oneOrMore, readBy, textSchema } from './scalar-schema.ts'

const list = z.array(textSchema).min(1).max(1000)
const count = readBy('count', readCount)

const lengthSchema = z.union([
  count,
  z.strictObject({
    eq: count.optional(),
    ne: count.optional(),
    lt: count.optional(),
    lte: count.optional(),
    gt: count.optional(),
    gte: count.optional(),
    in: z.array(count).min(1).max(1000).optional(),
  }),
])

/** Conditions on one value; all of them must hold. */
export const matchersSchema = z.strictObject({
  eq: textSchema.optional(),
  ne: textSchema.optional(),
  lt: textSchema.optional(),
  lte: textSchema.optional(),
  gt: textSchema.optional(),
  gte: textSchema.optional(),
  in: list.optional(),
  not_in: list.optional(),
  contains: textSchema.optional(),
  starts_with: textSchema.optional(),
  ends_with: textSchema.optional(),
  matches: textSchema.optional(),
  present: readBy('flag', readFlag).optional(),
  length: lengthSchema.optional(),
})
export type Matchers = z.infer<typeof matchersSchema>

/** A value: equal to it; a list: one of them; a map: every matcher in it. */
export const expectationSchema = z.union([oneOrMore(textSchema, 1000), matchersSchema])
export type WrittenExpectation = z.infer<typeof expectationSchema>

const expectationsSchema = z.record(z.string(), expectationSchema)

/** Expectations by the field's name; `each` holds those of every part. */
export const expectSchema = z.object({ each: expectationsSchema.optional() }).catchall(expectationSchema)
/** Without `each`. */
export type WrittenExpectations = Readonly<Record<string, WrittenExpectation>>

/** Variables by name, and the field whose value each takes. */
export const captureSchema = z.record(
  z.string(),
  z.union([textSchema, z.strictObject({ from: textSchema, matches: textSchema })]),
)
export type WrittenCaptures = z.infer<typeof captureSchema>
