import { useTranslation } from 'react-i18next'
import type { ConnectionColour } from '../../../shared/contract/connection-values.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { CloseHistory } from '../../parts/close-history.tsx'
import { CloseWords } from '../../parts/close-words.tsx'
import { ColourMark } from '../../parts/colour-mark.tsx'
import { formatClock, formatMoment } from '../../parts/format.ts'
import { HelpButton } from '../../parts/help-button.tsx'
import { HostWords } from '../../parts/host-words.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { summaryTone } from '../../parts/summary-words.ts'
import { useLiveWords } from '../../parts/use-live-words.ts'
import { WaitingWords } from '../../parts/waiting-words.tsx'
import { type BindsSummary, boundCloseOf, summaryOf } from '../../stores/binds.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { UnboundBinds } from './unbound-binds.tsx'

interface ConnectionHeadProps {
  readonly connectionId: string
  /** As it is being edited. */
  readonly name: string
  readonly colour: ConnectionColour
  readonly binds: readonly SessionState[]
}

/** The connection's name, how its binds stand, and why they do not. */
export function ConnectionHead({ connectionId, name, colour, binds }: ConnectionHeadProps) {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const hasFailed = useSessions((state) => connectionId in state.failures)
  const summary = summaryOf(binds)
  const closed = summary?.of === 1 ? summary.main.close : null
  // The end of the link that lived, when tries in vain came after it.
  const ended = summary === null || summary.phase === 'bound' ? null : boundCloseOf(summary.main)
  // While an outbind is awaited, the end of the last link is shown too: a peer may have been refused.
  const isOver = summary?.phase === 'closed' || summary?.phase === 'listening'
  return (
    <>
      <header className="conn-head">
        <h2 className="screen-title cut foreign">
          <ColourMark colour={colour} />
          {shownName(name.trim(), tc) || t('unnamed')}
        </h2>
        {summary !== null && <Standing summary={summary} />}
        <HelpButton page="connecting" />
      </header>
      {summary?.phase === 'waiting' && (
        <p className="conn-close">
          <WaitingWords session={summary.main} isBrief={hasFailed} />
        </p>
      )}
      {ended !== null && (
        <p className="dim conn-close">
          <CloseWords close={ended} lead={tc('session.boundClose')} />
        </p>
      )}
      {isOver && closed !== null && !hasFailed && (
        <p className="dim conn-close">
          <CloseWords close={closed} />
        </p>
      )}
      {summary !== null && summary.of > 1 && (
        <div className="dim conn-close">
          <UnboundBinds binds={binds} />
        </div>
      )}
      <CloseHistory connectionId={connectionId} latest={summary?.main.close ?? null} />
    </>
  )
}

function Standing({ summary }: { summary: BindsSummary }) {
  const { t } = useTranslation('common')
  const { target } = summary.main
  const live = useLiveWords()
  return (
    <>
      <StatePill tone={summary.phase === 'closed' ? 'off' : live.tone(summaryTone(summary))}>
        {live.summary(summary)}
      </StatePill>
      <span className="dim" title={formatMoment(summary.since)}>
        {t('session.since', { time: formatClock(summary.since) })}
      </span>
      {target && target.of > 1 && summary.phase !== 'closed' && <HostWords target={target} />}
    </>
  )
}
