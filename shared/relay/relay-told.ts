import { z } from 'zod'
import { rowSummarySchema } from '../inspect/row-summary.ts'
import { relayEventKinds } from './relay-event-table.ts'

const detailSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** Which of its two sides the relay speaks of. */
export const relaySides = ['application', 'provider'] as const
export type RelaySide = (typeof relaySides)[number]

/** What a row of behaviour did to a PDU. */
export const relayEffects = ['delayed', 'dropped', 'refused', 'changed'] as const
export type RelayEffect = (typeof relayEffects)[number]

/** A PDU on one side of the relay. */
export const relayHalfSchema = z.object({
  /** Its number in the capture; 0 where nothing is captured. */
  captureSeq: z.number(),
  /** Name of the session on that side. */
  session: z.string(),
  /** null when no specification knows it. */
  command: z.string().nullable(),
  commandId: z.number(),
  commandStatus: z.number(),
  sequenceNumber: z.number(),
  source: z.string().nullable(),
  destination: z.string().nullable(),
  summary: rowSummarySchema,
})
export type RelayHalf = z.infer<typeof relayHalfSchema>

export const relayedPduSchema = z.object({
  kind: z.literal('pdu'),
  /** Counts up over PDUs and events together. */
  seq: z.number(),
  /** Epoch ms. */
  at: z.number(),
  from: z.enum(relaySides),
  /** The application: its system_id, or its address before its bind. */
  application: z.string(),
  /** As it came; null for what the relay says by itself. */
  in: relayHalfSchema.nullable(),
  /** As it went on; null for what did not. */
  out: relayHalfSchema.nullable(),
  /** Names of the fields that differ between both. */
  differs: z.array(z.string()),
  /** Ids of the rows that touched it, in their order. */
  rows: z.array(z.string()),
  effects: z.array(z.enum(relayEffects)),
})
export type RelayedPdu = z.infer<typeof relayedPduSchema>

export const relayEventSchema = z.object({
  kind: z.literal('event'),
  seq: z.number(),
  /** Epoch ms. */
  at: z.number(),
  event: z.enum(relayEventKinds),
  /** '' where it is about none. */
  application: z.string(),
  /** What fills the sentence. */
  detail: detailSchema,
  /** Why, where a fault is behind it. */
  fault: z.object({ code: z.string(), message: z.string(), detail: detailSchema }).nullable(),
})
export type RelayEvent = z.infer<typeof relayEventSchema>

export const relayToldSchema = z.discriminatedUnion('kind', [relayedPduSchema, relayEventSchema])
export type RelayTold = z.infer<typeof relayToldSchema>
