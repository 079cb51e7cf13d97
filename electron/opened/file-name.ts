/** Longest name that is shown, characters. */
const mostCharacters = 200

/** What a line of text obeys instead of showing it: controls, line separators, marks that turn the direction. */
const steering =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a list of names
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** The name of a file as it is shown: without its folder, in one line, cut in the middle when it is long. */
export function shownFileName(name: string): string {
  const own = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const line = own.replace(steering, '\u{fffd}').toWellFormed().trim()
  const characters = [...line.slice(0, 8 * mostCharacters)]
  if (line === '') return 'capture'
  if (line.length <= mostCharacters) return line
  // The ending says what it is.
  const end = [...line.slice(-40)].slice(-20)
  return `${characters.slice(0, mostCharacters - 21).join('')}…${end.join('')}`
}
