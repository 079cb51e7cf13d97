import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { openPaste } from '../../stores/explain-store.ts'
import { examples } from './examples.ts'

/** What can be pasted here, with pastes to try. */
export function EmptyExplain() {
  const { t } = useTranslation('explain')
  return (
    <EmptyState
      title={t('emptyTitle')}
      actions={(['receipt', 'dump', 'log', 'code'] as const).map((id) => (
        <Button key={id} variant="outlined" onClick={() => openPaste(examples[id])}>
          {t(`example.${id}`)}
        </Button>
      ))}
    >
      {t('emptyText')}
    </EmptyState>
  )
}
