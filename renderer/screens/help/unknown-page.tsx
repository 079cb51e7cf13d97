import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { openHelp } from '../../stores/navigation-store.ts'

/** An address that no page of the guide has. */
export function UnknownPage({ page }: { page: string }) {
  const { t } = useTranslation('help')
  return (
    <EmptyState
      title={t('unknown', { page: page.slice(0, 80) })}
      actions={
        <Button variant="contained" onClick={() => openHelp('first-minute')}>
          {t('toStart')}
        </Button>
      }
    >
      {t('unknownNext')}
    </EmptyState>
  )
}
