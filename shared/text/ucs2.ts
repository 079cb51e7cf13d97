/** Few enough that String.fromCharCode(...units) stays far from any engine's argument limit. */
const chunkUnits = 4096

/** Text to UTF-16BE octets, which is what message centres take as UCS-2. Lone surrogates stay as typed. */
export function encodeUcs2(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    octets[index * 2] = unit >> 8
    octets[index * 2 + 1] = unit & 0xff
  }
  return octets
}

/** UTF-16BE octets to text. An odd last octet is left out: the caller notes it. */
export function decodeUcs2(octets: Uint8Array): string {
  const unitCount = octets.length >> 1
  let text = ''
  for (let from = 0; from < unitCount; from += chunkUnits) {
    const units: number[] = []
    for (let index = from; index < Math.min(from + chunkUnits, unitCount); index++) {
      units.push(((octets[index * 2] ?? 0) << 8) | (octets[index * 2 + 1] ?? 0))
    }
    text += String.fromCharCode(...units)
  }
  return text
}

/** Characters that take two UTF-16 units: UCS-2 by the letter has none of them. */
export function surrogatePairs(text: string): number {
  return text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0
}
