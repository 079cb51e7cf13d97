import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/contract/session.ts'
import { formatRate } from '../parts/format.ts'
import { phaseTone } from '../parts/phase-tone.ts'
import { shownName } from '../parts/shown-name.ts'
import { StateDot } from '../parts/state-pill.tsx'
import { useNow } from '../parts/use-now.ts'

/** A session at a glance: state, mode, what is in flight, and what is wrong with it. */
export function SessionChip({
  session,
  isOpen,
  onOpen,
}: {
  session: SessionState
  isOpen: boolean
  onOpen: (anchor: HTMLElement) => void
}) {
  const { t } = useTranslation('common')
  return (
    <button
      type="button"
      className="chip"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      <StateDot tone={phaseTone(session.phase, session.keepAlive.missed)} />
      <span className="visually-hidden">{t(`phase.${session.phase}`)}</span>
      <b className="cut strong foreign">{shownName(session.name, t)}</b>
      {session.bindMode !== null && <span>{t(`bindMode.${session.bindMode}`)}</span>}
      <ChipWords session={session} />
    </button>
  )
}

function ChipWords({ session }: { session: SessionState }) {
  const { t } = useTranslation('common')
  const rate = Math.round(session.sentPerSecond + session.receivedPerSecond)
  switch (session.phase) {
    case 'bound':
      return (
        <>
          <span className="dim">
            {t('session.inFlight', { inFlight: session.inFlight, window: session.window })}
            {rate > 0 && ` · ${t('session.rate', { rate })}`}
          </span>
          {session.throttle !== null && (
            <span className="warn">
              {t('session.slowed', { perSecond: formatRate(session.throttle.perSecond) })}
            </span>
          )}
          {session.keepAlive.missed > 0 && (
            <span className="warn">{t('session.missed', { count: session.keepAlive.missed })}</span>
          )}
        </>
      )
    case 'waiting':
      return <Countdown session={session} />
    case 'closed':
      return (
        <span className="bad">
          {t(session.close?.how === 'refused' ? 'session.bindRefused' : 'session.closedByPeer')}
        </span>
      )
    default:
      return <span className="dim">{t(`phase.${session.phase}`)}…</span>
  }
}

function Countdown({ session }: { session: SessionState }) {
  const { t } = useTranslation('common')
  const now = useNow(500)
  const seconds = session.retryAt === null ? 0 : Math.max(0, Math.ceil((session.retryAt - now) / 1000))
  return (
    <span className="dim">
      {seconds > 0
        ? t('session.reconnectsIn', { seconds })
        : t('session.reconnecting', { attempt: session.attempt })}
    </span>
  )
}
