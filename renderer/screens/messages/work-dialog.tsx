import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageAction } from '../../../shared/message/message-action.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { actionWord } from './action-word.ts'

/** Asked before something is done with many messages: what will happen, and with how many. */
export function WorkDialog({
  action,
  applies,
  selected,
  onClose,
  onBegin,
}: {
  action: MessageAction
  /** Messages that it is about, of those selected. */
  applies: number
  selected: number
  onClose: () => void
  onBegin: () => void
}) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const titleId = useId()
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{actionWord(action, t)}</DialogTitle>
      <DialogContent>
        <p>
          {t('selection.applies', {
            count: applies,
            formatted: formatCount(applies, language),
            selected: formatCount(selected, language),
          })}
        </p>
        <p className={action === 'retry' ? 'warn' : undefined}>{t(`selection.will.${action}`)}</p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button variant="contained" color={action === 'retry' ? 'warning' : 'primary'} onClick={onBegin}>
          {actionWord(action, t)}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
