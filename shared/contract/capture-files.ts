import { z } from 'zod'

/** Octets of a file that one call carries at most. */
export const fileChunkOctets = 1024 * 1024
/** Files that are open at once. */
export const mostOpenFiles = 8

/** Ports of one file that are read as SMPP because somebody says so. */
export const mostSmppPorts = 16

/** An opened file, by the id that captures are asked for with. */
export const captureIdSchema = z.string().max(64)

const detailSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** A kind of thing that a file has not, or that was not read: the first of it, and how many there were. */
const fileProblemSchema = z.object({
  /** A code of shared/pcap/capture-problem-table.ts, which words it. */
  code: z.string(),
  frame: z.number().nullable(),
  /** µs since 1970. */
  at: z.number().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  octets: z.number().nullable(),
  detail: detailSchema,
  count: z.number(),
})
export type FileProblem = z.infer<typeof fileProblemSchema>

/** A TCP stream in which no SMPP was found. */
const foreignStreamSchema = z.object({
  /** '10.0.0.1:50000' */
  from: z.string(),
  to: z.string(),
  /** What it begins like: TLS, HTTP …; null when nothing known begins so. */
  protocol: z.string().nullable(),
  /** Such streams to the same end. */
  count: z.number(),
})
export type ForeignStream = z.infer<typeof foreignStreamSchema>

export const captureFileSchema = z.object({
  captureId: captureIdSchema,
  /** Its name, without a folder and without characters that steer a line of text. */
  name: z.string(),
  /** Octets of the file; null when nobody told. */
  octets: z.number().nullable(),
  /** Those of them that were read. */
  read: z.number(),
  /** null until its first octets were read. */
  kind: z.enum(['pcap', 'pcapng', 'json', 'text']).nullable(),
  packets: z.number(),
  pdus: z.number(),
  gaps: z.number(),
  /** TCP connections with SMPP; sessions that JSON lines tell apart. */
  conversations: z.number(),
  /** Epoch ms of the first and the last PDU; null where there are no times. */
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  state: z.enum(['reading', 'ready', 'failed']),
  /** Why it failed; PDUs that were read before are there. */
  fault: z.object({ code: z.string(), detail: detailSchema }).nullable(),
  problems: z.array(fileProblemSchema),
  /** The first of them. */
  foreign: z.array(foreignStreamSchema),
  /** Ports whose streams were read as SMPP because somebody said so. */
  smppPorts: z.array(z.number()),
  /** Read from its path by the program that was told to open it; no window gave it. */
  isFromPath: z.boolean(),
})
export type CaptureFile = z.infer<typeof captureFileSchema>

export const captureFileCalls = {
  /**
   * A file that is about to come: a capture, packed or not, JSON lines of `capture query`, or a text with PDUs. It is a
   * capture of its own until it is closed.
   */
  'capture.beginFile': {
    input: z.object({
      name: z.string().max(65_536),
      octets: z.number().int().min(0).nullable(),
      smppPorts: z.array(z.number().int().min(0).max(65_535)).max(mostSmppPorts).optional(),
    }),
    output: z.object({ captureId: captureIdSchema }),
    errors: ['capture.too-many-files', 'storage.unavailable'],
  },
  /** The next octets; resolves once they are read. `isWanted` false: the rest is not looked at. */
  'capture.addOctets': {
    input: z.object({
      captureId: captureIdSchema,
      base64: z.base64().max(Math.ceil(fileChunkOctets / 3) * 4),
    }),
    output: z.object({ isWanted: z.boolean() }),
    errors: ['capture.not-open', 'capture.file-ended'],
  },
  /** There are no more octets; before the end of the file it stops the reading. Resolves once all is read. */
  'capture.endFile': {
    input: z.object({ captureId: captureIdSchema }),
    output: z.object({}),
    errors: ['capture.not-open'],
  },
  /** Forgets the file; no PDU of it is kept. */
  'capture.closeFile': {
    input: z.object({ captureId: captureIdSchema }),
    output: z.object({}),
    errors: ['capture.not-open'],
  },
} as const

const fileItemSchema = z.union([captureFileSchema, z.object({ closed: captureIdSchema })])

export const captureFileStreams = {
  /** Every open file, now and whenever something about it changes. */
  'capture.files': {
    params: z.object({}),
    item: fileItemSchema,
    latest: (item: z.infer<typeof fileItemSchema>) => ('closed' in item ? item.closed : item.captureId),
  },
} as const
