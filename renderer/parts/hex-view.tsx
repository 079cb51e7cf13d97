import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { hexDigits } from '../../shared/words/hex-text.ts'
import {
  asciiOf,
  lineCount,
  moveCaret,
  type OctetMark,
  type OctetRange,
  octetsPerLine,
} from './octet-range.ts'
import './hex-view.css'

const lineHeight = 21

/**
 * Offset, sixteen octets, ASCII. `highlight` is what the pointer is on, `selected` what was chosen; both link to a
 * field tree beside it through offsets. With the focus inside, the arrow keys move octet by octet.
 */
export function HexView({
  bytes,
  marks = [],
  highlight = null,
  selected = null,
  onHover,
  onSelect,
  label,
}: {
  bytes: Uint8Array
  marks?: readonly OctetMark[]
  highlight?: OctetRange | null
  selected?: OctetRange | null
  onHover?: (offset: number | null) => void
  onSelect?: (offset: number) => void
  label?: string
}) {
  const { t } = useTranslation('common')
  const scroller = useRef<HTMLDivElement>(null)
  const caret = useRef(0)
  const virtual = useVirtualizer({
    count: lineCount(bytes.length),
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })

  const selectedStart = selected?.start
  useEffect(() => {
    if (selectedStart === undefined) return
    caret.current = selectedStart
    virtual.scrollToIndex(Math.floor(selectedStart / octetsPerLine), { align: 'auto' })
  }, [selectedStart, virtual])

  const onKeyDown = (event: KeyboardEvent) => {
    const pageLines = Math.max(1, Math.floor((scroller.current?.clientHeight ?? lineHeight) / lineHeight) - 1)
    const next = moveCaret(caret.current, event.key, bytes.length, pageLines)
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    caret.current = next
    onSelect?.(next)
  }
  const offsetUnder = (event: PointerEvent) => {
    const octet = event.target instanceof HTMLElement ? event.target.dataset['o'] : undefined
    return octet === undefined ? null : Number(octet)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds form fields; this is one widget with its own keys
    <div
      ref={scroller}
      className="hex-view"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk through the octets
      tabIndex={0}
      aria-label={label ?? t('pdu.hex')}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => onHover?.(offsetUnder(event))}
      onPointerLeave={() => onHover?.(null)}
      onPointerDown={(event) => {
        const offset = offsetUnder(event)
        if (offset === null) return
        caret.current = offset
        onSelect?.(offset)
      }}
    >
      <div className="hex-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <HexLine
            key={item.key}
            bytes={bytes}
            start={item.index * octetsPerLine}
            top={item.start}
            marks={marks}
            highlight={touching(highlight, item.index)}
            selected={touching(selected, item.index)}
          />
        ))}
      </div>
    </div>
  )
}

/** Lines that a range does not touch get null, so that a moving pointer redraws two lines and not all. */
function touching(range: OctetRange | null, line: number): OctetRange | null {
  if (range === null) return null
  const start = line * octetsPerLine
  return range.start < start + octetsPerLine && range.end > start ? range : null
}

const HexLine = memo(function HexLine({
  bytes,
  start,
  top,
  marks,
  highlight,
  selected,
}: {
  bytes: Uint8Array
  start: number
  top: number
  marks: readonly OctetMark[]
  highlight: OctetRange | null
  selected: OctetRange | null
}) {
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
