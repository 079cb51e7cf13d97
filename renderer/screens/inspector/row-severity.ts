import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { type CaptureEntry, isGap } from '../../stores/capture-rows.ts'
import { markOf, summaryTone } from './row-words.ts'

/** How much is wrong with a PDU: 'bad' is refused or unreadable; 'warn' was not delivered, or is no answer in time. */
export type RowSeverity = 'bad' | 'warn'

/** null for a PDU with which nothing is wrong, which most are. Cheap: whole lists are asked. */
export function severityOf(row: CaptureRow): RowSeverity | null {
  const tone = summaryTone(row)
  if (tone === 'bad' || row.worstNote === 'error') return 'bad'
  return tone === 'warn' || (markOf(row) !== null && row.repeatOf === null) ? 'warn' : null
}

/** Entries of a list by their place. */
interface Entries {
  readonly count: number
  readonly at: (index: number) => CaptureEntry | undefined
}

/** The nearest place from `start` on, in steps of 1 or -1, whose PDU has an error; -1 when there is none. */
export function nextError(
  rows: Entries,
  start: number,
  step: 1 | -1,
  last = Number.POSITIVE_INFINITY,
): number {
  for (
    let index = start;
    index >= 0 && index < rows.count && Math.abs(index - start) <= last;
    index += step
  ) {
    const entry = rows.at(index)
    if (entry !== undefined && !isGap(entry) && severityOf(entry) === 'bad') return index
  }
  return -1
}

/** The gravest in each of `slots` stretches of equal length, from the first entry to the last. */
export function severitySlots(rows: Entries, slots: number): (RowSeverity | null)[] {
  const found: (RowSeverity | null)[] = new Array(slots).fill(null)
  const { count } = rows
  for (let index = 0; index < count; index += 1) {
    const entry = rows.at(index)
    if (entry === undefined || isGap(entry)) continue
    const slot = Math.floor((index * slots) / count)
    if (found[slot] === 'bad') continue
    found[slot] = severityOf(entry) ?? found[slot] ?? null
  }
  return found
}
