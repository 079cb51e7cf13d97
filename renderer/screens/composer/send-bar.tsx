import SendOutlined from '@mui/icons-material/SendOutlined'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { shownName } from '../../parts/shown-name.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { summaryModes, summaryTone, summaryWords } from '../../parts/summary-words.ts'
import { type BindsSummary, bindsOf, summaryOf } from '../../stores/binds.ts'
import { changeDraft, clearDraft, restoreDraft, useComposer } from '../../stores/composer-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
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
      <ViaSelect connection={connection} />
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

/** The connection to send by, each with the state of its binds. */
function ViaSelect({ connection }: { connection: Connection | null }) {
  const { t } = useTranslation('composer')
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  return (
    <Select
      className="via-select"
      value={connection?.connectionId ?? ''}
      displayEmpty
      inputProps={{ 'aria-label': t('send.via') }}
      onChange={(event) => changeDraft({ connectionId: event.target.value })}
    >
      {connection === null && (
        <MenuItem value="" disabled>
          {t('send.noConnection')}
        </MenuItem>
      )}
      {connections.map((one) => (
        <MenuItem key={one.connectionId} value={one.connectionId}>
          <ConnectionLine connection={one} summary={summaryOf(bindsOf(sessions, one.connectionId))} />
        </MenuItem>
      ))}
    </Select>
  )
}

function ConnectionLine({ connection, summary }: { connection: Connection; summary: BindsSummary | null }) {
  const { t } = useTranslation('common')
  const { t: own } = useTranslation('composer')
  const isBound = summary?.phase === 'bound'
  return (
    <span className="connection-line">
      <span className="dim via-word">{own('send.viaWord')}</span>
      <StateDot tone={summary === null ? 'off' : summaryTone(summary)} />
      <span className="cut foreign">{shownName(connection.name, t)}</span>
      <span className="dim">
        · {isBound ? summaryModes(summary, t) : t(`bindMode.${connection.bindMode}`)}
        {isBound && summary.of > 1 && ` · ${summaryWords(summary, t)}`}
        {!isBound &&
          ` · ${summary === null || summary.phase === 'closed' ? own('send.notBound') : t(`phase.${summary.phase}`)}`}
      </span>
    </span>
  )
}
