/** Octets of a PDU: `end` is exclusive. */
export interface OctetRange {
  readonly start: number
  readonly end: number
}

/** Octets of one part of the PDU, which gives them their colour. */
export interface OctetMark extends OctetRange {
  readonly tone: 'udh' | 'text' | 'tlv' | 'bad' | 'differs'
}

export const octetsPerLine = 16

export function lineCount(octets: number): number {
  return Math.max(1, Math.ceil(octets / octetsPerLine))
}

/** Where the caret of a hex view goes on a key; null when the key does not move it. */
export function moveCaret(caret: number, key: string, octets: number, pageLines: number): number | null {
  const last = Math.max(0, octets - 1)
  const clamp = (offset: number) => Math.min(last, Math.max(0, offset))
  switch (key) {
    case 'ArrowLeft':
      return clamp(caret - 1)
    case 'ArrowRight':
      return clamp(caret + 1)
    case 'ArrowUp':
      return caret < octetsPerLine ? caret : caret - octetsPerLine
    case 'ArrowDown':
      return caret + octetsPerLine > last ? caret : caret + octetsPerLine
    case 'PageUp':
      return clamp(caret - pageLines * octetsPerLine)
    case 'PageDown':
      return clamp(caret + pageLines * octetsPerLine)
    case 'Home':
      return caret - (caret % octetsPerLine)
    case 'End':
      return clamp(caret - (caret % octetsPerLine) + octetsPerLine - 1)
    default:
      return null
  }
}

/** The innermost of nested ranges that holds this octet. */
export function innermostAt<R extends OctetRange>(ranges: readonly R[], offset: number): R | null {
  let best: R | null = null
  for (const range of ranges) {
    if (range.start > offset || range.end <= offset) continue
    if (best === null || range.end - range.start <= best.end - best.start) best = range
  }
  return best
}

/** The printable ASCII character of an octet, or a middle dot. */
export function asciiOf(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·'
}
