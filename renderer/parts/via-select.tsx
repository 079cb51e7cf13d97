import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../shared/contract/connections.ts'
import { type BindsSummary, bindsOf, summaryOf } from '../stores/binds.ts'
import { useConnections } from '../stores/connections-store.ts'
import { useSessions } from '../stores/sessions-store.ts'
import { shownName } from './shown-name.ts'
import { StateDot } from './state-pill.tsx'
import { summaryModes, summaryTone } from './summary-words.ts'
import { useLiveWords } from './use-live-words.ts'
import './via-select.css'

/** The connection to send by, each with the state of its binds. */
export function ViaSelect({
  connection,
  onChange,
}: {
  connection: Connection | null
  onChange: (connectionId: string) => void
}) {
  const { t } = useTranslation('composer')
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  return (
    <Select
      className="via-select"
      value={connection?.connectionId ?? ''}
      displayEmpty
      inputProps={{ 'aria-label': t('send.via') }}
      onChange={(event) => onChange(event.target.value)}
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
  const live = useLiveWords()
  const isBound = summary?.phase === 'bound' && !live.isAway
  return (
    <span className="connection-line">
      <span className="dim via-word">{own('send.viaWord')}</span>
      <StateDot tone={summary === null ? 'off' : live.tone(summaryTone(summary))} />
      <span className="cut foreign">{shownName(connection.name, t)}</span>
      <span className="dim">
        · {isBound ? summaryModes(summary, t) : t(`bindMode.${connection.bindMode}`)}
        {isBound && summary.of > 1 && ` · ${live.summary(summary)}`}
        {!isBound &&
          ` · ${summary === null || summary.phase === 'closed' ? own('send.notBound') : live.phase(summary.phase)}`}
      </span>
    </span>
  )
}
