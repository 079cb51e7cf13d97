/** `{{name}}`: any characters but braces, since a name may be the heading of a column; blanks around it do not count. */
const variable = /\{\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}/g

/** A name as it is looked up: neither letter case nor blanks around it count. */
export function foldName(name: string): string {
  return name.trim().toLowerCase()
}

/** Names of the variables in the texts, each once, as it is first written. */
export function variablesIn(...texts: readonly string[]): string[] {
  const names = new Map<string, string>()
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(variable)) {
      if (!names.has(foldName(name))) names.set(foldName(name), name)
    }
  }
  return [...names.values()]
}

export function hasVariables(text: string): boolean {
  return variablesIn(text).length > 0
}

export interface FilledText {
  readonly text: string
  /** Names without a value, as they are written. */
  readonly missing: readonly string[]
}

/**
 * The text with a value in place of each variable; one without a value stays as it is written. A value is put in as it
 * stands and not read for variables again.
 * @param valueBy is asked by the name as it is written; undefined: there is no value.
 */
export function fillVariables(text: string, valueBy: (name: string) => string | undefined): FilledText {
  const missing = new Set<string>()
  const filled = text.replace(variable, (whole, name: string) => {
    const value = valueBy(name)
    if (value === undefined) missing.add(name)
    return value ?? whole
  })
  return { text: filled, missing: [...missing] }
}
