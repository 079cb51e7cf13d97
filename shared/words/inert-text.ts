import { codePointName, hexDigits } from './hex-text.ts'

/**
 * Characters that a terminal obeys instead of showing: C0 and C1 controls, line and paragraph separators, and marks
 * that turn the direction of what follows, so that a peer's text could repaint the screen or read backwards.
 */
const obeyed =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** The same without C0 controls, which JSON escapes by itself. */
const obeyedInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** The text in one line with those characters as ‹U+001B›. Everything a peer or a file said is printed through it. */
export function inertText(text: string): string {
  return text.replace(obeyed, (character) => `‹${codePointName(character.charCodeAt(0))}›`)
}

/** One line of JSON: the value is the same to every reader, but holds nothing that a terminal obeys. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    obeyedInJson,
    (character) => `\\u${hexDigits(character.charCodeAt(0), 2).toLowerCase()}`,
  )
  return `${json}\n`
}
