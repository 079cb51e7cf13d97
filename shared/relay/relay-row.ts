import { z } from 'zod'
import { conditionsSchema } from '../simulator/condition-table.ts'
import { relayActionSchema } from './relay-action.ts'
import { relaySides } from './relay-told.ts'

/** What only an SMSC knows: a relay has no account's balance, no state to judge by, and keeps no texts. */
export const relayConditionsSchema = conditionsSchema.omit({
  session: true,
  balanceUsedUp: true,
  repeatWithin: true,
})

/**
 * A rule of a relay: what comes `from` this side and fits `when` is done so with. Rows are asked in their order, each of
 * what those before it made of the PDU, until one drops or refuses it. One without a filter is asked of requests alone.
 */
export const relayRowSchema = z.strictObject({
  /** Names it in what is told. */
  id: z.string().min(1).max(64),
  isOn: z.boolean().default(true),
  from: z.enum([...relaySides, 'both']).default('both'),
  when: relayConditionsSchema.default({}),
  do: relayActionSchema,
})
export type RelayRow = z.infer<typeof relayRowSchema>

export const relayRowsSchema = z
  .array(relayRowSchema)
  .max(200)
  .refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, 'two rows have the same id')
