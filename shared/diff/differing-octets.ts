import type { ComparedField } from './compared-fields.ts'

export interface OctetRange {
  readonly start: number
  readonly end: number
}

/** Octets of A that are others in B; null where the other PDU has the field alone. */
export interface OctetDiff {
  readonly a: OctetRange | null
  readonly b: OctetRange | null
}

interface Differing {
  readonly result: string
  readonly a: ComparedField | null
  readonly b: ComparedField | null
}

export function isSameOctets(
  octetsA: Uint8Array,
  a: OctetRange,
  octetsB: Uint8Array,
  b: OctetRange,
): boolean {
  return a.end - a.start === b.end - b.start && commonHead(octetsA, a, octetsB, b) === a.end - a.start
}

/** The octets that differ within the fields that do, neighbours as one range. */
export function differingOctets(
  fields: readonly Differing[],
  octetsA: Uint8Array,
  octetsB: Uint8Array,
): OctetDiff[] {
  const ranges: OctetDiff[] = []
  for (const { result, a, b } of fields) {
    if (result === 'same') continue
    const range = narrowed(octetsA, a, octetsB, b)
    if (range === null) continue
    const last = ranges.at(-1)
    const joined = last === undefined ? null : joinedWith(last, range)
    if (joined === null) ranges.push(range)
    else ranges[ranges.length - 1] = joined
  }
  return ranges
}

/** Without what is alike at both ends; null for fields without octets of their own, and where none differ. */
function narrowed(
  octetsA: Uint8Array,
  a: OctetRange | null,
  octetsB: Uint8Array,
  b: OctetRange | null,
): OctetDiff | null {
  if (a === null || b === null) {
    const one = a ?? b
    if (one === null || one.start === one.end) return null
    const range = { start: one.start, end: one.end }
    return a === null ? { a: null, b: range } : { a: range, b: null }
  }
  const head = commonHead(octetsA, a, octetsB, b)
  const most = Math.min(a.end - a.start, b.end - b.start) - head
  let tail = 0
  while (tail < most && octetsA[a.end - 1 - tail] === octetsB[b.end - 1 - tail]) tail += 1
  const [rangeA, rangeB] = [a, b].map(({ start, end }) => ({ start: start + head, end: end - tail }))
  if (rangeA === undefined || rangeB === undefined || size(rangeA) + size(rangeB) === 0) return null
  return { a: rangeA, b: rangeB }
}

function commonHead(octetsA: Uint8Array, a: OctetRange, octetsB: Uint8Array, b: OctetRange): number {
  const most = Math.min(a.end - a.start, b.end - b.start)
  let head = 0
  while (head < most && octetsA[a.start + head] === octetsB[b.start + head]) head += 1
  return head
}

function size({ start, end }: OctetRange): number {
  return end - start
}

function joinedWith(last: OctetDiff, next: OctetDiff): OctetDiff | null {
  const [a, b] = [joinedRange(last.a, next.a), joinedRange(last.b, next.b)]
  return a === undefined || b === undefined ? null : { a, b }
}

function joinedRange(last: OctetRange | null, next: OctetRange | null): OctetRange | null | undefined {
  if (last === null && next === null) return null
  return last !== null && next !== null && last.end === next.start
    ? { start: last.start, end: next.end }
    : undefined
}
