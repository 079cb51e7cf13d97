import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { openCapturesDiff } from '../../stores/captures-diff-store.ts'
import { comparePdus, endCompare, useCompare } from '../../stores/compare-store.ts'

/** The way to compare two captures PDU by PDU. */
export function CompareCapturesButton() {
  const { t } = useTranslation('diff')
  return (
    <Button variant="outlined" onClick={openCapturesDiff}>
      {t('open')}
    </Button>
  )
}

/** Says which PDU waits to be compared, and compares it with the chosen one. */
export function CompareBar({ seq }: { seq: number }) {
  const { t } = useTranslation('compare')
  const first = useCompare((state) => state.first)
  if (first === null) return null
  return (
    <div className="compare-bar" role="status">
      <span>{t('choose', { seq: first })}</span>
      <span className="grow" />
      {seq !== first && (
        <Button variant="contained" onClick={() => comparePdus(first, seq)}>
          {t('compareNow', { first, seq })}
        </Button>
      )}
      <Button onClick={endCompare}>{t('cancel')}</Button>
    </div>
  )
}
