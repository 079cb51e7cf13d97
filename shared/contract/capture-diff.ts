import { z } from 'zod'
import { pairings } from '../diff/pair-keys.ts'
import { maxFilterLength } from '../filter/parse-filter.ts'
import { captureRowSchema } from './capture.ts'
import { fileItemSchema } from './capture-export.ts'
import { captureIdSchema } from './capture-files.ts'
import { faultSchema } from './fault-schema.ts'

/** Differences of each kind that a window is given; the others are counted. */
export const mostShownDiffs = 10_000
/** Fields of a pair that a window is given, and characters of each value. */
export const mostDiffFields = 4
export const mostDiffCharacters = 120
/** Fields that may be ignored at once. */
export const mostIgnored = 100

const comparedSideSchema = z.object({
  /** Of an opened file; null: the live capture. */
  captureId: captureIdSchema.nullable(),
  /** Those of its PDUs that count, in the language of shared/filter; '' all. */
  filter: z.string().max(maxFilterLength),
})

/** Which captures are compared, and how: as `capture diff` does. */
export const captureDiffOrderSchema = z.object({
  a: comparedSideSchema,
  b: comparedSideSchema,
  pair: z.enum(pairings),
  /** All fields that may differ, in any spelling of the filter. */
  ignored: z.array(z.string().min(1).max(100)).max(mostIgnored),
  /** Names the TLVs; '' none. */
  profileId: z.string().max(64),
})
export type CaptureDiffOrder = z.infer<typeof captureDiffOrderSchema>

const comparedRowSchema = captureRowSchema.pick({
  seq: true,
  at: true,
  direction: true,
  profileId: true,
  commandId: true,
  command: true,
  commandStatus: true,
  sequenceNumber: true,
  source: true,
  destination: true,
  requestCommand: true,
  summary: true,
})
/** A PDU of either capture, as far as a list shows it. */
export type ComparedRow = z.infer<typeof comparedRowSchema>

const comparedValueSchema = z.object({
  path: z.string(),
  /** Cut to `mostDiffCharacters`. */
  value: z.union([z.string(), z.number(), z.null()]),
  /** The octets of what is no single value, cut; '' where there is one. */
  hex: z.string(),
})
export type ComparedValue = z.infer<typeof comparedValueSchema>

const diffKindSchema = z.enum(['changed', 'only-a', 'only-b'])
export type DiffKind = z.infer<typeof diffKindSchema>

const diffRowSchema = z.object({
  kind: diffKindSchema,
  /** Both of a pair, one of what has no other half. */
  a: comparedRowSchema.nullable(),
  b: comparedRowSchema.nullable(),
  /** The first of those that differ and count. */
  fields: z.array(
    z.object({
      name: z.string(),
      a: comparedValueSchema.nullable(),
      b: comparedValueSchema.nullable(),
    }),
  ),
  /** How many fields differ and count. */
  differing: z.number(),
  /** Given up while too many waited: its other half may have come later. */
  isGivenUp: z.boolean(),
})
export type DiffRow = z.infer<typeof diffRowSchema>

const countsSchema = z.object({
  same: z.number(),
  changed: z.number(),
  onlyA: z.number(),
  onlyB: z.number(),
  givenUp: z.number(),
})

/** PDUs of a capture that were looked at, and of how many. */
const readSchema = z.object({ done: z.number(), total: z.number() })
export type DiffRead = Readonly<Record<'a' | 'b', z.infer<typeof readSchema>>>

const captureDiffItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rows'), rows: z.array(diffRowSchema) }),
  z.object({ kind: z.literal('progress'), a: readSchema, b: readSchema, counts: countsSchema }),
  /** The last item; `ignored` as the comparison names the fields. */
  z.object({ kind: z.literal('done'), counts: countsSchema, ignored: z.array(z.string()) }),
  /** It ended before its time. */
  z.object({ kind: z.literal('failed'), fault: faultSchema }),
])
export type CaptureDiffItem = z.infer<typeof captureDiffItemSchema>

const errors = ['capture.not-open', 'capture.bad-filter', 'cli.unknown-field'] as const

export const captureDiffStreams = {
  /**
   * Compares two captures PDU by PDU, each as far as it was captured or read when this begins. Differences come as they
   * are found. It ends when it is no longer followed.
   */
  'capture.diff': { params: captureDiffOrderSchema, item: captureDiffItemSchema, errors },
  /** The same as a file: the lines of `capture diff --json`. */
  'capture.diffFile': { params: captureDiffOrderSchema, item: fileItemSchema, errors },
} as const
