import Button from '@mui/material/Button'
import Popover from '@mui/material/Popover'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/contract/session.ts'
import { CloseHistory } from '../parts/close-history.tsx'
import { ColourMark } from '../parts/colour-mark.tsx'
import { formatClock, formatMoment, formatMs } from '../parts/format.ts'
import { StatePill } from '../parts/state-pill.tsx'
import { summaryTone } from '../parts/summary-words.ts'
import { useLiveWords } from '../parts/use-live-words.ts'
import { summaryOf, useBinds } from '../stores/binds.ts'
import { useConnectionColour } from '../stores/connection-colour.ts'
import { openBundle } from '../stores/handover-store.ts'
import { showTraffic } from '../stores/inspect-place.ts'
import { openConnection } from '../stores/navigation-store.ts'
import { closeSession, enquireLink, forgetSession } from '../stores/sessions-store.ts'
import { LaneBinds } from './session-lane-binds.tsx'
import { LaneDoubts } from './session-lane-doubts.tsx'
import { LaneFacts } from './session-lane-facts.tsx'
import { LaneNotes } from './session-lane-notes.tsx'
import { LastPdus } from './session-lane-pdus.tsx'
import { useConnectionName } from './use-connection-name.ts'
import './session-lane.css'

/** Everything known of a connection's binds, one of them in full, and what can be done with it. */
export function SessionLane({
  connectionId,
  anchor,
  onClose,
}: {
  connectionId: string
  anchor: HTMLElement
  onClose: () => void
}) {
  const { t } = useTranslation('common')
  const binds = useBinds(connectionId)
  const name = useConnectionName(connectionId)
  const colour = useConnectionColour(connectionId)
  const [chosen, setChosen] = useState<number | null>(null)
  const summary = summaryOf(binds)
  const live = useLiveWords()
  if (summary === null) return null
  const session = binds.find(({ bind }) => bind.number === chosen) ?? summary.main
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { className: 'lane', 'aria-label': name, role: 'dialog' } }}
    >
      <div className="lane-head">
        <h2 className="cut foreign">
          <ColourMark colour={colour} />
          {name}
        </h2>
        <StatePill tone={live.tone(summaryTone(summary))}>{live.summary(summary)}</StatePill>
        <span className="dim" title={formatMoment(summary.since)}>
          {t('session.since', { time: formatClock(summary.since) })}
        </span>
      </div>
      {summary.of > 1 && (
        <LaneBinds
          connectionId={connectionId}
          binds={binds}
          summary={summary}
          chosen={session}
          onChoose={setChosen}
        />
      )}
      <LaneFacts session={session} />
      <LaneDoubts connectionId={connectionId} onOpen={onClose} />
      <CloseHistory connectionId={connectionId} latest={session.close} />
      <LaneNotes notes={session.notes} />
      <LastPdus pdus={session.lastPdus} onOpen={onClose} />
      <LaneActions key={session.sessionId} session={session} isOnly={summary.of === 1} onClose={onClose} />
    </Popover>
  )
}

/** Actions on one session. `isOnly`: the lane has nothing left to show once it is gone. */
function LaneActions({
  session,
  isOnly,
  onClose,
}: {
  session: SessionState
  isOnly: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('common')
  const { t: handover } = useTranslation('handover')
  const [enquired, setEnquired] = useState<number | null>(null)
  const { sessionId, connectionId, name, phase } = session
  const leave = (run: () => void) => () => {
    run()
    onClose()
  }
  const end = (how: 'unbind' | 'cut') => () => {
    void closeSession(sessionId, how)
    if (isOnly) onClose()
  }
  return (
    <div className="lane-actions">
      {enquired !== null && (
        <p className="ok" role="status">
          {t('session.enquireAnswered', { latency: formatMs(enquired) })}
        </p>
      )}
      {phase === 'bound' && (
        <Button
          variant="outlined"
          onClick={() => void enquireLink(sessionId).then((latencyMs) => setEnquired(latencyMs))}
        >
          {t('session.enquireNow')}
        </Button>
      )}
      {phase !== 'closed' && (
        <>
          <Button variant="outlined" onClick={end('unbind')}>
            {t(isOnly ? 'session.unbind' : 'session.unbindOne')}
          </Button>
          <Tooltip title={t('session.cutHelp')}>
            <Button variant="outlined" color="error" onClick={end('cut')}>
              {t('session.cut')}
            </Button>
          </Tooltip>
        </>
      )}
      {phase === 'closed' && isOnly && (
        <Button variant="outlined" onClick={leave(() => forgetSession(sessionId))}>
          {t('session.forget')}
        </Button>
      )}
      <Button
        title={handover('bundleHelp')}
        onClick={leave(() =>
          openBundle({
            about: { kind: 'session', sessionId, minutes: 15 },
            connectionId,
            observed: '',
          }),
        )}
      >
        {handover('bundleButton')}
      </Button>
      <Button onClick={leave(() => showTraffic(name))}>{t('session.traffic')}</Button>
      {connectionId !== null && (
        <Button onClick={leave(() => openConnection(connectionId))}>{t('session.edit')}</Button>
      )}
    </div>
  )
}
