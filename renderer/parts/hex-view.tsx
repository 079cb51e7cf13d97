import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { HexLine } from './hex-line.tsx'
import { lineCount, moveCaret, type OctetMark, type OctetRange, octetsPerLine } from './octet-range.ts'
import './hex-view.css'

const lineHeight = 21

interface HexViewProps {
  readonly bytes: Uint8Array
  readonly marks?: readonly OctetMark[]
  /** Octets under the pointer, here or in a field tree beside it. */
  readonly highlight?: OctetRange | null
  readonly selected?: OctetRange | null
  readonly onHover?: (offset: number | null) => void
  readonly onSelect?: (offset: number) => void
  readonly label?: string
}

/** Octets line by line; with the focus inside, the arrow keys move octet by octet. */
export function HexView({
  bytes,
  marks = [],
  highlight = null,
  selected = null,
  onHover,
  onSelect,
  label,
}: HexViewProps) {
  const { t } = useTranslation('common')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lineCount(bytes.length),
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })
  const caret = useRef(0)
  const selectedStart = selected?.start
  useEffect(() => {
    if (selectedStart === undefined) return
    caret.current = selectedStart
    virtual.scrollToIndex(Math.floor(selectedStart / octetsPerLine), { align: 'auto' })
  }, [selectedStart, virtual])
  const choose = (offset: number) => {
    caret.current = offset
    onSelect?.(offset)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const pageLines = Math.max(1, Math.floor((scroller.current?.clientHeight ?? lineHeight) / lineHeight) - 1)
    const next = moveCaret(caret.current, event.key, bytes.length, pageLines)
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    choose(next)
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
        if (offset !== null) choose(offset)
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

function offsetUnder({ target }: PointerEvent): number | null {
  const octet = target instanceof HTMLElement ? target.dataset['o'] : undefined
  return octet === undefined ? null : Number(octet)
}
