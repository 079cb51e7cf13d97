import { z } from 'zod'
import { bulkPlanSchema, bulkRowStateSchema, maxColumns, rowProblemSchema } from '../bulk/bulk-plan.ts'
import { bindFaults } from '../faults/connection-faults.ts'
import { partStateSchema } from '../message/part-state.ts'
import { messageEncodings } from '../text/message-options.ts'
import { faultSchema } from './fault-schema.ts'

/** Octets of the file in one chunk; base64 makes them a third longer. */
export const uploadChunkOctets = 384 * 1024
/** Of a CSV, and of a workbook's sheet once it is unpacked. */
export const maxUploadOctets = 512 * 1024 * 1024
/** Of a workbook as it is, packed. */
export const maxWorkbookOctets = 128 * 1024 * 1024
/** Of a cell that a user changes. */
const maxCellCharacters = 100_000
/** Faults of a file that was handed over. */
export const tableErrors = [
  'bulk.upload-not-found',
  'bulk.cannot-read',
  'bulk.too-large',
  'bulk.unpacked-too-large',
  'bulk.not-workbook',
  'bulk.old-workbook',
  'bulk.no-rows',
  'bulk.wrong-charset',
  'bulk.bad-row',
  'bulk.too-many-columns',
  'bulk.too-many-rows',
] as const

export const charsets = ['utf-8', 'utf-16le', 'windows-1251'] as const

/** How a file is read. A workbook has neither charset nor delimiter: both stay as they are, unused. */
export const tableFormatSchema = z.object({
  charset: z.enum(charsets),
  delimiter: z.enum([',', ';', '\t', '|']),
  hasHeader: z.boolean(),
})
export type TableFormat = z.infer<typeof tableFormatSchema>

export const bulkPhases = [
  'checking',
  'ready',
  'scheduled',
  'sending',
  'paused',
  'done',
  'cancelled',
  'failed',
] as const

const plainEncodingSchema = z.enum(messageEncodings).exclude(['auto'])

/** States of rows that another run can send again; 'waiting': those that were not sent, 'failed': not delivered. */
export const resentStateSchema = bulkRowStateSchema.extract(['refused', 'waiting', 'in-doubt', 'failed'])
export type ResentState = z.infer<typeof resentStateSchema>

export const bulkRunSchema = z.object({
  runId: z.number().int(),
  /** The file's name. */
  name: z.string(),
  createdAt: z.number(),
  phase: z.enum(bulkPhases),
  columns: z.array(z.string()),
  /** What parts the cells of its file, and of its result. Absent: a comma, as in runs of earlier releases. */
  delimiter: tableFormatSchema.shape.delimiter.optional(),
  plan: bulkPlanSchema,
  /** The connection it goes out by, or is meant for; null when none was named yet. */
  connectionId: z.string().nullable(),
  profileId: z.string().nullable(),
  /** Parts a second at most; null as fast as the window allows. */
  rate: z.number().nullable(),
  /** Parts without an answer at most. */
  window: z.number(),
  /** Deferred start, epoch ms. */
  startAt: z.number().nullable(),
  /** Why it is paused or failed; null when the user wanted it. */
  problem: faultSchema.nullable(),
  /** Rows in each state. */
  counts: z.partialRecord(bulkRowStateSchema, z.number()),
  /** Parts that the rows which passed the check take. */
  totalParts: z.number(),
  /** Number of rows for each number of parts. */
  distribution: z.array(z.object({ parts: z.number(), rows: z.number() })),
  /** Rows in each coding, and the parts of theirs that are sent. Absent: a run of an earlier release. */
  codings: z
    .array(z.object({ encoding: plainEncodingSchema, rows: z.number(), parts: z.number() }))
    .optional(),
  /** The run whose rows in these states it sends again. Absent: it has the rows of a file. */
  origin: z.object({ runId: z.number().int(), states: z.array(resentStateSchema) }).optional(),
  /** Parts that left in this run of the engine since it was last started or resumed, and the rate of late, per second. */
  sentParts: z.number(),
  partsPerSecond: z.number(),
})
export type BulkRun = z.infer<typeof bulkRunSchema>

export const bulkPartSchema = z.object({
  part: z.number(),
  state: partStateSchema,
  status: z.number().nullable(),
  answeredBy: z.string().nullable(),
  messageId: z.string().nullable(),
  stat: z.string().nullable(),
  err: z.string().nullable(),
  /** Epoch ms: when it left the last time, was answered, and the receipt came that `stat` is of. null: not yet, or not known. */
  submittedAt: z.number().nullable(),
  respondedAt: z.number().nullable(),
  receiptAt: z.number().nullable(),
})
export type BulkPart = z.infer<typeof bulkPartSchema>

export const bulkRowSchema = z.object({
  /** From 1; the heading is not counted. */
  row: z.number(),
  cells: z.array(z.string()),
  state: bulkRowStateSchema,
  parts: z.number(),
  problem: rowProblemSchema.nullable(),
  /** Its message card. Absent: it was not sent yet, or the card is gone. */
  card: z.string().optional(),
  /** Its parts that have been sent. */
  sent: z.array(bulkPartSchema),
})
export type BulkRow = z.infer<typeof bulkRowSchema>

const runId = z.object({ runId: z.number().int() })

