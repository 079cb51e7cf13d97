import Button from '@mui/material/Button'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Progress } from '../../parts/progress.tsx'
import { closeTimeline, openTimeline, useTimeline } from '../../stores/timeline-store.ts'
import '../../parts/charts/chart-card.css'
import './charts.css'

/** Loaded when charts are first wanted. */
const ChartsPanel = lazy(() => import('./charts-panel.tsx').then((m) => ({ default: m.ChartsPanel })))

/** Folds the charts out above the list, and back. */
export function ChartsButton() {
  const { t } = useTranslation('charts')
  const isOpen = useTimeline((state) => state.isOpen)
  return (
    <Button variant="outlined" aria-expanded={isOpen} onClick={isOpen ? closeTimeline : openTimeline}>
      {t('open')}
    </Button>
  )
}

export function Charts() {
  const isOpen = useTimeline((state) => state.isOpen)
  if (!isOpen) return null
  return (
    <Suspense fallback={<Progress />}>
      <ChartsPanel />
    </Suspense>
  )
}
