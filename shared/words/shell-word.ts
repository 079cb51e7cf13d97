/** The text as one word of a POSIX shell, whatever it holds; in quotes only where it needs them. */
export function shellWord(text: string): string {
  return /^[\w@%+:,./=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
