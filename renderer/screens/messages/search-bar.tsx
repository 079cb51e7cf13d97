import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { messageList, search, useMessages } from '../../stores/messages-store.ts'
import { DoubtBar } from './doubt-bar.tsx'

/** Typing rests this long before the store is searched. */
const restMs = 200

export function SearchBar({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const text = useMessages((state) => state.text)
  const hasOlder = useMessages((state) => state.hasOlder)
  useMessages((state) => state.version)
  const [typed, setTyped] = useState(text)

  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed === useMessages.getState().text) return
    const timer = setTimeout(() => void search(typed), restMs)
    return () => clearTimeout(timer)
  }, [typed])

  const shown = formatCount(messageList.count, language) + (hasOlder ? '+' : '')
  return (
    <div className="messages-bar">
      <h1 className="screen-title">{t('title')}</h1>
      <input
        ref={inputRef}
        type="search"
        className="search-input"
        spellCheck={false}
        placeholder={t('searchHint')}
        aria-label={t('search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void search(typed)
          if (event.key === 'Escape') {
            setTyped('')
            event.currentTarget.blur()
          }
        }}
      />
      <DoubtBar />
      <span className="dim messages-count" role="status">
        {t('shown', { count: messageList.count, shown })}
      </span>
    </div>
  )
}
