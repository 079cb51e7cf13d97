/** A language of the product. */
export type Language = 'en' | 'ru'

/** One thing said in both languages. */
export interface Words {
  readonly en: string
  readonly ru: string
}

/** A list said in both languages, item by item. */
export interface WordList {
  readonly en: readonly string[]
  readonly ru: readonly string[]
}

/** A finding and the next step; both may be templates. */
export interface Advice {
  readonly what: Words
  readonly next: Words
}

/** Values that fill the templates of one sentence, by the name in braces. */
export type Detail = Readonly<Record<string, string | number>>

/** The template with each `{key}` replaced by its value; a key without one stays as it is written. */
export function fill(template: string, detail: Detail): string {
  if (!template.includes('{')) return template
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => String(detail[key] ?? whole))
}

/** An Advice with its values, in the reader's language. */
export function adviceText(
  { what, next }: Advice,
  detail: Detail,
  language: Language,
): { what: string; next: string } {
  return { what: fill(what[language], detail), next: fill(next[language], detail) }
}
