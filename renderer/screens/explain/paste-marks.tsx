import { memo } from 'react'
import type { Lines, PasteReading } from '../../../shared/paste/pasted-item.ts'

/** The lines of the first thing that was read on a line, from 1; null for one that is of none. */
export function itemLinesAt(reading: PasteReading | null, line: number): Lines | null {
  return reading?.items.find(({ lines: [first, last] }) => first <= line && line <= last)?.lines ?? null
}

/** More marks help no reader. */
const mostMarks = 2000

/** A bar beside each thing that was read, light behind the one pointed at, a veil over what was not read. */
export const PasteMarks = memo(function PasteMarks({
  reading,
  starts,
  lit,
  rowHeight,
  top,
}: {
  reading: PasteReading
  /** Row in which each line begins. */
  starts: Int32Array
  lit: Lines | null
  rowHeight: number
  top: number
}) {
  const place = ([first, last]: Lines) => ({
    top: top + (starts[first - 1] ?? 0) * rowHeight,
    height: ((starts[last] ?? starts.at(-1) ?? 0) - (starts[first - 1] ?? 0)) * rowHeight,
  })
  const bars = distinctLines(reading.items.slice(0, mostMarks).map(({ lines }) => lines))
  return (
    <div className="paste-marks" aria-hidden="true">
      {lit !== null && <i className="paste-mark is-lit" style={place(lit)} />}
      {bars.map((lines) => (
        <i key={lines.join()} className="paste-mark is-item" style={place(lines)} />
      ))}
      {reading.unread.slice(0, mostMarks).map(({ lines }) => (
        <i key={lines.join()} className="paste-mark is-unread" style={place(lines)} />
      ))}
    </div>
  )
})

function distinctLines(all: readonly Lines[]): Lines[] {
  return [...new Map(all.map((lines) => [lines.join(), lines])).values()]
}
