import type { DumpLine } from './dump-line.ts'

const cellWidth = 4
const widestLine = 64
/** A character by itself, an escape of C, or three octal digits, at the right of its cell. */
const cell = /^ {3}[\x20-\x7e]$|^ {2}\\[0abtnvfr]$|^ [0-7]{3}$/
const escapes: Readonly<Record<string, number>> = { 0: 0, a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }

/**
 * Lines of `od -c` and `hexdump -c` with hex in place of their characters; null for any other dump. A PDU begins with
 * NUL octets, so that a dump without `\\0` in its first line is none of theirs.
 */
export function characterOctets(lines: readonly DumpLine[]): readonly DumpLine[] | null {
  if (!(lines[0]?.cells ?? '').startsWith('  \\0')) return null
  const rewritten: DumpLine[] = []
  for (const [place, line] of lines.entries()) {
    const octets = octetsOf(line.cells, place + 1 < lines.length && line.cells !== '')
    if (octets === null) return null
    rewritten.push({ ...line, rest: octets.map((octet) => octet.toString(16).padStart(2, '0')).join(' ') })
  }
  return rewritten
}

/** Blanks at the end of a line may be cut off: a line that is not the last has its 16 cells. */
function octetsOf(cells: string, isWhole: boolean): number[] | null {
  const padded = isWhole ? cells.padEnd(16 * cellWidth) : cells
  const found = padded.slice(0, widestLine).match(/.{1,4}/g) ?? []
  const octets = found.map(octetOf)
  return octets.every((octet) => octet !== null) ? octets : null
}

function octetOf(written: string): number | null {
  if (!cell.test(written)) return null
  const sign = written.trim()
  if (sign === '') return 0x20
  if (sign.length === 1) return sign.charCodeAt(0)
  return sign.startsWith('\\') ? (escapes[sign.charAt(1)] ?? null) : Number.parseInt(sign, 8) & 0xff
}
