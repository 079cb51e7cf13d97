/** Text to UTF-8; a lone surrogate becomes U+FFFD, as everywhere in UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  const octets: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) octets.push(point)
    else if (point < 0x800) octets.push(0xc0 | (point >> 6), continuation(point))
    else if (point < 0x10000) octets.push(0xe0 | (point >> 12), continuation(point >> 6), continuation(point))
    else
      octets.push(
        0xf0 | (point >> 18),
        continuation(point >> 12),
        continuation(point >> 6),
        continuation(point),
      )
  }
  return Uint8Array.from(octets)
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f)
}

/** Units of text that are put together at once: a call takes a limited number of arguments. */
const chunkUnits = 4096

/** UTF-8 to text; octets that are none become U+FFFD one by one. */
export function decodeUtf8(octets: Uint8Array): string {
  const units: number[] = []
  let text = ''
  for (let at = 0; at < octets.length; ) {
    if (units.length >= chunkUnits) {
      text += String.fromCharCode(...units)
      units.length = 0
    }
    const lead = octets[at] ?? 0
    if (lead < 0x80) {
      units.push(lead)
      at += 1
      continue
    }
    const follow = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1
    let point = lead & (0x3f >> follow)
    for (let step = 1; step <= follow; step++) {
      const octet = octets[at + step] ?? 0
      point = (octet & 0xc0) === 0x80 ? (point << 6) | (octet & 0x3f) : Number.POSITIVE_INFINITY
    }
    const isWhole = point <= 0x10ffff && point >= (firstOf[follow] ?? 0) && lead < 0xf8 && !isSurrogate(point)
    if (!isWhole) units.push(0xfffd)
    else if (point < 0x10000) units.push(point)
    else units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff))
    at += isWhole ? follow + 1 : 1
  }
  return text + String.fromCharCode(...units)
}

/** The lowest code point that may be written with 0, 1, 2 and 3 following octets. */
const firstOf = [0, 0x80, 0x800, 0x10000] as const

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff
}
