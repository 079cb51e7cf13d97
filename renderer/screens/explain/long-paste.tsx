import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasteReading } from '../../../shared/paste/pasted-item.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { itemLinesAt } from './paste-marks.tsx'
import type { PasteProps } from './paste-props.ts'

const rowHeight = 20
/** A longer line is cut. */
const shownUnits = 2000

/** A text too long to be edited, of which only the lines in sight are drawn. */
export function LongPaste({
  text,
  reading,
  lit,
  wanted,
  onLight,
  onLine,
}: PasteProps & { readonly text: string }) {
  const { t } = useTranslation('explain')
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => text.split('\n'), [text])
  const kinds = useMemo(() => kindsOf(lines.length, reading), [lines, reading])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  useEffect(() => {
    if (wanted !== null) virtual.scrollToIndex(wanted.line - 1, { align: 'center' })
  }, [wanted, virtual])
  const classOf = (at: number) => {
    const isLit = lit !== null && lit[0] <= at + 1 && at < lit[1]
    return `paste-line ${kinds[at] === 1 ? 'is-item' : kinds[at] === 2 ? 'is-unread' : ''}${isLit ? ' is-lit' : ''}`
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section ref={scroller} className="paste-box mono" tabIndex={0} aria-label={t('input')}>
      <div className="paste-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the answers are reached by the keyboard themselves
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <div
            key={key}
            className={classOf(index)}
            style={{ transform: `translateY(${start}px)` }}
            onPointerEnter={() => onLight(itemLinesAt(reading, index + 1))}
            onClick={() => onLine(index + 1)}
          >
            <span className="paste-number dim">{index + 1}</span>
            <span className="foreign">
              <ForeignText text={(lines[index] ?? '').slice(0, shownUnits)} />
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}

/** 1 for a line of an item, 2 for one that was not read, 0 for any other. */
function kindsOf(count: number, reading: PasteReading | null): Uint8Array {
  const kinds = new Uint8Array(count)
  for (const { lines } of reading?.items ?? []) kinds.fill(1, lines[0] - 1, lines[1])
  for (const { lines } of reading?.unread ?? []) kinds.fill(2, lines[0] - 1, lines[1])
  return kinds
}
