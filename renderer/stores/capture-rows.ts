import type { CaptureRow, PassedPdus } from '../../shared/contract/capture.ts'

/** PDUs that are in the capture but not in this window, or that were lost on the way to it; `to` is inclusive. */
export interface CaptureGap {
  readonly gap: true
  readonly from: number
  readonly to: number
}
export type CaptureEntry = CaptureRow | CaptureGap

export function isGap(entry: CaptureEntry): entry is CaptureGap {
  return 'gap' in entry
}

const lastSeqOf = (entry: CaptureEntry) => (isGap(entry) ? entry.to : entry.seq)

/** The lowest seq that an entry stands for. */
export function firstSeqOf(entry: CaptureEntry): number {
  return isGap(entry) ? entry.from : entry.seq
}

/** Moves the live entries to the front once this many dead ones lie before them. */
const compactAt = 8192

/**
 * The inspector's rows in order of seq, outside React: appended at the end in constant time, trimmed at the start,
 * older pages put in front. Readers index into it; a version counter in the store tells them to look again.
 */
export class CaptureRows {
  #entries: CaptureEntry[] = []
  #start = 0

  get count(): number {
    return this.#entries.length - this.#start
  }

  at(index: number): CaptureEntry | undefined {
    return index < 0 ? undefined : this.#entries[this.#start + index]
  }

  /** The lowest seq held, or null when empty. */
  get firstSeq(): number | null {
    const first = this.at(0)
    return first === undefined ? null : firstSeqOf(first)
  }

  get lastSeq(): number | null {
    const last = this.at(this.count - 1)
    return last === undefined ? null : lastSeqOf(last)
  }

  append(entries: readonly CaptureEntry[]): void {
    for (const entry of entries) this.#entries.push(entry)
  }

  prepend(entries: readonly CaptureEntry[]): void {
    this.#entries = [...entries, ...this.#entries.slice(this.#start)]
    this.#start = 0
  }

  clear(): void {
    this.#entries = []
    this.#start = 0
  }

  /** The entries that begin behind this number. */
  after(seq: number): CaptureEntry[] {
    return this.#entries.slice(this.#start + this.countUpTo(seq))
  }

  /** Hands all entries over, and has none. */
  take(): readonly CaptureEntry[] {
    const entries = this.#entries.slice(this.#start)
    this.clear()
    return entries
  }

  /** Drops the oldest above `limit`; says how many went. */
  trimTo(limit: number): number {
    const surplus = Math.max(0, this.count - limit)
    // Released at once, so that dropped rows do not live until the next compaction.
    for (let index = this.#start; index < this.#start + surplus; index += 1) this.#entries[index] = dropped
    this.#start += surplus
    if (this.#start >= compactAt) {
      this.#entries.splice(0, this.#start)
      this.#start = 0
    }
    return surplus
  }

  /** The index of the row with this seq; -1 when it is not here (a gap that spans it does not count). */
  indexOf(seq: number): number {
    const index = this.#search(seq)
    const entry = this.at(index)
    return entry !== undefined && !isGap(entry) && entry.seq === seq ? index : -1
  }

  row(seq: number): CaptureRow | undefined {
    const entry = this.at(this.indexOf(seq))
    return entry === undefined || isGap(entry) ? undefined : entry
  }

  /** How many entries start at or before `seq`. */
  countUpTo(seq: number): number {
    return this.#search(seq) + 1
  }

  /** Puts entries (ascending) in the place of a gap. Nothing if it is gone. */
  fill(gap: CaptureGap, entries: readonly CaptureEntry[]): void {
    const index = this.#search(gap.from)
    const entry = this.at(index)
    if (entry === undefined || !isGap(entry) || entry.from !== gap.from || entry.to !== gap.to) return
    this.#entries.splice(this.#start + index, 1, ...entries)
  }

  /** The index of the last entry that starts at or before `seq`; -1 when all start after it. */
  #search(seq: number): number {
    let low = 0
    let high = this.count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const entry = this.at(middle)
      if (entry !== undefined && firstSeqOf(entry) <= seq) low = middle + 1
      else high = middle - 1
    }
    return high
  }
}

const dropped: CaptureGap = { gap: true, from: 0, to: 0 }

/** A row of the live stream, or PDUs that its filter passed over. */
export type LiveItem = CaptureRow | PassedPdus

/** The first and the last number that an item of the live stream is about. */
export function spanOf(item: LiveItem): { readonly from: number; readonly to: number } {
  return 'passed' in item ? { from: item.from, to: item.passed } : { from: item.seq, to: item.seq }
}

/**
 * Turns items as they came into entries: a jump in seq after `previousSeq` becomes a gap, rows that are not new and what
 * was passed over are left out. `previousSeq` null: nothing is known of what came before.
 */
export function toEntries(
  items: readonly LiveItem[],
  previousSeq: number | null,
  isNew: (row: CaptureRow) => boolean,
): CaptureEntry[] {
  const entries: CaptureEntry[] = []
  let previous = previousSeq
  for (const item of items) {
    const { from, to } = spanOf(item)
    if (previous !== null && from > previous + 1)
      entries.push({ gap: true, from: previous + 1, to: from - 1 })
    if (!('passed' in item) && isNew(item)) entries.push(item)
    previous = previous === null ? to : Math.max(previous, to)
  }
  return entries
}

/**
 * Entries kept back while the reader looks elsewhere, at most `limit`: what is dropped becomes one gap at the
 * front.
 */
export function holdBack(
  held: readonly CaptureEntry[],
  entries: readonly CaptureEntry[],
  limit: number,
): CaptureEntry[] {
  const all = [...held, ...entries]
  const surplus = all.length - limit
  if (surplus <= 0) return all
  const [first, last] = [all[0], all[surplus]]
  if (first === undefined || last === undefined) return all
  return [{ gap: true, from: firstSeqOf(first), to: lastSeqOf(last) }, ...all.slice(surplus + 1)]
}

/** How many PDUs these entries stand for. */
export function countPdus(entries: readonly CaptureEntry[]): number {
  return entries.reduce((sum, entry) => sum + (isGap(entry) ? entry.to - entry.from + 1 : 1), 0)
}
