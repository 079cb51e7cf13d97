import { useTranslation } from 'react-i18next'
import { targetText } from '../../shared/contract/new-connection.ts'
import { ColourMark } from '../parts/colour-mark.tsx'
import { formatRate } from '../parts/format.ts'
import { StateDot } from '../parts/state-pill.tsx'
import { summaryModes, summaryTone } from '../parts/summary-words.ts'
import { useLiveWords } from '../parts/use-live-words.ts'
import { useNow } from '../parts/use-now.ts'
import { type BindsSummary, summaryOf, useBinds } from '../stores/binds.ts'
import { useConnectionColour } from '../stores/connection-colour.ts'
import { doubtsOfConnection, useDoubts } from '../stores/doubts-store.ts'
import { useConnectionName } from './use-connection-name.ts'

/** A connection at a glance: state, mode, what is in flight over its binds, and what is wrong with it. */
export function SessionChip({
  connectionId,
  isOpen,
  onOpen,
}: {
  connectionId: string
  isOpen: boolean
  onOpen: (anchor: HTMLElement) => void
}) {
  const { t } = useTranslation('common')
  const summary = summaryOf(useBinds(connectionId))
  const name = useConnectionName(connectionId)
  const colour = useConnectionColour(connectionId)
  const doubts = useDoubts((state) => doubtsOfConnection(state, connectionId))
  const live = useLiveWords()
  if (summary === null) return null
  return (
    <button
      type="button"
      className="chip"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      <StateDot tone={live.tone(summaryTone(summary))} />
      {!live.isAway && <span className="visually-hidden">{live.phase(summary.phase)}</span>}
      <ColourMark colour={colour} />
      <b className="cut strong foreign">{name}</b>
      {summary.modes.length > 0 && <span>{summaryModes(summary, t)}</span>}
      {!live.isAway && summary.of > 1 && summary.bound > 0 && (
        <span className={summary.bound < summary.of ? 'warn' : ''}>{live.summary(summary)}</span>
      )}
      {!live.isAway && summary.main.target && summary.main.target.number > 1 && (
        <span className="warn" title={targetText(summary.main.target)}>
          {t('session.hostNumber', summary.main.target)}
        </span>
      )}
      {live.isAway ? (
        <span className="dim">{live.phase(summary.phase)}</span>
      ) : (
        <ChipWords summary={summary} />
      )}
      {doubts > 0 && <span className="warn">{t('session.doubts', { count: doubts })}</span>}
    </button>
  )
}

function ChipWords({ summary }: { summary: BindsSummary }) {
  const { t } = useTranslation('common')
  const { main, inFlight, window, missed } = summary
  const rate = Math.round(summary.rate)
  switch (summary.phase) {
    case 'bound':
      return (
        <>
          <span className="dim">
            {t('session.inFlight', { inFlight, window })}
            {rate > 0 && ` · ${t('session.rate', { rate })}`}
          </span>
          {main.throttle !== null && (
            <span className="warn">
              {t('session.slowed', { perSecond: formatRate(main.throttle.perSecond) })}
            </span>
          )}
          {missed > 0 && <span className="warn">{t('session.missed', { count: missed })}</span>}
        </>
      )
    case 'waiting':
      return <Countdown summary={summary} />
    case 'closed':
      return (
        <span className="bad">
          {t(main.close?.how === 'refused' ? 'session.bindRefused' : 'session.closedByPeer')}
        </span>
      )
    default:
      return <span className="dim">{t(`phase.${summary.phase}`)}…</span>
  }
}

function Countdown({ summary: { main } }: { summary: BindsSummary }) {
  const { t } = useTranslation('common')
  const now = useNow(500)
  const seconds = main.retryAt === null ? 0 : Math.max(0, Math.ceil((main.retryAt - now) / 1000))
  return (
    <span className="dim">
      {seconds > 0
        ? t('session.reconnectsIn', { seconds })
        : t('session.reconnecting', { attempt: main.attempt })}
    </span>
  )
}
