import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'

/** The question before much goes to another machine; open while there are hosts to ask about. */
export function ConsentDialog({
  hosts,
  rate,
  onAnswer,
}: {
  hosts: readonly string[]
  rate: number
  onAnswer: (isAgreed: boolean) => void
}) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  return (
    <Dialog open={hosts.length > 0} onClose={() => onAnswer(false)} aria-labelledby="load-consent">
      <DialogTitle id="load-consent">{t('consent.title')}</DialogTitle>
      <DialogContent>
        {t('consent.text', { rate: formatCount(rate, language), hosts: hosts.join(', ') })}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={() => onAnswer(false)}>
          {t('consent.no')}
        </Button>
        <Button variant="contained" onClick={() => onAnswer(true)}>
          {t('consent.yes')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
