import { useTranslation } from 'react-i18next'
import type { SessionState, ThrottleState } from '../../shared/contract/session.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { formatMoment, formatRate, formatSeconds } from '../parts/format.ts'
import { useNow } from '../parts/use-now.ts'

const names = ['sessionInit', 'enquireLink', 'inactivity', 'response'] as const
const tickMs = 250

/** The four timers of SMPP: what each is set to, and those that run counting down. */
export function LaneTimers({ timers }: { timers: SessionState['timers'] }) {
  const { t } = useTranslation('common')
  const now = useNow(tickMs)
  return (
    <ul className="lane-timers">
      {names.map((name) => {
        const { seconds, until } = timers[name]
        const left = until === null ? null : Math.max(0, (until - now) / 1000)
        return (
          <li key={name}>
            <span>{t(`session.timer.${name}`)}</span>{' '}
            <span className={left === null ? 'dim' : undefined}>
              {seconds === 0
                ? t('session.timerOff')
                : left === null
                  ? t('session.timerSet', { seconds })
                  : t('session.timerLeft', { left: formatSeconds(Math.min(left, seconds)), seconds })}
            </span>
            {left !== null && seconds > 0 && (
              <progress
                max={seconds}
                value={Math.min(left, seconds)}
                aria-label={t(`session.timer.${name}`)}
              />
            )}
          </li>
        )
      })}
      {timers.heardAt !== null && (
        <li title={formatMoment(timers.heardAt)}>
          <span>{t('session.heard')}</span>{' '}
          <span>
            {t('session.heardAgo', { seconds: formatSeconds(Math.max(0, (now - timers.heardAt) / 1000)) })}
          </span>
        </li>
      )}
    </ul>
  )
}

/** How much slower the session goes because the peer asked for it, and why. */
export function LaneThrottle({ throttle }: { throttle: ThrottleState }) {
  const { t } = useTranslation('common')
  const now = useNow(tickMs)
  const { until, factor, perSecond, lastStatus, congestion } = throttle
  const words: string[] = [
    t('session.slowedTo', { percent: Math.round(factor * 100), perSecond: formatRate(perSecond) }),
  ]
  if (until !== null && until > now)
    words.push(t('session.slowedHeld', { seconds: formatSeconds((until - now) / 1000) }))
  if (lastStatus !== null) words.push(t('session.slowedBy', { status: statusName(lastStatus) }))
  if (congestion !== null) words.push(t('session.congestion', { value: congestion }))
  return <span className="warn">{words.join(' · ')}</span>
}
