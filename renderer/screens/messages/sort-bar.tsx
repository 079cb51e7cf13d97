import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { isNewestFirst, newestFirst } from '../../../shared/message/card-sort.ts'
import { sortMessages, useMessages } from '../../stores/messages-store.ts'
import { sortedByWords } from './sort-words.ts'
import { useMessageContext } from './use-message-list.ts'

/** That the list is in another order than that of the time, what follows from it, and the way back. */
export function SortBar() {
  const { t } = useTranslation('messages')
  const context = useMessageContext()
  const sort = useMessages((state) => state.sort)
  if (isNewestFirst(sort)) return null
  return (
    <div className="messages-sorted">
      <span role="status">
        {t('sort.by', { column: sortedByWords(sort, context), order: t(`sort.order.${sort.order}`) })}{' '}
        <span className="dim">{t('sort.waits')}</span>
      </span>
      <Button size="small" variant="outlined" onClick={() => sortMessages(newestFirst)}>
        {t('sort.newest')}
      </Button>
    </div>
  )
}
