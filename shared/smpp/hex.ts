const pairs: readonly string[] = Array.from({ length: 256 }, (_, octet) =>
  octet.toString(16).padStart(2, '0'),
)

/** Lower-case hex without separators of the octets `start`..`end`. */
export function toHex(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = ''
  for (let at = start; at < end; at += 1) text += pairs[bytes[at] ?? 0] ?? ''
  return text
}

/**
 * Octets of a hex text in any case; blanks, colons, dashes, commas and 0x prefixes between octets are tolerated. null
 * when something else stands there or a digit is left over.
 */
export function fromHex(text: string): Uint8Array | null {
  const digits = text.replace(/0[xX](?=[0-9a-fA-F])/g, '').replace(/[\s:,-]+/g, '')
  if (digits.length % 2 !== 0) return null
  const bytes = new Uint8Array(digits.length / 2)
  for (let index = 0; index < bytes.length; index += 1) {
    const high = digitValue(digits.charCodeAt(2 * index))
    const low = digitValue(digits.charCodeAt(2 * index + 1))
    if (high < 0 || low < 0) return null
    bytes[index] = 16 * high + low
  }
  return bytes
}

function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** True when both hold the same octets, be they the same array or not. */
export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, place) => octet === other[place])
}
