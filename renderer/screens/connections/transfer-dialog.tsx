import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../parts/failure-alert.tsx'
import { HelpButton } from '../../parts/help-button.tsx'
import { closeTransfer, useTransfer } from '../../stores/transfer-store.ts'

interface TransferDialogProps {
  readonly title: string
  readonly width: 'sm' | 'md'
  /** Of the button that does it. */
  readonly label: string
  readonly isReady: boolean
  readonly onDo: () => void
  readonly children: ReactNode
}

/** Connections to a file or from one: what it is about, why it failed, and the button that does it. */
export function TransferDialog({ title, width, label, isReady, onDo, children }: TransferDialogProps) {
  const { t } = useTranslation('common')
  const id = useId()
  const { isBusy, failure } = useTransfer()
  return (
    <Dialog open onClose={closeTransfer} fullWidth maxWidth={width} aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        {children}
        <FailureAlert failure={failure} />
      </DialogContent>
      <DialogActions>
        <HelpButton page="connecting" section={4} />
        <Button onClick={closeTransfer}>{t('cancel')}</Button>
        <Button variant="contained" disabled={isBusy || !isReady} onClick={onDo}>
          {label}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