export const bulkCalls = {
  /** One chunk of a file, in order; uploadId null begins one. It is held in the data folder until a run is made of it. */
  'bulk.upload': {
    input: z.object({
      uploadId: z.string().nullable(),
      name: z.string().trim().min(1).max(255),
      chunk: z.base64().max(Math.ceil((512 * 1024 * 4) / 3)),
      last: z.boolean(),
    }),
    output: z.object({ uploadId: z.string(), octets: z.number() }),
    errors: ['bulk.upload-not-found', 'bulk.too-large', 'storage.unavailable'],
  },
  /** The first rows of an uploaded file; `format` null looks for the one that fits. */
  'bulk.preview': {
    input: z.object({ uploadId: z.string(), format: tableFormatSchema.nullable() }),
    output: z.object({
      kind: z.enum(['csv', 'xlsx']),
      format: tableFormatSchema,
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      destinationColumn: z.number(),
      textColumn: z.number().nullable(),
    }),
    errors: tableErrors,
  },
  /** Starts reading and checking every row; the run is then followed in `bulk.runs`. */
  'bulk.create': {
    input: z.object({
      uploadId: z.string(),
      format: tableFormatSchema,
      plan: bulkPlanSchema,
      /** The connection it is meant for; another may be named when it is started. */
      connectionId: z.string().nullable().optional(),
    }),
    output: bulkRunSchema,
    errors: [...tableErrors, 'storage.unavailable'],
  },
  /** Checks every row of a run that has sent nothing by another plan. */
  'bulk.recheck': {
    input: runId.extend({ plan: bulkPlanSchema, connectionId: z.string().nullable() }),
    output: bulkRunSchema,
    errors: ['bulk.not-found', 'bulk.wrong-phase', 'bulk.already-sent', 'storage.unavailable'],
  },
  /** Changes the cells of a row that was not sent, and checks it; a run that was done is then paused. */
  'bulk.changeRow': {
    input: runId.extend({
      row: z.number().int().min(1),
      cells: z.array(z.string().max(maxCellCharacters)).max(maxColumns),
    }),
    output: bulkRowSchema,
    errors: ['bulk.not-found', 'bulk.wrong-phase', 'bulk.row-sent', 'storage.unavailable'],
  },
  /**
   * A new run of the rows in these states, with the same plan; rows keep their numbers. Of a row of which some parts were
   * taken the others alone are sent. Rows that wait are the new run's alone: a paused run is cancelled.
   */
  'bulk.again': {
    input: runId.extend({ states: z.array(resentStateSchema).min(1) }),
    output: bulkRunSchema,
    errors: ['bulk.not-found', 'bulk.wrong-phase', 'bulk.none-of-these', 'storage.unavailable'],
  },
  /** Starts or resumes; binds the connection when it is not bound. `startAt` null: at once. */
  'bulk.start': {
    input: runId.extend({
      connectionId: z.string(),
      rate: z.number().min(0.1).max(100_000).nullable(),
      window: z.number().int().min(1).max(1000),
      startAt: z.number().nullable(),
    }),
    output: bulkRunSchema,
    errors: [
      'bulk.not-found',
      'bulk.wrong-phase',
      'connection.not-found',
      ...bindFaults,
      'session.not-bound',
      'session.wrong-bind',
      'session.wrong-version',
      'storage.unavailable',
    ],
  },
  /** Returns once every sent part is answered, or given up. */
  'bulk.pause': {
    input: runId,
    output: bulkRunSchema,
    errors: ['bulk.not-found', 'bulk.wrong-phase', 'storage.unavailable'],
  },
  /** Like pause, but final: the waiting parts are never sent. */
  'bulk.cancel': {
    input: runId,
    output: bulkRunSchema,
    errors: ['bulk.not-found', 'bulk.wrong-phase', 'storage.unavailable'],
  },
  /** Sets rows and parts in doubt to waiting: the SMSC may get those parts twice. The run is then paused. */
  'bulk.resend': {
    input: runId,
    output: bulkRunSchema,
    errors: ['bulk.not-found', 'bulk.wrong-phase', 'storage.unavailable'],
  },
  /** Forgets the run and its rows. */
  'bulk.remove': {
    input: runId,
    output: z.object({}),
    errors: ['bulk.not-found', 'bulk.wrong-phase', 'storage.unavailable'],
  },
  /** Rows after number `after`, those of the states alone when any is given. */
  'bulk.rows': {
    input: runId.extend({
      after: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
      states: z.array(bulkRowStateSchema),
    }),
    output: z.array(bulkRowSchema),
    errors: ['bulk.not-found', 'storage.unavailable'],
  },
  /** The row of that number, or the nearest behind it or before it; null: there is none. */
  'bulk.row': {
    input: runId.extend({ row: z.number().int().min(0), towards: z.enum(['next', 'previous']) }),
    output: z.object({ row: bulkRowSchema.nullable() }),
    errors: ['bulk.not-found', 'storage.unavailable'],
  },
  /**
   * A piece of the result file: each input row with its outcome, as CSV. The first piece, after 0, has the
   * heading. `next` null: that was the last.
   */
  'bulk.result': {
    input: runId.extend({ after: z.number().int().min(0), language: z.enum(['en', 'ru']) }),
    output: z.object({ csv: z.string(), next: z.number().nullable() }),
    errors: ['bulk.not-found', 'storage.unavailable'],
  },
} as const

export const bulkStreams = {
  /** Every run as it is, then each as it changes, at most four times a second; `removed` for one that was forgotten. */
  'bulk.runs': {
    params: z.object({}),
    item: z.union([bulkRunSchema, z.object({ removed: z.number().int() })]),
    latest: (item: BulkRun | { readonly removed: number }) => ('removed' in item ? item.removed : item.runId),
  },
} as const
