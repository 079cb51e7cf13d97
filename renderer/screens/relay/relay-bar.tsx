import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useTranslation } from 'react-i18next'
import type { RelayState } from '../../../shared/contract/relay.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { formatCount } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useLiveWords } from '../../parts/use-live-words.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { configureRelay, startRelay, stopRelay, useRelay } from '../../stores/relay-store.ts'
import { ListenFields } from './listen-fields.tsx'

/** Where it listens and leads to, and how it stands. */
export function RelayBar({ state }: { state: RelayState }) {
  const { t } = useTranslation('relay')
  const { t: tc } = useTranslation('common')
  const failure = useRelay((view) => view.failure)
  const language = useLanguage()
  const live = useLiveWords()
  const { setup, port, applications } = state
  const isRunning = port !== null
  const why = failure ?? (state.failure === null ? null : { kind: 'fault' as const, fault: state.failure })
  return (
    <header className="relay-bar">
      <div className="relay-bar-row">
        {isRunning ? (
          <>
            <StatePill tone={live.tone('ok')}>{live.isAway ? tc('phase.unknown') : t('listening')}</StatePill>
            <CopyValue value={`${setup.host}:${port}`} />
            <span className="dim">
              {t('applications', { count: applications, formatted: formatCount(applications, language) })}
            </span>
          </>
        ) : (
          <StatePill tone="off">{t('stopped')}</StatePill>
        )}
        <span className="grow" />
        {setup.connectionId === null && <span className="dim">{t('noConnection')}</span>}
        <StartButton isRunning={isRunning} hasConnection={setup.connectionId !== null} />
      </div>
      <div className="relay-bar-row relay-setup">
        <ConnectionChoice connectionId={setup.connectionId} isDisabled={isRunning} />
        <ToggleButtonGroup
          exclusive
          size="small"
          value={setup.mode}
          disabled={isRunning}
          aria-label={t('mode')}
          onChange={(_event, mode: typeof setup.mode | null) => {
            if (mode !== null) void configureRelay({ mode })
          }}
        >
          <ToggleButton value="transparent" title={t('transparentHelp')}>
            {t('transparent')}
          </ToggleButton>
          <ToggleButton value="own-binds" title={t('ownBindsHelp')}>
            {t('ownBinds')}
          </ToggleButton>
        </ToggleButtonGroup>
        <ListenFields host={setup.host} port={setup.port} isDisabled={isRunning} />
        <span className="dim relay-about">
          {t(setup.mode === 'transparent' ? 'transparentHelp' : 'ownBindsHelp')}
        </span>
      </div>
      {why !== null && (
        <div className="relay-failure" role="alert">
          <NoticeText body={why} />
        </div>
      )}
    </header>
  )
}

function ConnectionChoice({
  connectionId,
  isDisabled,
}: {
  connectionId: string | null
  isDisabled: boolean
}) {
  const { t } = useTranslation('relay')
  const { t: tc } = useTranslation('common')
  const connections = useConnections((view) => view.connections)
  const isKnown = connections.some((one) => one.connectionId === connectionId)
  return (
    <TextField
      select
      size="small"
      className="relay-connection"
      label={t('provider')}
      value={isKnown ? connectionId : ''}
      disabled={isDisabled}
      onChange={(event) => void configureRelay({ connectionId: event.target.value })}
    >
      {connections.map((one) => (
        <MenuItem key={one.connectionId} value={one.connectionId}>
          {shownName(one.name, tc)}
        </MenuItem>
      ))}
    </TextField>
  )
}

function StartButton({ isRunning, hasConnection }: { isRunning: boolean; hasConnection: boolean }) {
  const { t } = useTranslation('relay')
  const isBusy = useRelay((view) => view.isBusy)
  return isRunning ? (
    <Button variant="outlined" disabled={isBusy} onClick={() => void stopRelay()}>
      {t('stop')}
    </Button>
  ) : (
    <Button variant="contained" disabled={isBusy || !hasConnection} onClick={() => void startRelay()}>
      {t('start')}
    </Button>
  )
}
