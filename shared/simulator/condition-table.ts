import { z } from 'zod'
import type { Condition, ConditionTurn, Test, TestTools } from './condition.ts'
import { countingConditions } from './counting-conditions.ts'
import { messageConditions } from './message-conditions.ts'
import { requestConditions as plainConditions } from './request-conditions.ts'

export { messageConditions }
/** Conditions on a request, whatever it is: they can be asked before its message is read. */
export const requestConditions = { ...plainConditions, ...countingConditions }

export const conditionTable = { ...requestConditions, ...messageConditions }

/** The schemas of a table by the keys of its rows. */
export function schemasOf<T extends Readonly<Record<string, { readonly schema: z.ZodType }>>>(table: T) {
  const schemas = Object.fromEntries(Object.entries(table).map(([key, { schema }]) => [key, schema]))
  // fromEntries forgets which key has which schema.
  return schemas as { readonly [K in keyof T]: T[K]['schema'] }
}

/** The `when` of a behaviour: all of it must hold. An unknown key is refused: a misspelt one would hold for all. */
export const conditionsSchema = z.strictObject(schemasOf(conditionTable)).partial()
export type Conditions = z.infer<typeof conditionsSchema>

/** The conditions of `when` that are of this table and have this turn, with their values. */
export function testsOf<Context>(
  table: Readonly<Record<string, Condition<z.ZodType, Context>>>,
  when: Conditions,
  tools: TestTools,
  turn: ConditionTurn,
): Test<Context>[] {
  return Object.entries(when).flatMap(([key, value]) => {
    const row = table[key]
    return value === undefined || row === undefined || row.turn !== turn ? [] : [row.test(value, tools)]
  })
}
