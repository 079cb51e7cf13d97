import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../shared/contract/session.ts'
import { phaseTone } from '../../parts/phase-tone.ts'
import { shownName } from '../../parts/shown-name.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLiveWords } from '../../parts/use-live-words.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { changeOperations } from '../../stores/operations-store.ts'

/** Over which session it goes; a way to bind when there is none. */
export function SessionChoice({
  sessions,
  session,
}: {
  sessions: readonly SessionState[]
  session: SessionState | null
}) {
  const { t } = useTranslation('operations')
  const { t: tc } = useTranslation('common')
  const live = useLiveWords()
  if (session === null) {
    return (
      <span className="op-via">
        <span className="dim">{t('session.none')}</span>{' '}
        <button type="button" className="link-button" onClick={() => goTo('connections')}>
          {t('session.bind')}
        </button>
      </span>
    )
  }
  return (
    <Select
      className="op-via"
      value={session.sessionId}
      inputProps={{ 'aria-label': t('session.label') }}
      onChange={(event) => changeOperations({ sessionId: event.target.value })}
    >
      {sessions.map((one) => (
        <MenuItem key={one.sessionId} value={one.sessionId}>
          <span className="op-session">
            <StateDot tone={live.tone(phaseTone(one.phase, one.keepAlive.missed))} />
            <span className="cut foreign">{shownName(one.name, tc)}</span>
            <span className="dim">
              {one.bindMode !== null && `· ${tc(`bindMode.${one.bindMode}`)}`}
              {(one.phase !== 'bound' || live.isAway) && ` · ${live.phase(one.phase)}`}
            </span>
          </span>
        </MenuItem>
      ))}
    </Select>
  )
}
