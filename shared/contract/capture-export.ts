import { z } from 'zod'
import { maxFilterLength } from '../filter/parse-filter.ts'
import { languageSchema } from './app.ts'
import { captureIdSchema } from './capture-files.ts'
import { doctorLineSchema } from './doctor.ts'

/** Forms in which captured PDUs are written; each makes a file of that ending. */
export const captureFormSchema = z.enum(['pcapng', 'pcap', 'jsonl', 'csv', 'hex', 'html'])
export type CaptureFormName = z.infer<typeof captureFormSchema>

/** What is hidden in what is handed over; no length changes. */
export const maskChoiceSchema = z.object({
  /** Passwords of binds. */
  secrets: z.boolean(),
  /** Middle digits of addresses. */
  numbers: z.boolean(),
  /** Bodies of messages. */
  texts: z.boolean(),
})
export type MaskChoice = z.infer<typeof maskChoiceSchema>

export const usualMasks: MaskChoice = { secrets: true, numbers: false, texts: false }

/** PDUs that may be named one by one. */
export const maxChosenPdus = 10_000
const seq = z.number().int().min(1)

/** A file as it is made: pieces, then its end; or why there is none. */
export const fileItemSchema = z.union([
  /** `done` of `total` PDUs were looked at. */
  z.object({ octets: z.base64(), done: z.number(), total: z.number() }),
  z.object({ end: z.literal(true), pdus: z.number() }),
  z.object({
    fault: z.object({
      code: z.string(),
      message: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  }),
])
export type FileItem = z.infer<typeof fileItemSchema>

/** Characters of what a user writes into a support bundle, of each text. */
export const maxBundleText = 10_000
const written = z.string().max(maxBundleText)
/** PDUs of a support bundle; of more the newest. */
export const maxBundlePdus = 5_000

/** What is handed to a provider's support, and what is said of it. */
export const bundleOrderSchema = z.object({
  captureId: captureIdSchema.optional(),
  /** The whole bundle, or its page alone to be looked at first. */
  part: z.enum(['zip', 'page']),
  about: z.discriminatedUnion('kind', [
    /** These PDUs, with their requests and answers. */
    z.object({ kind: z.literal('pdus'), seqs: z.array(seq).min(1).max(1000) }),
    /** What passed one session in the last minutes of what was captured of it. */
    z.object({
      kind: z.literal('session'),
      sessionId: z.string().max(200),
      minutes: z.number().min(1).max(1440),
    }),
  ]),
  connectionId: z.string().max(200).nullable(),
  account: written,
  expected: written,
  observed: written,
  /** What the doctor said last of the connection. */
  doctor: z.array(doctorLineSchema).max(200),
  /** Of the reader, as 'Europe/Berlin'. */
  timeZone: z.string().max(100),
  mask: maskChoiceSchema,
  language: languageSchema,
})
export type BundleOrder = z.infer<typeof bundleOrderSchema>

export const captureExportStreams = {
  /** A support bundle: a zip with report.html, report.json and traffic.pcapng, or the page alone. */
  'capture.bundle': { params: bundleOrderSchema, item: fileItemSchema },
  /**
   * The PDUs that the filter finds, or of `seqs` those, oldest first, written in one form; `limit` ends it after so
   * many. Ending the stream ends the work.
   */
  'capture.export': {
    params: z.object({
      captureId: captureIdSchema.optional(),
      form: captureFormSchema,
      filter: z.string().max(maxFilterLength),
      seqs: z.array(seq).max(maxChosenPdus).nullable(),
      mask: maskChoiceSchema,
      language: languageSchema,
      limit: seq.nullable().default(null),
    }),
    item: fileItemSchema,
  },
} as const
