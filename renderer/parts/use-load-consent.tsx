import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoadAgreement } from '../../shared/load/load-consent.ts'
import type { AskAboutLoad } from '../stores/agreed-call.ts'
import { formatCount } from './format.ts'
import { useLanguage } from './use-language.ts'

interface Open {
  readonly question: LoadAgreement
  readonly answer: (isAgreed: boolean) => void
}

/** The question before much goes to another machine: the way to ask it, and its dialog. */
export function useLoadConsent(): { readonly ask: AskAboutLoad; readonly dialog: ReactNode } {
  const [open, setOpen] = useState<Open | null>(null)
  const ask = useCallback<AskAboutLoad>(
    (question) =>
      new Promise((resolve) => {
        setOpen({
          question,
          answer: (isAgreed) => {
            setOpen(null)
            resolve(isAgreed)
          },
        })
      }),
    [],
  )
  return { ask, dialog: open === null ? null : <ConsentDialog {...open} /> }
}

function ConsentDialog({ question: { host, rate, parts }, answer }: Open) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  const told = (amount: LoadAgreement['rate']) =>
    typeof amount === 'number' ? formatCount(amount, language) : amount
  return (
    <Dialog
      open
      onClose={() => answer(false)}
      aria-labelledby="load-consent"
      aria-describedby="load-consent-text"
    >
      <DialogTitle id="load-consent">{t('consent.title')}</DialogTitle>
      <DialogContent id="load-consent-text">
        {t('consent.text', { rate: told(rate), parts: told(parts), host })}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={() => answer(false)}>
          {t('consent.no')}
        </Button>
        <Button variant="contained" onClick={() => answer(true)}>
          {t('consent.yes')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
