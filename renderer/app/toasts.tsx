import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useFaultWords } from '../parts/fault-words.ts'
import { NoticeText } from '../parts/notice-text.tsx'
import { dismissStoreFault, keyOfFault, openStoreFaults, useSettings } from '../stores/settings-store.ts'
import { dismissNotice, type Notice, type NoticeFault, useToasts } from '../stores/toast-store.ts'
import { useTopDialog } from './top-dialog.ts'

/** Confirmations leave by themselves; faults stay until they are read and dismissed. */
const doneMs = 6000

/** Of an open dialog they are a part: what is outside of it neither the keys nor a screen reader reach. */
export function Toasts() {
  const notices = useToasts((state) => state.notices)
  const dialog = useTopDialog()
  const toasts = (
    <div className="toasts" role="status" aria-live="polite">
      <StoreNotices />
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  )
  return dialog === null ? toasts : createPortal(toasts, dialog)
}

/** What was found wrong with the stored files, until it is dismissed or no longer so. */
function StoreNotices() {
  const status = useSettings((state) => state.status)
  const dismissedFaults = useSettings((state) => state.dismissedFaults)
  const faults = openStoreFaults({ status, dismissedFaults })
  const words = useFaultWords(faults.length > 0)
  return faults
    .filter((fault) => words !== null && words.say(fault) !== null && !words.passes(fault.code))
    .map((fault) => <StoreNotice key={keyOfFault(fault)} fault={fault} />)
}

function StoreNotice({ fault }: { fault: NoticeFault }) {
  const { t } = useTranslation('common')
  return (
    <div className="toast is-bad">
      <div className="grow">
        <NoticeText body={{ kind: 'fault', fault }} />
      </div>
      <IconButton aria-label={t('dismiss')} onClick={() => void dismissStoreFault(fault)}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </div>
  )
}

function Toast({ notice }: { notice: Notice }) {
  const { t } = useTranslation('common')
  const isDone = notice.body.kind === 'done'
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => dismissNotice(notice.id), doneMs)
    return () => clearTimeout(timer)
  }, [isDone, notice.id])
  return (
    <div className={isDone ? 'toast is-ok' : 'toast is-bad'}>
      <div className="grow">
        <NoticeText body={notice.body} />
      </div>
      {notice.action !== null && (
        <Button
          onClick={() => {
            notice.action?.run()
            dismissNotice(notice.id)
          }}
        >
          {notice.action.label}
        </Button>
      )}
      <IconButton aria-label={t('dismiss')} onClick={() => dismissNotice(notice.id)}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </div>
  )
}
