import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { NoticeText } from '../parts/notice-text.tsx'
import { dismissNotice, type Notice, useToasts } from '../stores/toast-store.ts'

/** Confirmations leave by themselves; faults stay until they are read and dismissed. */
const doneMs = 6000

export function Toasts() {
  const notices = useToasts((state) => state.notices)
  return (
    <div className="toasts" role="status" aria-live="polite">
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
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
