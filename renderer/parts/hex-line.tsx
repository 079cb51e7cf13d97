import { memo } from 'react'
import { hexDigits } from '../../shared/words/hex-text.ts'
import { asciiOf, type OctetMark, type OctetRange, octetsPerLine } from './octet-range.ts'
import './hex-view.css'

interface HexLineProps {
  readonly bytes: Uint8Array
  /** Offset of its first octet. */
  readonly start: number
  /** px. */
  readonly top: number
  readonly marks: readonly OctetMark[]
  readonly highlight: OctetRange | null
  readonly selected: OctetRange | null
}

/** Offset, sixteen octets, and what they are in ASCII. */
export const HexLine = memo(function HexLine({
  bytes,
  start,
  top,
  marks,
  highlight,
  selected,
}: HexLineProps) {
  const offsets = Array.from(
    { length: Math.min(octetsPerLine, bytes.length - start) },
    (_, index) => start + index,
  )
  const classOf = (offset: number, kind: string) => {
    let name = kind
    const mark = marks.findLast((candidate) => offset >= candidate.start && offset < candidate.end)
    if (mark !== undefined) name += ` octet-${mark.tone}`
    if (highlight !== null && offset >= highlight.start && offset < highlight.end) name += ' is-hot'
    if (selected !== null && offset >= selected.start && offset < selected.end) name += ' is-chosen'
    return name
  }
  return (
    <div className="hex-line" style={{ transform: `translateY(${top}px)` }}>
      <span className="hex-offset">{hexDigits(start, 2)}</span>
      <span className="hex-octets">
        {offsets.map((offset) => (
          <span
            key={offset}
            data-o={offset}
            className={classOf(offset, offset % octetsPerLine === 8 ? 'octet octet-half' : 'octet')}
          >
            {hexDigits(bytes[offset] ?? 0)}
          </span>
        ))}
      </span>
      <span className="hex-ascii" aria-hidden="true">
        {offsets.map((offset) => (
          <span key={offset} data-o={offset} className={classOf(offset, 'ascii')}>
            {asciiOf(bytes[offset] ?? 0)}
          </span>
        ))}
      </span>
    </div>
  )
})
