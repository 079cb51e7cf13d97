import SendOutlined from '@mui/icons-material/SendOutlined'
import Button from '@mui/material/Button'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { ViaSelect } from '../../parts/via-select.tsx'
import { changeDraft, clearDraft, restoreDraft, useComposer } from '../../stores/composer-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { MoreMenu } from './more-menu.tsx'

const isApple = /Mac|iP(hone|ad)/.test(navigator.userAgent)
const shortcut = isApple ? '⌘↵' : 'Ctrl ↵'

/** The connection to send by, more actions, and the button that sends. */
export const SendBar = memo(function SendBar({
  connection,
  session,
  canSend,
  needsBind,
  isBusy,
  onSend,
  latestIntent,
}: {
  connection: Connection | null
  session: SessionState | null
  canSend: boolean
  /** True when only the bind is missing. */
  needsBind: boolean
  isBusy: boolean
  onSend: () => void
  /** The message as it stands when it is asked for. */
  latestIntent: () => SendIntent
}) {
  const { t } = useTranslation('composer')
  const clear = () => {
    const before = useComposer.getState().draft
    clearDraft()
    notifyDone(t('send.cleared'), { label: t('undo'), run: () => restoreDraft(before) })
  }
  return (
    <div className="send-bar">
      <ViaSelect connection={connection} onChange={(connectionId) => changeDraft({ connectionId })} />
      <MoreMenu connection={connection} latestIntent={latestIntent} />
      <Button variant="outlined" onClick={clear}>
        {t('send.clear')}
      </Button>
      <Button
        variant="contained"
        disabled={isBusy || !(canSend || needsBind)}
        startIcon={<SendOutlined fontSize="inherit" />}
        aria-keyshortcuts={isApple ? 'Meta+Enter' : 'Control+Enter'}
        onClick={onSend}
      >
        {isBusy
          ? t(session?.phase === 'bound' ? 'send.sending' : 'send.binding')
          : needsBind
            ? t('send.bindAndSend')
            : t('send.send')}
        <span className="send-keys" aria-hidden="true">
          {shortcut}
        </span>
      </Button>
    </div>
  )
})
