import { z } from 'zod'
import type { Words } from '../words/words.ts'

/** What a setting of a condition or an action is called where it is edited. */
export interface SettingWords {
  readonly title: Words
  /** What a number counts; null where it has no unit. */
  readonly unit: Words | null
  /** How it is edited, where its schema does not tell. */
  readonly editor: 'status' | 'filter' | null
}

const settingWords = z.registry<SettingWords>()

/** The schema with the name of what it describes: the editor of rows is made of schemas, and asks here what to call them. */
export function labelled<S extends z.ZodType>(
  schema: S,
  title: Words,
  unit: Words | null = null,
  editor: SettingWords['editor'] = null,
): S {
  // Under a schema of its own: two settings may be of one kind.
  const own = schema.clone()
  settingWords.add(own, { title, unit, editor })
  return own
}

/** null for a schema that has no name. */
export function wordsOf(schema: z.ZodType): SettingWords | null {
  return settingWords.get(schema) ?? null
}

/** What a schema says of a value that it refuses, in both languages. */
export function saying(
  en: string,
  ru: string,
): { readonly error: string; readonly params: { readonly ru: string } } {
  return { error: en, params: { ru } }
}

export const milliseconds: Words = { en: 'ms', ru: 'мс' }
export const seconds: Words = { en: 's', ru: 'с' }
