import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Progress } from '../../parts/progress.tsx'
import { TryItButton } from '../../parts/try-it-button.tsx'
import { search, useMessages } from '../../stores/messages-store.ts'
import { goTo } from '../../stores/navigation-store.ts'

export function EmptyTable() {
  const { t } = useTranslation('messages')
  const text = useMessages((state) => state.text)
  const isLoading = useMessages((state) => state.isLoading)
  if (isLoading) return <Progress />
  if (text.trim() !== '') {
    return (
      <EmptyState
        title={t('noMatchTitle')}
        actions={
          <Button variant="outlined" onClick={() => void search('')}>
            {t('clearSearch')}
          </Button>
        }
      >
        {t('noMatchText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={t('emptyTitle')}
      actions={
        <>
          <TryItButton />
          <Button variant="outlined" onClick={() => goTo('composer')}>
            {t('goCompose')}
          </Button>
        </>
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}
