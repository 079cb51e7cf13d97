const pairs: readonly string[] = Array.from({ length: 256 }, (_, octet) =>
  octet.toString(16).padStart(2, '0'),
)
const highDigits = Uint8Array.from(pairs, (pair) => pair.charCodeAt(0))
const lowDigits = Uint8Array.from(pairs, (pair) => pair.charCodeAt(1))
const one = String.fromCharCode

const noDigit = 16
/** By character code of ASCII. */
const digitValues = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = String.fromCharCode(code)
  return /[0-9a-fA-F]/.test(digit) ? Number.parseInt(digit, 16) : noDigit
})

/** Lower-case hex without separators of the octets `start`..`end`. Eight at a time, as latin1 does it. */
export function toHex(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = ''
  let at = start
  for (; end - at >= 8; at += 8) {
    const [a, b, c, d] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0]
    const [e, f, g, h] = [bytes[at + 4] ?? 0, bytes[at + 5] ?? 0, bytes[at + 6] ?? 0, bytes[at + 7] ?? 0]
    text += one(
      highDigits[a] ?? 0,
      lowDigits[a] ?? 0,
      highDigits[b] ?? 0,
      lowDigits[b] ?? 0,
      highDigits[c] ?? 0,
      lowDigits[c] ?? 0,
      highDigits[d] ?? 0,
      lowDigits[d] ?? 0,
      highDigits[e] ?? 0,
      lowDigits[e] ?? 0,
      highDigits[f] ?? 0,
      lowDigits[f] ?? 0,
      highDigits[g] ?? 0,
      lowDigits[g] ?? 0,
      highDigits[h] ?? 0,
      lowDigits[h] ?? 0,
    )
  }
  for (; at < end; at += 1) text += pairs[bytes[at] ?? 0] ?? ''
  return text
}

/**
 * Octets of a hex text in any case; blanks, colons, dashes, commas and 0x prefixes between octets are tolerated. null
 * when something else stands there or a digit is left over.
 */
export function fromHex(text: string): Uint8Array | null {
  return octetsOf(text) ?? octetsOf(text.replace(/0[xX](?=[0-9a-fA-F])/g, '').replace(/[\s:,-]+/g, ''))
}

/** Octets of digits alone. */
function octetsOf(digits: string): Uint8Array | null {
  if (digits.length % 2 !== 0) return null
  const bytes = new Uint8Array(digits.length / 2)
  for (let at = 0; at < bytes.length; at += 1) {
    const high = digitValues[digits.charCodeAt(2 * at)] ?? noDigit
    const low = digitValues[digits.charCodeAt(2 * at + 1)] ?? noDigit
    if ((high | low) >= noDigit) return null
    bytes[at] = (high << 4) | low
  }
  return bytes
}

/** True when both hold the same octets, be they the same array or not. */
export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, place) => octet === other[place])
}
