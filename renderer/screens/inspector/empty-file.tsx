import { useTranslation } from 'react-i18next'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Progress } from '../../parts/progress.tsx'

/** A file in which there are no PDUs, or none so far. */
export function EmptyFile({ file }: { file: CaptureFile }) {
  const { t } = useTranslation('inspector')
  if (file.state === 'reading' || file.pdus > 0) return <Progress />
  return (
    <EmptyState title={t('file.emptyTitle')}>
      {file.packets > 0 ? t('file.emptyText') : t('file.emptyNothing')}
    </EmptyState>
  )
}
