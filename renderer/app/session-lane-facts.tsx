import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/contract/session.ts'
import { versionName } from '../../shared/smpp/session-rules.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import { CloseWords } from '../parts/close-words.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { formatClock, formatCount, formatMs } from '../parts/format.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { LaneThrottle, LaneTimers } from './session-lane-timers.tsx'
import { LaneOwnCertificate, LanePeerCertificate } from './session-lane-tls.tsx'

/** 'the peer says 5.0 (0x50)': its version as it stands on the wire. */
function toldVersion(told: number | null, t: TFunction<'common'>): string {
  if (told === null) return t('session.versionUntold')
  return t('session.versionTold', { version: versionName(told), octet: hexNumber(told) })
}

/** Everything known of one session. */
export function LaneFacts({ session }: { session: SessionState }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const isBound = session.phase === 'bound'
  const { keepAlive } = session
  return (
    <dl className="facts">
      <Fact name={t('session.bind')}>
        {session.bindMode !== null && `${t(`bindMode.${session.bindMode}`)} · `}
        {t('session.version', { version: versionName(session.interfaceVersion) })}{' '}
        {session.bindMode !== null && isBound && (
          <span className="dim">({toldVersion(session.peerInterfaceVersion, t)})</span>
        )}{' '}
        · <CopyValue value={session.systemId} />
      </Fact>
      {session.remoteAddress !== null && (
        <Fact name={t('session.remote')}>
          <CopyValue value={session.remoteAddress} />
        </Fact>
      )}
      {session.peerSystemId !== null && (
        <Fact name={t('session.peerSystemId')}>
          <CopyValue value={session.peerSystemId} />
        </Fact>
      )}
      {session.localAddress !== null && (
        <Fact name={t('session.local')}>
          <CopyValue value={session.localAddress} />
        </Fact>
      )}
      <Fact name={t('session.tls')}>{session.tls ?? t('session.tlsOff')}</Fact>
      {session.tlsFacts && (
        <>
          <Fact name={t('session.peerCertificate')}>
            <LanePeerCertificate peer={session.tlsFacts.peer} />
          </Fact>
          <Fact name={t('session.ownCertificate')}>
            <LaneOwnCertificate role={session.role} tls={session.tlsFacts} />
          </Fact>
        </>
      )}
      <Fact name={t('session.window')}>
        <span className="lane-gauge">
          <meter min={0} max={session.window} value={session.inFlight} aria-label={t('session.window')} />
          {session.inFlight} / {session.window}
        </span>
      </Fact>
      <Fact name={t('session.rates')}>
        {t('session.rate', { rate: session.sentPerSecond.toFixed(1) })} ·{' '}
        {t('session.rate', { rate: session.receivedPerSecond.toFixed(1) })}
      </Fact>
      <Fact name={t('session.totals')}>
        {formatCount(session.sentTotal, language)} / {formatCount(session.receivedTotal, language)}
      </Fact>
      {session.throttle !== null && (
        <Fact name={t('session.slowedFact')}>
          <LaneThrottle throttle={session.throttle} />
        </Fact>
      )}
      <Fact name={t('session.timers')}>
        <LaneTimers timers={session.timers} />
      </Fact>
      <Fact name={t('session.keepAliveOut')}>
        {keepAlive.sentAt === null
          ? t('session.never')
          : keepAlive.latencyMs === null
            ? t('session.keepAliveOutWaiting', { time: formatClock(keepAlive.sentAt) })
            : t('session.keepAliveOutValue', {
                time: formatClock(keepAlive.sentAt),
                latency: formatMs(keepAlive.latencyMs),
              })}
        {keepAlive.missed > 0 && (
          <span className="warn"> · {t('session.missed', { count: keepAlive.missed })}</span>
        )}
      </Fact>
      <Fact name={t('session.keepAliveIn')}>
        {keepAlive.receivedAt === null ? t('session.never') : formatClock(keepAlive.receivedAt)}
      </Fact>
      <Fact name={t('session.profile')}>{catalogue.name(session.profileId, language)}</Fact>
      {session.close !== null && (
        <Fact name={t('session.lastClose')}>
          <CloseWords close={session.close} />
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
