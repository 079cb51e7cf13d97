/** The octets that `count` pairs of ASCII hex digits from `start` on stand for; null when they are none. */
export function hexDigitOctets(octets: Uint8Array, start: number, count: number): Uint8Array | null {
  if (start + 2 * count > octets.length) return null
  const read = new Uint8Array(count)
  for (let index = 0; index < 2 * count; index++) {
    const digit = digitOf(octets[start + index] ?? 0)
    if (digit === null) return null
    read[index >> 1] = ((read[index >> 1] ?? 0) << 4) | digit
  }
  return read
}

function digitOf(octet: number): number | null {
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30
  const letter = octet | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : null
}
