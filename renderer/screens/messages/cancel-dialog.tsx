import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

/** Asked before a cancel_sm that is bound to be refused. */
export function CancelDialog({
  isOpen,
  doubts,
  onClose,
  onSend,
}: {
  isOpen: boolean
  /** Why it will be refused, a sentence each. */
  doubts: readonly string[]
  onClose: () => void
  onSend: () => void
}) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const titleId = useId()
  return (
    <Dialog open={isOpen} onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('ask.cancelTitle')}</DialogTitle>
      <DialogContent>
        {doubts.map((doubt) => (
          <p key={doubt}>{doubt}</p>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button variant="contained" onClick={onSend}>
          {t('ask.cancelYes')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
