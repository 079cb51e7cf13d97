import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { revealRow } from '../../stores/capture-reveal.ts'
import { useExplain } from '../../stores/explain-store.ts'
import { useFiles } from '../../stores/files-store.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { showCapture } from '../../stores/shown-capture.ts'

/** The way back to the captured PDU that is explained, as long as its capture is open. */
export function BackToPdu() {
  const { t } = useTranslation('explain')
  const origin = useExplain((state) => state.pasted.origin)
  const isOpen = useFiles(
    ({ files }) =>
      origin !== null &&
      (origin.captureId === null || files.some(({ captureId }) => captureId === origin.captureId)),
  )
  if (origin === null || !isOpen) return null
  const { captureId, seq } = origin
  const goBack = () => {
    showCapture(captureId)
    goTo('live')
    void revealRow(seq)
  }
  return (
    <Button variant="outlined" onClick={goBack}>
      {t('backToPdu', { seq })}
    </Button>
  )
}
