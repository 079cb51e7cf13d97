import { z } from 'zod'
import { actionSchema } from './action-table.ts'
import { type Conditions, conditionsSchema, messageConditions } from './condition-table.ts'

/**
 * A rule of the simulator: `when` this holds, `do` that in place of accepting. Of the behaviours that belong to one
 * moment, the first that is on and whose conditions all hold decides.
 */
const rowSchema = z
  .strictObject({
    /** Names it in events and on the screen. */
    id: z.string().min(1).max(64),
    isOn: z.boolean().default(true),
    /** Every condition must hold; none at all holds always. */
    when: conditionsSchema,
    do: actionSchema,
  })
  .refine(
    ({ when, do: action }) => action.kind !== 'refuse-by-specification' || isAboutSession(when),
    'refuse-by-specification needs the condition session, and none on a message',
  )
export type Behaviour = z.infer<typeof rowSchema>

/** The same, also as `{ when, then }`: files that people write may call the action so. */
export const behaviourSchema = z.preprocess(withDo, rowSchema)

/** The list of behaviours, in the order in which they are asked. */
export const behavioursSchema = z
  .array(behaviourSchema)
  .max(1000)
  .refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, 'two behaviours have the same id')

function withDo(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, 'then') || Object.hasOwn(row, 'do'))
    return row
  const renamed = Object.entries(row).map(([key, value]) => [key === 'then' ? 'do' : key, value])
  return Object.fromEntries(renamed)
}

/** The session refuses before it reads a message. */
function isAboutSession(when: Conditions): boolean {
  return when.session !== undefined && Object.keys(when).every((key) => !(key in messageConditions))
}
