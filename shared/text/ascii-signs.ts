const at = 0x40
const dollar = 0x24
const low = 0x5f
const grave = 0x60
const backslash = 0x5c
const tilde = 0x7e

/** Octets that are a sign in ASCII and a letter or another sign in GSM 7-bit, such as $, @ and brackets. */
export const signsOfAscii: readonly number[] = [
  dollar,
  at,
  0x5b,
  backslash,
  0x5d,
  0x5e,
  low,
  grave,
  0x7b,
  0x7c,
  0x7d,
  tilde,
]

/**
 * True when the octets, all below 0x80, were written as ASCII and not as GSM 7-bit: their signs stand where signs do.
 * In GSM 7-bit `$` is ¤, `@` is ¡, `_` is §, brackets and braces are Ä Ñ ä ñ.
 */
export function usesAsciiSigns(octets: Uint8Array): boolean {
  // What is a control in ASCII is a letter in GSM 7-bit.
  if (octets.some((octet) => octet < 0x20 && octet !== 0x0a && octet !== 0x0d)) return false
  for (let index = 0; index < octets.length; index++) {
    const octet = octets[index] ?? 0
    const before = octets[index - 1] ?? 0
    const after = octets[index + 1] ?? 0
    switch (octet) {
      case dollar:
        return true
      case at:
        // A Spanish ¡ opens a sentence that an ! closes.
        if (isWord(after) && (isWord(before) || !octets.includes(0x21, index))) return true
        break
      case low:
        if (isWord(before) && isWord(after)) return true
        break
      case grave:
        if (octets.includes(grave, index + 1) && !octets.includes(0x3f, index)) return true
        break
      case 0x5b:
        if (octets.indexOf(0x5d, index) > index + 1) return true
        break
      case 0x7b:
        if (octets.indexOf(0x7d, index) > index + 1) return true
        break
      case backslash:
        if (before === 0x3a || after === backslash) return true
        break
      case tilde:
        if (before === 0x2f) return true
        break
    }
  }
  return false
}

function isWord(octet: number): boolean {
  const letter = octet | 0x20
  return (letter >= 0x61 && letter <= 0x7a) || (octet >= 0x30 && octet <= 0x39)
}
