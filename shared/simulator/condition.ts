import type { z } from 'zod'
import type { PlayedProfile } from '../profiles/played-profile.ts'
import type { Words } from '../words/words.ts'
import type { NumberBounds } from './number-bounds.ts'

/** The value of a condition, and how it is edited; 'balance' is the account's, which the condition reads. */
export type ConditionEditor =
  | { readonly kind: 'words'; readonly value: readonly string[] }
  | { readonly kind: 'octets'; readonly value: readonly number[] }
  | {
      readonly kind: 'number'
      readonly value: number
      readonly bounds: NumberBounds
      readonly unit: Words
    }
  | { readonly kind: 'balance'; readonly unit: Words }

/**
 * When a condition is asked among those of its behaviour: the plain ones, then those about what happened to the request
 * meanwhile, last those that count or draw, so that they count what the others let through.
 */
export type ConditionTurn = 'plain' | 'late' | 'counting'

/** What a test may draw on, of one behaviour's own. */
export interface TestTools {
  /** The next number from 0 up to 1. */
  readonly random: () => number
}

/** A kind of condition, as its row writes it. */
interface ConditionRow<S extends z.ZodType, Context> {
  readonly schema: S
  /** What it is called where one chooses among conditions. */
  readonly title: Words
  readonly turn?: ConditionTurn
  /** What it begins as where one adds it; left out, what its schema begins with. */
  readonly example?: z.input<S>
  /** The clause that it stands for, without a value that is edited beside it; null where the profile makes it void. */
  readonly says: (value: z.infer<S>, profile: PlayedProfile) => Words | null
  readonly editor?: (value: z.infer<S>) => ConditionEditor
  /** Makes the test, once for each behaviour that has the condition: a count that it keeps is that behaviour's. */
  readonly test: (value: z.infer<S>, tools: TestTools) => Test<Context>
}

/**
 * A condition with its value. Returns the reason that it holds, as that stands in the request or in the value ('' when
 * there is nothing to name), or undefined when it does not hold.
 */
export type Test<Context> = (context: Context) => string | undefined

/** A kind of condition whose value comes as it was stored. Its functions throw ZodError for one that does not fit. */
export interface Condition<S extends z.ZodType, Context> {
  readonly schema: S
  readonly title: Words
  readonly turn: ConditionTurn
  readonly example: unknown
  readonly says: (value: unknown, profile: PlayedProfile) => Words | null
  /** null for a condition without a value of its own. */
  readonly editor: (value: unknown) => ConditionEditor | null
  readonly test: (value: unknown, tools: TestTools) => Test<Context>
}

/** Makes the rows of a table whose conditions look at such a context. */
export function conditionOf<Context>() {
  return <S extends z.ZodType>(row: ConditionRow<S, Context>): Condition<S, Context> => ({
    schema: row.schema,
    title: row.title,
    turn: row.turn ?? 'plain',
    example: row.example,
    says: (value, profile) => row.says(row.schema.parse(value), profile),
    editor: (value) => row.editor?.(row.schema.parse(value)) ?? null,
    test: (value, tools) => row.test(row.schema.parse(value), tools),
  })
}
