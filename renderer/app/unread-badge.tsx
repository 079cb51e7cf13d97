import { useTranslation } from 'react-i18next'
import { formatCount } from '../parts/format.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useUnread } from '../stores/unread-store.ts'

const mostShown = 99

/** How many received messages nobody has looked at; nothing while there are none. */
export function UnreadBadge() {
  const count = useUnread((state) => state.count)
  if (count === 0) return null
  return (
    <span className="unread-badge" aria-hidden="true">
      {count > mostShown ? `${mostShown}+` : count}
    </span>
  )
}

/** The same in words; '' while there are none. */
export function useUnreadWords(): string {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const count = useUnread((state) => state.count)
  return count === 0 ? '' : t('unread', { count, formatted: formatCount(count, language) })
}
