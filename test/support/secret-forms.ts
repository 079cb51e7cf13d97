/** Every form of a part of a secret that is enough to give it away. */
export function formsOf(part: string): string[] {
  const hex = Buffer.from(part, 'latin1').toString('hex')
  const spaced = hex.match(/../g)?.join(' ') ?? hex
  return [part, hex, hex.toUpperCase(), spaced, spaced.toUpperCase(), Buffer.from(part).toString('base64')]
}
