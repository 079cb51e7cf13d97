import { z } from 'zod'
import { captureIdSchema } from './capture-files.ts'

/** Marked PDUs of one capture. */
export const mostMarks = 10_000
/** Characters of a comment. */
export const commentLimit = 2000

/** What a user wrote beside a captured PDU. With neither bookmark nor comment it is none. */
export const captureMarkSchema = z.object({
  /** Number of the PDU. */
  seq: z.number().int().min(1),
  bookmark: z.boolean(),
  /** '' for none. */
  comment: z.string().max(commentLimit),
})
export type CaptureMark = z.infer<typeof captureMarkSchema>

const captureId = captureIdSchema.optional()

export const markCalls = {
  /** Sets bookmark and comment of a PDU, or takes both away. */
  'capture.mark': {
    input: captureMarkSchema.extend({ captureId }),
    output: z.object({}),
    errors: ['capture.not-open', 'capture.not-found', 'capture.marks-full', 'storage.unavailable'],
  },
  /** All of them, by number. */
  'capture.marks': {
    input: z.object({ captureId }),
    output: z.object({ marks: z.array(captureMarkSchema) }),
    errors: ['capture.not-open', 'storage.unavailable'],
  },
} as const

export const markStreams = {
  /** Every mark as it is, then each that changes; one that was taken away comes without bookmark and comment. */
  'capture.markChanges': {
    params: z.object({ captureId }),
    item: captureMarkSchema,
    latest: ({ seq }: CaptureMark) => seq,
    errors: ['capture.not-open'],
  },
} as const
