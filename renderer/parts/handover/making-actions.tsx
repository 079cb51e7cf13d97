import Button from '@mui/material/Button'
import DialogActions from '@mui/material/DialogActions'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { closeHandover } from '../../stores/handover-store.ts'
import { HelpButton } from '../help-button.tsx'
import type { Making } from './use-file-making.ts'

interface MakingActionsProps {
  readonly making: Making
  /** There is something to write. */
  readonly isReady: boolean
  /** Of the button that starts. */
  readonly label: string
  readonly onStart: () => void
  readonly onStop: () => void
  /** Before the buttons. */
  readonly children?: ReactNode
}

/** The buttons that make a file, stop that, and close the dialog. */
export function MakingActions({ making, isReady, label, onStart, onStop, children }: MakingActionsProps) {
  const { t } = useTranslation('handover')
  const { t: common } = useTranslation('common')
  return (
    <DialogActions>
      <HelpButton page="handover" />
      {children}
      <Button onClick={closeHandover}>{common(making.phase === 'done' ? 'close' : 'cancel')}</Button>
      {making.phase === 'making' ? (
        <Button variant="outlined" color="error" onClick={onStop}>
          {t('stop')}
        </Button>
      ) : (
        <Button variant="contained" disabled={!isReady} onClick={onStart}>
          {label}
        </Button>
      )}
    </DialogActions>
  )
}
