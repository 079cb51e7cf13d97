// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself handles the keys

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { loadOlder, messageList, selectMessage, setAtTop, useMessages } from '../../stores/messages-store.ts'
import { type CellContext, type Column, columns } from './columns.tsx'
import { stepCard } from './step-card.ts'

const rowHeight = 28
const headerHeight = 30
const topSlack = 4
const nearEnd = 20 * rowHeight

/** The cards, newest first. New ones land on top only while the top is in view. */
export function CardTable() {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  // Subscribed for the redraw; the cards themselves lie outside React.
  useMessages((state) => state.version)
  const selectedId = useMessages((state) => state.selectedId)
  const held = useMessages((state) => state.held)
  const { count } = messageList

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => messageList.at(index)?.messageId ?? `none-${index}`,
    overscan: 10,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
  })

  useEffect(() => () => setAtTop(true), [])

  const onScroll = () => {
    const element = scroller.current
    if (element === null) return
    setAtTop(element.scrollTop < topSlack)
    if (element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd) void loadOlder()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return selectMessage(null)
    const page = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1,
    )
    const current = selectedId === null ? -1 : messageList.indexOf(selectedId)
    const next = stepCard(event.key, current, count, page)
    const card = next === null ? undefined : messageList.at(next)
    if (next === null || card === undefined) return
    event.preventDefault()
    selectMessage(card.messageId)
    virtual.scrollToIndex(next, { align: 'auto' })
  }

  const shown = columns.filter(
    ({ from, until }) => from <= width && width < (until ?? Number.POSITIVE_INFINITY),
  )
  const template = shown.map((column) => column.track).join(' ')
  const context: CellContext = { t, common, language, catalogue }
  return (
    <div className="card-table-frame">
      <div
        ref={scroller}
        className="card-table"
        role="grid"
        tabIndex={0}
        aria-label={t('list')}
        aria-rowcount={count + 1}
        aria-colcount={shown.length}
        aria-activedescendant={selectedId === null ? undefined : `card-${selectedId}`}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div
          className="card-canvas"
          style={{ height: virtual.getTotalSize(), '--columns': template } as never}
        >
          <div className="card-header" role="row" aria-rowindex={1}>
            {shown.map((column) => (
              <div
                key={column.id}
                role="columnheader"
                className={column.className.includes('cell-end') ? 'cell cell-end' : 'cell'}
                title={t(`columns.${column.id}`)}
              >
                {column.id === 'direction' ? (
                  <span className="visually-hidden">{t('columns.direction')}</span>
                ) : (
                  t(`columns.${column.id}`)
                )}
              </div>
            ))}
          </div>
          {virtual.getVirtualItems().map((item) => {
            const card = messageList.at(item.index)
            if (card === undefined) return null
            return (
              <CardRow
                key={item.key}
                card={card}
                top={item.start}
                rowIndex={item.index + 2}
                isSelected={card.messageId === selectedId}
                shown={shown}
                shownKey={template}
                context={context}
              />
            )
          })}
        </div>
      </div>
      {held > 0 && (
        <button
          type="button"
          className="new-cards"
          onClick={() => {
            setAtTop(true)
            virtual.scrollToOffset(0)
          }}
        >
          {t('newCards', { count: held, formatted: formatCount(held, language) })}
        </button>
      )}
    </div>
  )
}

interface CardRowProps {
  readonly card: MessageCard
  readonly top: number
  readonly rowIndex: number
  readonly isSelected: boolean
  readonly shown: readonly Column[]
  /** Stands for `shown`, which is a new array at each draw. */
  readonly shownKey: string
  readonly context: CellContext
}

/** Explaining codes costs more than comparing: a row is drawn again only when something it shows has changed. */
const CardRow = memo(
  function CardRow({ card, top, rowIndex, isSelected, shown, context }: CardRowProps) {
    return (
      <div
        id={`card-${card.messageId}`}
        role="row"
        tabIndex={-1}
        aria-rowindex={rowIndex}
        aria-selected={isSelected}
        className={isSelected ? 'card-row is-selected' : 'card-row'}
        style={{ transform: `translateY(${top}px)` }}
        onClick={() => selectMessage(card.messageId)}
      >
        {shown.map((column) => (
          <div key={column.id} role="gridcell" className={column.className}>
            {column.cell(card, context)}
          </div>
        ))}
      </div>
    )
  },
  (one, other) =>
    one.card === other.card &&
    one.top === other.top &&
    one.rowIndex === other.rowIndex &&
    one.isSelected === other.isSelected &&
    one.shownKey === other.shownKey &&
    one.context.language === other.context.language &&
    one.context.catalogue === other.context.catalogue,
)

/** The element's own width in px, as it is dragged. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return
    setWidth(watched.clientWidth)
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return width
}
