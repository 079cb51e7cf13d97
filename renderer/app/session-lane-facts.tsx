import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/contract/session.ts'
import { versionName } from '../../shared/smpp/interface-version.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import { CloseWords } from '../parts/close-words.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { formatClock, formatCount, formatMs, formatRate } from '../parts/format.ts'
import { HostWords } from '../parts/host-words.tsx'
import { useLanguage } from '../parts/use-language.ts'
import { WaitingWords } from '../parts/waiting-words.tsx'
import { boundCloseOf } from '../stores/binds.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { WindowGauge } from './session-lane-gauge.tsx'
import { LaneThrottle, LaneTimers } from './session-lane-timers.tsx'
import { LaneOwnCertificate, LanePeerCertificate } from './session-lane-tls.tsx'

/** Everything known of one session. */
export function LaneFacts({ session }: { session: SessionState }) {
  return (
    <dl className="facts">
      <WhoFacts session={session} />
      <TrafficFacts session={session} />
      <KeepAliveFacts session={session} />
    </dl>
  )
}

/** How it is bound, to whom, and over what kind of link. */
function WhoFacts({ session }: { session: SessionState }) {
  const { t } = useTranslation('common')
  const { remoteAddress, peerSystemId, localAddress, tls, tlsFacts, target } = session
  return (
    <>
      <Fact name={t('session.bind')}>
        <BindFact session={session} />
      </Fact>
      {target && target.of > 1 && (
        <Fact name={t('session.host')}>
          <HostWords target={target} />
        </Fact>
      )}
      <CopiedFact name={t('session.remote')} value={remoteAddress} />
      <CopiedFact name={t('session.peerSystemId')} value={peerSystemId} />
      <CopiedFact name={t('session.local')} value={localAddress} />
      <Fact name={t('session.tls')}>{tls ?? t('session.tlsOff')}</Fact>
      {tlsFacts && (
        <>
          <Fact name={t('session.peerCertificate')}>
            <LanePeerCertificate peer={tlsFacts.peer} />
          </Fact>
          <Fact name={t('session.ownCertificate')}>
            <LaneOwnCertificate role={session.role} tls={tlsFacts} />
          </Fact>
        </>
      )}
    </>
  )
}

function BindFact({ session }: { session: SessionState }) {
  const { t } = useTranslation('common')
  const { bindMode, phase, interfaceVersion, peerInterfaceVersion, systemId } = session
  return (
    <>
      {bindMode !== null && `${t(`bindMode.${bindMode}`)} · `}
      {t('session.version', { version: versionName(interfaceVersion) })}{' '}
      {bindMode !== null && phase === 'bound' && (
        <span className="dim">({toldVersion(peerInterfaceVersion, t)})</span>
      )}{' '}
      · <CopyValue value={systemId} />
    </>
  )
}

/** 'the peer says 5.0 (0x50)': its version as it stands on the wire. */
function toldVersion(told: number | null, t: TFunction<'common'>): string {
  if (told === null) return t('session.versionUntold')
  return t('session.versionTold', { version: versionName(told), octet: hexNumber(told) })
}

/** How much passes, and what slows it. */
function TrafficFacts({ session }: { session: SessionState }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const { sentPerSecond, receivedPerSecond, acceptedPerSecond, sentTotal, receivedTotal, throttle } = session
  const limit = useCatalogue().of(session.profileId)?.limits.partsPerSecond?.value
  return (
    <>
      <Fact name={t('session.window')}>
        <WindowGauge session={session} />
      </Fact>
      <Fact name={t('session.rates')}>
        {t('session.rate', { rate: formatRate(sentPerSecond) })} ·{' '}
        {t('session.rate', { rate: formatRate(receivedPerSecond) })}
      </Fact>
      {session.role === 'esme' && (
        <Fact name={t('session.accepted')}>
          {t('session.rate', { rate: formatRate(acceptedPerSecond) })}
          {limit !== undefined && (
            <span className={acceptedPerSecond > limit ? 'warn' : 'dim'}>
              {' '}
              · {t('session.rateOfProfile', { rate: formatRate(limit) })}
            </span>
          )}
        </Fact>
      )}
      <Fact name={t('session.totals')}>
        {formatCount(sentTotal, language)} / {formatCount(receivedTotal, language)}
      </Fact>
      {throttle !== null && (
        <Fact name={t('session.slowedFact')}>
          <LaneThrottle throttle={throttle} />
        </Fact>
      )}
    </>
  )
}

/** Timers and keep-alives of the session, and how the last link ended. */
function KeepAliveFacts({ session }: { session: SessionState }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const { keepAlive, timers, profileId, phase, close } = session
  const boundClose = boundCloseOf(session)
  return (
    <>
      <Fact name={t('session.timers')}>
        <LaneTimers timers={timers} />
      </Fact>
      <Fact name={t('session.keepAliveOut')}>
        {ownEnquiry(keepAlive, t)}
        {keepAlive.missed > 0 && (
          <span className="warn"> · {t('session.missed', { count: keepAlive.missed })}</span>
        )}
      </Fact>
      <Fact name={t('session.keepAliveIn')}>
        {keepAlive.receivedAt === null ? t('session.never') : formatClock(keepAlive.receivedAt)}
      </Fact>
      <Fact name={t('session.profile')}>{catalogue.name(profileId, language)}</Fact>
      {phase === 'waiting' && (
        <Fact name={t('session.nextTryFact')}>
          <WaitingWords session={session} />
        </Fact>
      )}
      {boundClose !== null && (
        <Fact name={t('session.lastBoundClose')}>
          <CloseWords close={boundClose} />
        </Fact>
      )}
      {close !== null && phase !== 'waiting' && (
        <Fact name={t('session.lastClose')}>
          <CloseWords close={close} />
        </Fact>
      )}
    </>
  )
}

function ownEnquiry({ sentAt, latencyMs }: SessionState['keepAlive'], t: TFunction<'common'>): string {
  if (sentAt === null) return t('session.never')
  const time = formatClock(sentAt)
  return latencyMs === null
    ? t('session.keepAliveOutWaiting', { time })
    : t('session.keepAliveOutValue', { time, latency: formatMs(latencyMs) })
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** Nothing where there is no value. */
function CopiedFact({ name, value }: { name: string; value: string | null }) {
  if (value === null) return null
  return (
    <Fact name={name}>
      <CopyValue value={value} />
    </Fact>
  )
}
