import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useCapturesDiff } from '../../stores/captures-diff-store.ts'
import { CapturesDiffForm } from './captures-diff-form.tsx'
import { CapturesDiffResult } from './captures-diff-result.tsx'
import './captures-diff.css'

/** Two captures compared PDU by PDU: which and how, and what was found. */
export function CapturesDiff() {
  const { t } = useTranslation('diff')
  const run = useCapturesDiff((state) => state.run)
  return (
    <section className="captures-diff" aria-label={t('title')}>
      <CapturesDiffForm />
      {run === null ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <CapturesDiffResult run={run} />
      )}
    </section>
  )
}
