import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { goTo } from '../../stores/navigation-store.ts'
import { askWhatHappened, showVendorError } from '../../stores/try-it-run.ts'
import { dismissTryIt, useTryIt } from '../../stores/try-it-store.ts'

/** After the tour: what else to see with the same session. */
export function NextSteps() {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const { result, hasForbidden, hasQueried } = useTryIt()
  if (result === null) return null
  return (
    <section className="next-steps" aria-label={t('next.title')}>
      <span className="next-steps-text">
        <b className="strong">{t('next.title')}</b> {t('next.text')}
      </span>
      <Button variant="outlined" disabled={hasForbidden} onClick={() => void showVendorError()}>
        {t('next.vendorError')}
      </Button>
      <Button variant="outlined" disabled={hasQueried} onClick={() => void askWhatHappened()}>
        {t('next.query')}
      </Button>
      <Button variant="outlined" onClick={() => goTo('message')}>
        {t('next.compose')}
      </Button>
      <IconButton aria-label={tc('dismiss')} onClick={dismissTryIt}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </section>
  )
}
