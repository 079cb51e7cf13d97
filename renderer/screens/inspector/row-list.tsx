import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { formatCount } from '../../parts/format.ts'
import { ColumnMenu, type TitleMenu } from '../../parts/grid/column-menu.tsx'
import type { GridLine } from '../../parts/grid/grid-lines.tsx'
import type { Place, RowMenu as RowPlace } from '../../parts/grid/grid-menu.ts'
import { useGridWindow } from '../../parts/grid/grid-window.ts'
import { LiveGrid } from '../../parts/grid/live-grid.tsx'
import { useTitleOrder } from '../../parts/grid/use-title-order.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCaptureEvents } from '../../stores/capture-events-store.ts'
import {
  captureLines,
  chooseLine,
  isEventLine,
  keyOfEvent,
  type LineKey,
} from '../../stores/capture-lines.ts'
import { revealFirst } from '../../stores/capture-reveal.ts'
import { isGap } from '../../stores/capture-rows.ts'
import { captureRows, useCapture } from '../../stores/capture-store.ts'
import { captureColumnList } from '../../stores/columns-store.ts'
import { comparePdus, useCompare } from '../../stores/compare-store.ts'
import { openListDialog } from '../../stores/list-dialogs-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { EventRemark } from './event-remark.tsx'
import { GapRemark } from './gap-remark.tsx'
import { ListTools } from './list-tools.tsx'
import { fieldsOfRow } from './menu-fields.ts'
import type { MenuTarget } from './menu-target.ts'
import { RowMenu } from './row-menu.tsx'
import type { RowRules } from './row-rules.ts'
import { isResponse } from './row-words.ts'
import { ScrollMarks } from './scroll-marks.tsx'
import { useErrorKeys } from './use-error-keys.ts'
import { useFollowing } from './use-following.ts'
import { useList } from './use-list.ts'
import { useListNeeds } from './use-list-needs.ts'

/** The capture, live, oldest first; `pairSeq` is the other half of the chosen PDU. */
export function RowList({ pairSeq }: { pairSeq: number | null }) {
  const { t } = useTranslation('inspector')
  // Subscribed for the redraw; rows and events themselves lie outside React.
  useCapture((state) => state.version)
  useCaptureEvents((state) => state.version)
  const isFollowing = useCapture((state) => state.isFollowing)
  const chosen = useChosenLine()
  const { columns, context } = useList()
  const compared = useCompare()
  const isCompared = (key: LineKey) =>
    key === compared.first || key === compared.pair?.a || key === compared.pair?.b
  const { count } = captureLines
  const window = useGridWindow({
    count,
    keyAt,
    // While following, every row on show changes in every frame: rows beyond the edge cost as much as those in view.
    overscan: 4,
    growsAtEnd: { isFollowed: isFollowing },
  })
  const { isEndInView, goToEnd, onScroll, onTouch } = useFollowing(window)
  const menus = useMenus(context.catalogue)
  useListNeeds(window, columns, context.rules)
  useErrorKeys(window)
  return (
    <>
      <LiveGrid
        id="inspector"
        label={t('list')}
        columns={columns}
        context={context}
        window={window}
        count={count}
        lineAt={lineAt}
        chosen={chosen === null ? null : { key: chosen, index: captureLines.indexOf(chosen) }}
        onChoose={chooseLine}
        onChooseBeside={compareWithChosen}
        rowClass={(row, seq) => {
          const own = classOf(row, context.rules, seq === pairSeq)
          return isCompared(seq) ? `${own} pdu-compared` : own
        }}
        onEnd={goToEnd}
        onHome={goToStart}
        onScroll={onScroll}
        onTouch={onTouch}
        order={menus.order}
        onMenu={menus.openRow}
      >
        <ListTools />
        <ScrollMarks {...window} />
        {!isFollowing && !isEndInView && <NewRows onClick={goToEnd} />}
      </LiveGrid>
      {menus.elements}
    </>
  )
}

/** Leads to the rows that came below. */
function NewRows({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const isPaused = useCapture((state) => state.isPaused)
  const pending = useCapture((state) => state.unseen + state.held)
  if (pending === 0 || isPaused) return null
  return (
    <button type="button" className="grid-news is-below" onClick={onClick}>
      {t('newRows', { count: pending, formatted: formatCount(pending, language) })}
    </button>
  )
}

function goToStart(): void {
  void revealFirst(useSettings.getState().status?.capturedPdus ?? 0)
}

/** The chosen PDU or event. */
function useChosenLine(): LineKey | null {
  const seq = useCapture((state) => state.selectedSeq)
  const eventId = useCaptureEvents((state) => state.selectedId)
  return eventId === null ? seq : `event-${eventId}`
}

/** The menus of the list, one of a row and one of a title, and how each is opened. */
function useMenus(catalogue: Catalogue) {
  const [row, setRow] = useState<MenuTarget | null>(null)
  const [title, setTitle] = useState<TitleMenu | null>(null)
  const openTitle = useCallback((id: string, { left, top }: Place) => setTitle({ id, left, top }), [])
  return {
    order: useTitleOrder(captureColumnList, openTitle),
    openRow: ({ key, columnId, left, top }: RowPlace<LineKey>) => {
      const found = typeof key === 'number' ? captureRows.row(key) : undefined
      if (found === undefined) return
      setRow({
        row: found,
        left,
        top,
        ...fieldsOfRow(found, captureColumnList.columns(), catalogue, columnId ?? 'command'),
      })
    },
    elements: (
      <>
        <RowMenu target={row} onClose={() => setRow(null)} />
        <ColumnMenu
          at={title}
          list={captureColumnList}
          onAll={() => openListDialog({ kind: 'columns' })}
          onClose={() => setTitle(null)}
        />
      </>
    ),
  }
}

function classOf(row: CaptureRow, rules: RowRules, isPair: boolean): string {
  const rule = rules.ruleOf(row)
  return `${isResponse(row) ? 'pdu-response' : ''}${isPair ? ' pdu-paired' : ''}${rule === null ? '' : ` rule-${rule.color}`}`
}

/** The first click with Ctrl chooses where nothing is chosen; events are not compared. */
function compareWithChosen(key: LineKey): void {
  const { selectedSeq } = useCapture.getState()
  const { first } = useCompare.getState()
  const one = first ?? selectedSeq
  if (one === null || typeof key !== 'number') chooseLine(key)
  else comparePdus(one, key)
}

function keyAt(index: number): string | number {
  const line = captureLines.at(index)
  if (line === undefined) return `none-${index}`
  if (isEventLine(line)) return keyOfEvent(line.event)
  return isGap(line) ? `gap-${line.from}` : line.seq
}

function lineAt(index: number): GridLine<CaptureRow, LineKey> | undefined {
  const line = captureLines.at(index)
  if (line === undefined) return undefined
  if (isEventLine(line)) {
    const { event } = line
    return { remark: <EventRemark event={event} />, className: 'pdu-event', key: keyOfEvent(event) }
  }
  return isGap(line)
    ? { remark: <GapRemark gap={line} />, className: 'pdu-gap' }
    : { row: line, key: line.seq }
}
