const one = String.fromCharCode

/**
 * The character `units[octet]` for every octet. Sixteen at a time: a call with many arguments makes one flat string,
 * three times as fast as appending each character.
 */
export function octetText(octets: Uint8Array, units: Uint16Array): string {
  const { length } = octets
  let text = ''
  let at = 0
  for (; length - at >= 16; at += 16) {
    text += one(
      units[octets[at] ?? 0] ?? 0,
      units[octets[at + 1] ?? 0] ?? 0,
      units[octets[at + 2] ?? 0] ?? 0,
      units[octets[at + 3] ?? 0] ?? 0,
      units[octets[at + 4] ?? 0] ?? 0,
      units[octets[at + 5] ?? 0] ?? 0,
      units[octets[at + 6] ?? 0] ?? 0,
      units[octets[at + 7] ?? 0] ?? 0,
      units[octets[at + 8] ?? 0] ?? 0,
      units[octets[at + 9] ?? 0] ?? 0,
      units[octets[at + 10] ?? 0] ?? 0,
      units[octets[at + 11] ?? 0] ?? 0,
      units[octets[at + 12] ?? 0] ?? 0,
      units[octets[at + 13] ?? 0] ?? 0,
      units[octets[at + 14] ?? 0] ?? 0,
      units[octets[at + 15] ?? 0] ?? 0,
    )
  }
  for (; length - at >= 4; at += 4) {
    text += one(
      units[octets[at] ?? 0] ?? 0,
      units[octets[at + 1] ?? 0] ?? 0,
      units[octets[at + 2] ?? 0] ?? 0,
      units[octets[at + 3] ?? 0] ?? 0,
    )
  }
  for (; at < length; at++) text += one(units[octets[at] ?? 0] ?? 0)
  return text
}
