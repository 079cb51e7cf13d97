import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { RoomTitle } from '../../parts/room-title.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { messageList, search, useMessages } from '../../stores/messages-store.ts'
import { DoubtBar } from './doubt-bar.tsx'

export function SearchBar({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const text = useMessages((state) => state.text)
  const hasOlder = useMessages((state) => state.hasOlder)
  useMessages((state) => state.version)
  const shown = formatCount(messageList.count, language) + (hasOlder ? '+' : '')
  return (
    <div className="messages-bar">
      <RoomTitle room="messages" />
      <SearchField
        inputRef={inputRef}
        label={t('search')}
        hint={t('searchHint')}
        inForce={text}
        onSearch={(typed) => void search(typed)}
      />
      <DoubtBar />
      <span className="dim messages-count" role="status">
        {t('shown', { count: messageList.count, shown })}
      </span>
    </div>
  )
}
