import Button from '@mui/material/Button'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../parts/filter/filter-chips.tsx'
import { FilterField } from '../../parts/filter/filter-input.tsx'
import { FilterHistoryButton, SaveFilterButton } from '../../parts/filter/filter-memory.tsx'
import { FilterProgress } from '../../parts/filter/filter-progress.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { openMessageExport } from '../../stores/handover-store.ts'
import type { MessagesPlace } from '../../stores/message-sort-store.ts'
import { messageList, useMessages } from '../../stores/messages-store.ts'
import { DoubtBar } from './doubt-bar.tsx'
import { FilterMenus } from './filter-menus.tsx'
import { useMessageChips } from './message-chips.ts'
import { PollBar } from './poll-bar.tsx'
import { ReadAllButton } from './read-all-button.tsx'

/** The filter of the cards, filters at hand, and what waits for a decision. */
export function SearchBar({
  inputRef,
  place,
}: {
  inputRef: RefObject<HTMLInputElement | null>
  place: MessagesPlace
}) {
  const chips = useMessageChips(place)
  return (
    <>
      <div className="messages-bar">
        <FilterField inputRef={inputRef} />
        <SaveFilterButton />
        <FilterHistoryButton />
        {place === 'messages' && <DoubtBar />}
        {place === 'messages' && <PollBar />}
        <Count />
        {place === 'inbox' && <ReadAllButton />}
        <ExportButton />
      </div>
      <FilterChips chips={chips}>{place === 'messages' && <FilterMenus />}</FilterChips>
    </>
  )
}

/** Writes all messages, those found or the selected one into a file. */
function ExportButton() {
  const { t } = useTranslation('handover')
  const selectedId = useMessages((state) => state.selectedId)
  const isEmpty = useMessages((state) => state.version >= 0 && messageList.count === 0 && state.filter === '')
  return (
    <Button
      variant="outlined"
      disabled={isEmpty}
      title={t('messagesHelp')}
      onClick={() => openMessageExport(selectedId === null ? [] : [selectedId])}
    >
      {t('exportButton')}
    </Button>
  )
}

/** How many are listed; of a filter how many it finds of how many. */
function Count() {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const search = useMessages((state) => state.search)
  const hasOlder = useMessages((state) => state.hasOlder)
  useMessages((state) => state.version)
  const { count } = messageList
  if (search !== null) return <FilterProgress total={search.total} shown={count} hasOlder={hasOlder} />
  return (
    <span className="dim messages-count" role="status">
      {t('shown', { count, shown: formatCount(count, language) + (hasOlder ? '+' : '') })}
    </span>
  )
}
