import TableChartOutlined from '@mui/icons-material/TableChartOutlined'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CardSort, isNewestFirst, nextSort, sortKeyOf } from '../../../shared/message/card-sort.ts'
import type { GridSort } from '../../parts/grid/column.ts'
import { ColumnMenu, type TitleMenu } from '../../parts/grid/column-menu.tsx'
import { ColumnsDialog } from '../../parts/grid/columns-dialog.tsx'
import type { Place } from '../../parts/grid/grid-menu.ts'
import { useTitleOrder } from '../../parts/grid/use-title-order.ts'
import { messageColumnLists } from '../../stores/message-columns-store.ts'
import type { MessagesPlace } from '../../stores/message-sort-store.ts'
import { sortMessages, useMessages } from '../../stores/messages-store.ts'
import type { MessageContext } from './message-columns.tsx'
import { sortedByWords } from './sort-words.ts'
import { columnOf, ownColumn } from './use-message-list.ts'

const orders = ['ascending', 'descending'] as const

/** What the titles of a list of cards can do, and the menu and the dialog that they open. */
export function useMessageTitles(place: MessagesPlace, context: MessageContext) {
  const list = messageColumnLists[place]
  const sort = useMessages((state) => state.sort)
  const [title, setTitle] = useState<TitleMenu | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const onMenu = useCallback((id: string, { left, top }: Place) => setTitle({ id, left, top }), [])
  const own = useCallback((id: string) => ownColumn(list, id), [list])
  const sortedBy = useMemo((): GridSort => ({ ...sort, onSort: sortBy }), [sort])
  const words = { column: sortedByWords(sort, context), order: context.t(`sort.order.${sort.order}`) }
  return {
    label: context.t(isNewestFirst(sort) ? 'list' : 'listSorted', words),
    order: useTitleOrder(list, onMenu, own),
    sort: sortedBy,
    elements: (
      <>
        <ColumnsButton isOpen={isChoosing} onOpen={() => setChoosing(true)} />
        <ColumnMenu
          at={title === null ? null : { ...title, id: own(title.id) }}
          list={list}
          items={title === null ? [] : sortItems(title.id, sort, context)}
          onAll={() => setChoosing(true)}
          onClose={() => setTitle(null)}
        />
        {isChoosing && (
          <ColumnsDialog
            list={list}
            gridId={place}
            titleOf={(id) => columnOf(id)?.title(context) ?? id}
            examples="message_id, receipt.err, run …"
            onClose={() => setChoosing(false)}
          />
        )}
      </>
    ),
  }
}

function ColumnsButton({ isOpen, onOpen }: { isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation('list')
  return (
    <div className="list-tools">
      <Tooltip title={t('openColumns')}>
        <IconButton
          aria-label={t('openColumns')}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={onOpen}
        >
          <TableChartOutlined fontSize="inherit" />
        </IconButton>
      </Tooltip>
    </div>
  )
}

function sortBy(name: string): void {
  const key = sortKeyOf(name)
  if (key !== null) sortMessages(nextSort(useMessages.getState().sort, key))
}

function sortItems(id: string, sort: CardSort, { list }: MessageContext) {
  const by = columnOf(id)?.sortBy
  if (by === undefined) return []
  return orders.map((order) => ({
    label: list(`column.${order}`),
    isDone: sort.by === by && sort.order === order,
    run: () => sortMessages({ by, order }),
  }))
}
