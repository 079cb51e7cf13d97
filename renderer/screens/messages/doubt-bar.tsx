import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cardFields } from '../../../shared/filter/card-field-table.ts'
import { hasPart } from '../../../shared/filter/join-filter.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useDoubts } from '../../stores/doubts-store.ts'
import { resolveAll } from '../../stores/message-actions-store.ts'
import { showUndecided } from '../../stores/messages-filter-store.ts'
import { undecidedPart, useMessages } from '../../stores/messages-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'

/** Parts that wait for a decision: one click shows them alone, and one more decides about all of them. */
export function DoubtBar() {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const parts = useDoubts((state) => state.parts)
  const isUndecidedOnly = useMessages((state) => hasPart(state.filter, undecidedPart, cardFields))
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  if (parts === 0 && !isUndecidedOnly) return null

  const decide = (action: 'retry' | 'leave') => async () => {
    setAsking(false)
    setBusy(true)
    const done = await resolveAll(action)
    setBusy(false)
    if (done !== null && done > 0) {
      notifyDone(
        t(action === 'retry' ? 'doubt.allSent' : 'doubt.allLeft', {
          count: done,
          formatted: formatCount(done, language),
        }),
      )
    }
  }
  return (
    <>
      <Button
        variant="outlined"
        color="warning"
        size="small"
        aria-pressed={isUndecidedOnly}
        title={t('doubt.filterHelp')}
        onClick={() => showUndecided(!isUndecidedOnly)}
      >
        {t('doubt.filter', { formatted: formatCount(parts, language) })}
      </Button>
      {isUndecidedOnly && parts > 0 && (
        <>
          <Button size="small" disabled={isBusy} onClick={() => setAsking(true)}>
            {t('doubt.retryAll')}
          </Button>
          <Button size="small" disabled={isBusy} title={t('doubt.leaveHelp')} onClick={decide('leave')}>
            {t('doubt.leaveAll')}
          </Button>
        </>
      )}
      <RetryDialog isOpen={isAsking} onClose={() => setAsking(false)} onRetry={decide('retry')} />
    </>
  )
}

function RetryDialog({
  isOpen,
  onClose,
  onRetry,
}: {
  isOpen: boolean
  onClose: () => void
  onRetry: () => void
}) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const parts = useDoubts((state) => state.parts)
  return (
    <Dialog open={isOpen} onClose={onClose}>
      <DialogTitle>{t('doubt.retryAllTitle')}</DialogTitle>
      <DialogContent>
        {t('doubt.retryAllText', { count: parts, formatted: formatCount(parts, language) })}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button variant="contained" color="warning" onClick={onRetry}>
          {t('doubt.retryAllYes')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
