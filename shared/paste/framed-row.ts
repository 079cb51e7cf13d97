import { isTextColumn } from './text-column.ts'

/** A row of octets, and where it says that they stand. */
export interface FramedRow {
  readonly octets: readonly number[]
  /** Null in a row without an offset. */
  readonly offset: number | null
}

const widestRow = 64
const longestLine = 600
const group = /[\s,:-]{0,4}(?:0x)?((?:[0-9a-f]{2}){1,64})(?![0-9a-z])[,:]?/giy
const offsetBefore = /^\s*(?:0x)?([0-9a-f]{16}|[0-9a-f]{4,8})(?::\s*|\s+)(?=\S)/i
const boxed = /^\s*[|│]\s?([0-9a-f]{4,16})\s?[|│](.*)$/i
const addressBefore = /^\s*0x[0-9a-f]{4,16}(?:\s*<[^<>]{1,80}>)?:/i
const addressed = /^\s*0x[0-9a-f]{4,16}(?:\s*<[^<>]{1,80}>)?:((?:\s+0x[0-9a-f]{2}){1,64})\s*$/i

/** Octets with which `text` begins; what is left must show them once more as text, or be nothing. Null when it is not so. */
function octetsOf(text: string): number[] | null {
  const octets: number[] = []
  const ends: { readonly count: number; readonly end: number }[] = []
  group.lastIndex = 0
  for (let found = group.exec(text); found !== null && octets.length < widestRow; found = group.exec(text)) {
    for (const pair of found[1]?.match(/../g) ?? []) octets.push(Number.parseInt(pair, 16))
    ends.push({ count: octets.length, end: group.lastIndex })
  }
  // Text such as aaaa may be taken for octets: where the row shows itself, that decides.
  const shown = ends.findLast(({ count, end }) => isOwnText(text.slice(end), octets.slice(0, count)))
  const last = ends.at(-1)
  if (shown !== undefined) return octets.slice(0, shown.count)
  return last !== undefined && text.slice(last.end).trim() === '' ? octets : null
}

/** What a few octets show may be chance, unless a gap stands before it. */
function isOwnText(tail: string, octets: readonly number[]): boolean {
  return tail.trim() !== '' && (octets.length >= 4 || tail.startsWith('  ')) && isTextColumn(tail, octets)
}

const separators = /0x|[^0-9a-f]/gi

/** The first digits behind the offset, or of the line where it has none: enough to tell whether a PDU begins. */
export function firstDigits(line: string, hasOffset: boolean): string {
  const offset = hasOffset ? (offsetBefore.exec(line) ?? boxed.exec(line)) : addressBefore.exec(line)
  const text = offset?.[2] ?? line.slice(offset?.[0].length ?? 0)
  return text.slice(0, 64).replaceAll(separators, '').slice(0, 16)
}

/** Octets in the left half of the cells of a box. */
function boxedOctets(cells: string): number[] | null {
  const parts = cells.replace(/[|│]\s*$/, '').split(/[|│┊]/)
  return octetsOf(parts.slice(0, Math.ceil(parts.length / 2)).join(' '))
}

/**
 * The row of octets that a line is behind its offset: plain, or in a box as Netty and hexyl draw it. A text column that
 * shows just these octets is left out. Null for any other line.
 */
export function offsetRow(line: string): FramedRow | null {
  if (line.length > longestLine) return null
  const box = boxed.exec(line)
  if (box !== null) return rowOf(boxedOctets(box[2] ?? ''), Number.parseInt(box[1] ?? '', 16))
  const offset = offsetBefore.exec(line)
  if (offset === null) return null
  return rowOf(octetsOf(line.slice(offset[0].length)), Number.parseInt(offset[1] ?? '', 16))
}

/** Likewise of a line without an offset, or behind an address of memory as gdb prints it. */
export function plainRow(line: string): FramedRow | null {
  if (line.length > longestLine) return null
  const address = addressed.exec(line)
  return rowOf(octetsOf(address === null ? line : (address[1] ?? '').replaceAll('0x', '')), null)
}

function rowOf(octets: readonly number[] | null, offset: number | null): FramedRow | null {
  return octets === null || octets.length === 0 ? null : { octets, offset }
}
