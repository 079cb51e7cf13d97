import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { readAll, useUnread } from '../../stores/unread-store.ts'

/** Everything that was received becomes read. */
export function ReadAllButton() {
  const { t } = useTranslation('messages')
  const count = useUnread((state) => state.count)
  return (
    <Button variant="outlined" disabled={count === 0} onClick={() => void readAll(null)}>
      {t('unread.readAll')}
    </Button>
  )
}
