import { useEffect, useRef } from 'react'
import { FilterPlaceContext } from '../../parts/filter/use-filter-place.ts'
import { useSearchKey } from '../../parts/keys/use-keys.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import type { MessagesPlace } from '../../stores/message-sort-store.ts'
import { messageFilter } from '../../stores/messages-filter-store.ts'
import {
  followMessages,
  messageList,
  selectMessage,
  showMessagesOf,
  useMessages,
} from '../../stores/messages-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { CardDetail } from './card-detail.tsx'
import { EmptyTable } from './empty-table.tsx'
import { MessageTable } from './message-table.tsx'
import { SearchBar } from './search-bar.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { SortBar } from './sort-bar.tsx'
import { WorkBar } from './work-bar.tsx'
import './messages.css'

export function MessagesScreen() {
  return <CardsScreen place="messages" />
}

/** What was received alone. */
export function InboxScreen() {
  return <CardsScreen place="inbox" />
}

function CardsScreen({ place }: { place: MessagesPlace }) {
  const searchInput = useRef<HTMLInputElement>(null)
  const selectedId = useMessages((state) => state.selectedId)
  const isEmpty = useMessages((state) => state.version >= 0 && messageList.count === 0)
  const requested = useNavigation((state) => state.messageId)

  useEffect(() => {
    showMessagesOf(place)
    followMessages()
  }, [place])
  useEffect(() => {
    if (requested === null || place !== 'messages') return
    takeRequest('messageId')
    selectMessage(requested)
  }, [requested, place])
  useSearchKey(searchInput)

  const table = isEmpty ? <EmptyTable place={place} /> : <MessageTable place={place} />
  return (
    <div className="messages">
      <FilterPlaceContext value={messageFilter}>
        <SearchBar inputRef={searchInput} place={place} />
        <SortBar />
        <SelectionBar />
        <WorkBar />
        <div className="messages-panes">
          {selectedId === null ? (
            table
          ) : (
            <SplitPanes
              id="messages"
              orientation="horizontal"
              firstSize={58}
              firstMin="360px"
              secondMin="340px"
              first={table}
              second={<CardDetail messageId={selectedId} />}
            />
          )}
        </div>
      </FilterPlaceContext>
    </div>
  )
}
