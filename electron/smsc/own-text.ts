/** Strings up to this length never refer to others. */
const flatLength = 12

/**
 * The text in octets of its own. A string that was put together, or cut out of another, refers to what it was made of:
 * an address read in pieces takes seven octets for each of its own, and the first words of a message all of it.
 */
export function ownText(text: string): string {
  return text.length <= flatLength ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}

/** The same for Latin-1, which an address is octet for octet: half as long. */
export function ownLatin1(text: string): string {
  return text.length <= flatLength ? text : Buffer.from(text, 'latin1').toString('latin1')
}
