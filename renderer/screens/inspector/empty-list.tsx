import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Progress } from '../../parts/progress.tsx'
import { TryItButton } from '../../parts/try-it-button.tsx'
import { setFilter, useCapture } from '../../stores/capture-store.ts'
import { goTo } from '../../stores/navigation-store.ts'

export function EmptyList() {
  const { t } = useTranslation('inspector')
  const filter = useCapture((state) => state.filter)
  const isLoading = useCapture((state) => state.isLoading)
  if (isLoading) return <Progress />
  if (filter !== '') {
    return (
      <EmptyState
        title={t('noMatchTitle')}
        actions={
          <Button variant="outlined" onClick={() => void setFilter('')}>
            {t('clearFilter')}
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
          <Button variant="outlined" onClick={() => goTo('connections')}>
            {t('goConnect')}
          </Button>
        </>
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}
