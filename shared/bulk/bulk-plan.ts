import { z } from 'zod'
import { addressSchema } from '../message/intent-values.ts'
import { partStateSchema } from '../message/part-state.ts'
import { sendIntentSchema } from '../message/send-intent.ts'
import { tlvForms } from '../message/typed-tlv.ts'

/** Columns of a table at most; a wider file is refused. */
export const maxColumns = 1000

/** A TLV whose value may hold variables; `form` says how the filled value is read as octets. */
export const tlvTemplateSchema = z.object({
  tag: z.number().int().min(0).max(0xffff),
  form: z.enum(tlvForms),
  value: z.string().max(10_000),
})
export type TlvTemplate = z.infer<typeof tlvTemplateSchema>

/** Plan of a bulk run: the message that each row becomes. */
export const bulkPlanSchema = z.object({
  /** Index of the column with the numbers. */
  destinationColumn: z.number().int().min(0).max(maxColumns),
  /** Sender; may hold variables. */
  sender: z.string().max(255),
  /** TON and NPI of the sender; null infers them from the address. */
  senderType: addressSchema.pick({ ton: true, npi: true }).nullable(),
  /**
   * Everything but addresses; `text`, and the address of a WAP push, are templates with {{column}} in them. The
   * reference comes from the row.
   */
  intent: sendIntentSchema.omit({ source: true, destination: true, reference: true }),
  /** After the TLVs of the intent. Absent: none. */
  tlvs: z.array(tlvTemplateSchema).max(100).optional(),
  /** A row that takes more is not sent. */
  maxParts: z.number().int().min(1).max(255),
})
export type BulkPlan = z.infer<typeof bulkPlanSchema>

/** State of a row, from those of its parts (row-state.ts); 'timed-out' parts count as 'in-doubt'. */
export const bulkRowStateSchema = z.enum(['failed-check', ...partStateSchema.exclude(['timed-out']).options])
export type BulkRowState = z.infer<typeof bulkRowStateSchema>

/** Why a row is not sent; in words by shared/bulk/row-problem.ts. */
export const rowProblemSchema = z.object({
  kind: z.enum([
    'no-destination',
    'bad-destination',
    'missing-variable',
    'empty-text',
    'not-encodable',
    'too-many-parts',
    'bad-field',
    'bad-tlv',
  ]),
  detail: z.string(),
  /** Of 'bad-field': the detail of its Fault pdu.bad-field. Absent in what 0.1.0 stored. */
  fault: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type RowProblem = z.infer<typeof rowProblemSchema>
