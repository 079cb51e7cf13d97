import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useTranslation } from 'react-i18next'
import { faultText } from '../../shared/faults/fault.ts'
import { useLanguage } from '../parts/use-language.ts'
import type { ElsewhereQuestion } from '../stores/elsewhere-store.ts'

/** Another window was ahead of a save or a removal: nothing is overwritten or deleted until somebody decides. */
export function ElsewhereDialog({ question }: { question: ElsewhereQuestion }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const { fault, canCopy, isRemoval, answer } = question
  const { what, next } = faultText(fault, language)
  return (
    <Dialog
      open
      onClose={() => answer('none')}
      fullWidth
      maxWidth="sm"
      aria-labelledby="elsewhere-title"
      aria-describedby="elsewhere-text"
    >
      <DialogTitle id="elsewhere-title">{t('elsewhere.title')}</DialogTitle>
      <DialogContent id="elsewhere-text">
        <p>{what}</p>
        <p className="dim">{isRemoval ? t('elsewhere.removal') : next}</p>
      </DialogContent>
      <DialogActions>
        {!isRemoval && <Button onClick={() => answer('none')}>{t('cancel')}</Button>}
        <Button variant="outlined" autoFocus onClick={() => answer('theirs')}>
          {t(isRemoval ? 'elsewhere.keep' : 'elsewhere.theirs')}
        </Button>
        {canCopy && (
          <Button variant="outlined" onClick={() => answer('copy')}>
            {t('elsewhere.copy')}
          </Button>
        )}
        <Button variant="contained" color={isRemoval ? 'error' : 'primary'} onClick={() => answer('mine')}>
          {t(isRemoval ? 'elsewhere.remove' : 'elsewhere.mine')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
