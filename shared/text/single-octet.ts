const missing = '\uFFFD'
const chunkOctets = 4096

/** A run of code points, or U+FFFD for a code the standard leaves out. */
function run(first: number, last: number): string {
  let characters = ''
  for (let code = first; code <= last; code++) characters += String.fromCharCode(code)
  return characters
}

const c1 = run(0x80, 0x9f)

/** Upper halves, 0x80 to 0xFF, by the standards' charts. */
const iso8859part5 = `${c1}\u00A0${run(0x401, 0x40c)}\u00AD${run(0x40e, 0x44f)}\u2116${run(0x451, 0x45c)}\u00A7\u045E\u045F`
const iso8859part8 =
  `${c1}\u00A0${missing}${run(0xa2, 0xa9)}\u00D7${run(0xab, 0xb9)}\u00F7${run(0xbb, 0xbe)}` +
  `${missing.repeat(32)}\u2017${run(0x5d0, 0x5ea)}${missing.repeat(2)}\u200E\u200F${missing}`

function decodeWith(upper: string, octets: Uint8Array): string {
  let text = ''
  for (const octet of octets) text += octet < 0x80 ? String.fromCharCode(octet) : upper[octet - 0x80]
  return text
}

/** Octet n is character n: reads any octets, so a round trip keeps them all. */
export function decodeLatin1(octets: Uint8Array): string {
  let text = ''
  for (let from = 0; from < octets.length; from += chunkOctets) {
    text += String.fromCharCode(...octets.subarray(from, from + chunkOctets))
  }
  return text
}

/** Octets above 0x7F show U+FFFD. */
export function decodeAscii(octets: Uint8Array): string {
  return decodeWith(missing.repeat(128), octets)
}

/** ISO 8859-5, Cyrillic (data_coding 6). */
export function decodeIso8859Part5(octets: Uint8Array): string {
  return decodeWith(iso8859part5, octets)
}

/** ISO 8859-8, Hebrew in logical order (data_coding 7). */
export function decodeIso8859Part8(octets: Uint8Array): string {
  return decodeWith(iso8859part8, octets)
}

function encodeBelow(limit: number, text: string): Uint8Array | null {
  const octets = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= limit) return null
    octets[index] = unit
  }
  return octets
}

/** @returns null when a character is above U+00FF. */
export function encodeLatin1(text: string): Uint8Array | null {
  return encodeBelow(0x100, text)
}

/** @returns null when a character is above U+007F. */
export function encodeAscii(text: string): Uint8Array | null {
  return encodeBelow(0x80, text)
}
