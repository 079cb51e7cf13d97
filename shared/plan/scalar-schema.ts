import { z } from 'zod'
import type { Expected } from './expected-words.ts'

/** Characters of one text; a message is shorter. */
const maxText = 100_000

/**
 * Any scalar as its text. A plan's reader gives texts alone; who makes a plan as an object may give numbers and flags, and
 * editors that check by the published schema read `1` as a number.
 */
export const textSchema = z
  .union([z.string().max(maxText), z.number(), z.boolean()])
  .transform((value) => String(value))

/** A text that has `{{variables}}`, or is read by `read`. */
export function readBy(expected: Expected, read: (text: string) => unknown) {
  return textSchema.refine((text) => text.includes('{{') || read(text) !== null, { params: { expected } })
}

/** One of these words. */
export function wordOf<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z.enum(words)
}

const nameForm = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}$/u
/** A name: of a check, a session, a tag. */
export const nameSchema = textSchema.refine((text) => nameForm.test(text), {
  params: { expected: 'id' satisfies Expected },
})

/** True for what may be the name of a variable. */
export function isVariableName(name: string): boolean {
  return nameForm.test(name)
}

/** A list, or one item in its place. */
export function oneOrMore<Schema extends z.ZodType>(item: Schema, max: number) {
  return z.union([item, z.array(item).min(1).max(max)])
}
