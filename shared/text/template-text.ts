/** `{{name}}`: letters of any alphabet, digits, blanks, dots, dashes and underscores between the braces. */
const variable = /\{\{\s*([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_ .-]*[\p{L}\p{N}\p{M}_])?)\s*\}\}/gu

/** Names of the variables in the texts, each once, in the order in which they first stand. */
export function variablesIn(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => Array.from(text.matchAll(variable), ([, name = '']) => name)))]
}

/** The text with its variables filled in; one without a value stays as it is. */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  // A value is put in as it stands, whatever it looks like: it is not read for variables again.
  return text.replace(variable, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  )
}
