/** Bits between a header and the first septet, which begins on a septet boundary (TS 23.040 9.2.3.24). */
export function fillBits(headerOctets: number): number {
  return (7 - ((8 * headerOctets) % 7)) % 7
}

/**
 * Septets, one per octet, into eight septets in seven octets, lowest bit first (TS 23.038 6.1.2.1.1), as they stand
 * behind a header of `headerOctets` octets: its fill bits come first.
 */
export function packSeptets(septets: Uint8Array, headerOctets = 0): Uint8Array {
  let bit = fillBits(headerOctets)
  const octets = new Uint8Array(Math.ceil((bit + 7 * septets.length) / 8))
  for (const septet of septets) {
    const place = bit >> 3
    const shifted = (septet & 0x7f) << (bit & 7)
    octets[place] = (octets[place] ?? 0) | (shifted & 0xff)
    if (shifted > 0xff) octets[place + 1] = shifted >> 8
    bit += 7
  }
  return octets
}

/**
 * Septets of packed octets behind a header of `headerOctets` octets. SMPP does not say how many there are: without
 * `count` seven spare bits at the end read as one septet more, an '@'.
 */
export function unpackSeptets(octets: Uint8Array, headerOctets = 0, count?: number): Uint8Array {
  const first = fillBits(headerOctets)
  const held = Math.max(0, Math.floor((octets.length * 8 - first) / 7))
  const septets = new Uint8Array(count ?? held)
  for (let index = 0, bit = first; index < septets.length; index += 1, bit += 7) {
    const pair = (octets[bit >> 3] ?? 0) | ((octets[(bit >> 3) + 1] ?? 0) << 8)
    septets[index] = (pair >> (bit & 7)) & 0x7f
  }
  return septets
}
