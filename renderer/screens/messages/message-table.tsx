import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { formatCount } from '../../parts/format.ts'
import type { GridLine } from '../../parts/grid/grid-lines.tsx'
import { rowHeight, useGridWindow } from '../../parts/grid/grid-window.ts'
import { LiveGrid } from '../../parts/grid/live-grid.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { messageColumnLists } from '../../stores/message-columns-store.ts'
import {
  chooseMessage,
  clearSelection,
  isSelected,
  selectAll,
  selectRange,
  toggleMessage,
  useSelection,
} from '../../stores/message-selection-store.ts'
import type { MessagesPlace } from '../../stores/message-sort-store.ts'
import {
  loadOlder,
  messageList,
  selectMessage,
  setAtTop,
  showHeld,
  useMessages,
} from '../../stores/messages-store.ts'
import { MessageMenu, type MessageMenuTarget } from './message-menu.tsx'
import { useMessageTitles } from './message-titles.tsx'
import { useMessageColumns, useMessageContext } from './use-message-list.ts'

/** px: this near to the top counts as the top, and this near to the end asks for more. */
const topSlack = 4
const nearEnd = 20 * rowHeight

/** The cards, newest first. New ones land on top only while the top is in view. */
export function MessageTable({ place }: { place: MessagesPlace }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  // Subscribed for the redraw; the cards themselves lie outside React.
  useMessages((state) => state.version)
  const listKey = useMessages((state) => state.listKey)
  const selectedId = useMessages((state) => state.selectedId)
  const held = useMessages((state) => state.held)
  const context = useMessageContext()
  const columns = useMessageColumns(messageColumnLists[place])
  const titles = useMessageTitles(place, context)
  const [menu, setMenu] = useState<MessageMenuTarget | null>(null)
  const selected = useSelection((state) => state.selected)
  const selection = useMemo(
    () => ({ has: (key: string) => isSelected(selected, key), onRange: selectRange, onAll: selectAll }),
    [selected],
  )
  const { count } = messageList
  const window = useGridWindow({ count, keyAt, overscan: 10 })
  const { virtual } = window

  // The pane beside it came or went: the list is another element then, and its keys must go on working.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes
  useEffect(() => {
    if (selectedId !== null && document.activeElement === document.body) window.scroller.current?.focus()
  }, [])

  const readKey = useRef(listKey)
  useEffect(() => {
    if (readKey.current === listKey) return
    readKey.current = listKey
    virtual.scrollToOffset(0)
  }, [listKey, virtual])

  const onScroll = ({ scrollTop, scrollHeight, clientHeight }: HTMLDivElement) => {
    setAtTop(scrollTop < topSlack)
    if (scrollHeight - scrollTop - clientHeight < nearEnd) void loadOlder()
  }
  return (
    <LiveGrid
      id={place}
      label={titles.label}
      columns={columns}
      context={context}
      order={titles.order}
      sort={titles.sort}
      window={window}
      count={count}
      lineAt={lineAt}
      chosen={selectedId === null ? null : { key: selectedId, index: messageList.indexOf(selectedId) }}
      onChoose={chooseMessage}
      rowClass={rowClass}
      onChooseBeside={toggleMessage}
      selection={selection}
      onEscape={() => (selected.kind === 'none' ? selectMessage(null) : clearSelection())}
      onScroll={onScroll}
      onMenu={(row) => {
        const card = messageList.get(row.key)
        if (card !== undefined) setMenu({ ...row, card })
      }}
    >
      {titles.elements}
      <MessageMenu target={menu} onClose={() => setMenu(null)} />
      {held > 0 && (
        <button
          type="button"
          className="grid-news is-above"
          onClick={() => {
            setAtTop(true)
            showHeld()
            virtual.scrollToOffset(0)
          }}
        >
          {t('newCards', { count: held, formatted: formatCount(held, language) })}
        </button>
      )}
    </LiveGrid>
  )
}

function rowClass({ isUnread }: MessageCard): string {
  return isUnread === true ? 'is-unread' : ''
}

function keyAt(index: number): string {
  return messageList.at(index)?.messageId ?? `none-${index}`
}

function lineAt(index: number): GridLine<MessageCard, string> | undefined {
  const card = messageList.at(index)
  return card === undefined ? undefined : { row: card, key: card.messageId }
}
