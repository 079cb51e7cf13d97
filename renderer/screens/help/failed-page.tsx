import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { GuidePageId } from '../../../shared/guide/guide-table.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { readGuidePage } from '../../stores/help-store.ts'

/** In the place of a page that did not come. */
export function FailedPage({ page }: { page: GuidePageId }) {
  const { t } = useTranslation('help')
  const language = useLanguage()
  return (
    <EmptyState
      title={t('failed')}
      actions={
        <Button variant="contained" onClick={() => void readGuidePage(page, language)}>
          {t('again')}
        </Button>
      }
    >
      {t('failedNext')}
    </EmptyState>
  )
}
