import { z } from 'zod'

/** Summary of a PDU for one row; the window words it. */
export const rowSummarySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    part: z.number().nullable(),
    parts: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('receipt'),
    id: z.string().nullable(),
    stat: z.string().nullable(),
    err: z.string().nullable(),
  }),
  z.object({ kind: z.literal('id'), id: z.string() }),
  z.object({ kind: z.literal('system'), systemId: z.string() }),
  z.object({ kind: z.literal('state'), messageState: z.number() }),
  /** Not a readable PDU; `problem` is the body or frame fault's kind. */
  z.object({ kind: z.literal('fault'), problem: z.string() }),
])
export type RowSummary = z.infer<typeof rowSummarySchema>
