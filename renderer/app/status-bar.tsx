import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined'
import LightModeOutlined from '@mui/icons-material/LightModeOutlined'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '../../shared/contract/app.ts'
import { useFaultWords } from '../parts/fault-words.ts'
import { FetchedPlace, fetchedPart } from '../parts/fetched-part.tsx'
import { formatCount, formatSize, formatZone } from '../parts/format.ts'
import { StateDot } from '../parts/state-pill.tsx'
import { useLanguage } from '../parts/use-language.ts'
import { useLiveWords } from '../parts/use-live-words.ts'
import { followAutoReply, useAutoReply } from '../stores/auto-reply-store.ts'
import { useIsAway } from '../stores/host-store.ts'
import { goTo } from '../stores/navigation-store.ts'
import { chipSessions, useSessions } from '../stores/sessions-store.ts'
import { changeSettings, openStoreFaults, useSettings } from '../stores/settings-store.ts'
import { useScheme } from './use-scheme.ts'

/** The names are those of the profiles, of which the first screen shows none. */
const ProfilesInForce = fetchedPart(() => import('./profiles-in-force.tsx').then((m) => m.ProfilesInForce))

/** Recording and store, the profiles in force, the zone of all times, the switches of theme and language. */
export function StatusBar() {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const status = useSettings((state) => state.status)
  const hasSessions = useSessions((state) => chipSessions(state.sessions).length > 0)
  return (
    <footer className="status-bar">
      {status !== null && (
        <>
          <Recording status={status} />
          <StoreState status={status} />
        </>
      )}
      {hasSessions && (
        <FetchedPlace>
          <ProfilesInForce />
        </FetchedPlace>
      )}
      <AutoReplyState />
      <span className="grow" />
      <span>{formatZone(Date.now())}</span>
      <ThemeSwitch />
      <button
        type="button"
        className="plain-button"
        title={t('status.language')}
        onClick={() => void changeSettings({ language: language === 'ru' ? 'en' : 'ru' })}
      >
        {t('status.languageName')}
      </button>
    </footer>
  )
}

function Recording({ status }: { status: AppStatus }) {
  const { recording, capturedPdus, captureOctets, carryOver } = status
  const { t } = useTranslation('common')
  const language = useLanguage()
  const { isAway, tone } = useLiveWords()
  const word = isAway ? 'unknown' : recording ? 'recording' : 'notRecording'
  return (
    <span>
      <StateDot tone={tone(recording ? 'recording' : 'off')} /> {t(`status.${word}`)}{' '}
      <b>{t('status.captured', { count: capturedPdus, formatted: formatCount(capturedPdus, language) })}</b>
      {' · '}
      {formatSize(captureOctets, t)}
      {carryOver !== null && (
        <>
          {' · '}
          {t('status.carryOver', {
            percent: Math.floor((carryOver.done * 100) / Math.max(1, carryOver.total)),
          })}
        </>
      )}
    </span>
  )
}

/** Something answers by itself: said wherever one is, and a click away from its rules. */
function AutoReplyState() {
  const { t } = useTranslation('common')
  const isOn = useAutoReply(({ state }) => state?.isOn === true)
  const isStopped = useAutoReply(({ state }) => state?.log.at(-1)?.kind === 'stopped')
  useEffect(followAutoReply, [])
  const { isAway } = useLiveWords()
  if (!isOn || isAway) return null
  return (
    <button
      type="button"
      className="plain-button"
      title={t('autoReply.open')}
      onClick={() => goTo('auto-reply')}
    >
      <StateDot tone={isStopped ? 'warn' : 'ok'} /> {t(isStopped ? 'autoReply.stopped' : 'autoReply.on')}
    </button>
  )
}

function ThemeSwitch() {
  const { t } = useTranslation('common')
  const isDark = useScheme() === 'dark'
  const label = t(isDark ? 'theme.toLight' : 'theme.toDark')
  const Icon = isDark ? LightModeOutlined : DarkModeOutlined
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={label}
      title={label}
      onClick={() => void changeSettings({ theme: isDark ? 'light' : 'dark' })}
    >
      <Icon fontSize="inherit" />
    </button>
  )
}

/** The worst that is wrong with the store and was not dismissed. */
function StoreState({ status }: { status: AppStatus }) {
  const { t } = useTranslation('common')
  const dismissedFaults = useSettings((state) => state.dismissedFaults)
  const faults = openStoreFaults({ status, dismissedFaults })
  const words = useFaultWords(faults.length > 0)
  if (useIsAway()) return null
  // Never "OK" while nobody knows.
  if (faults.length > 0 && words === null) return null
  const worst = faults.map((fault) => words?.say(fault)).find((said) => said != null)
  if (worst === undefined) {
    return (
      <span>
        {t('status.store')} <b>{t('status.storeOk')}</b>
      </span>
    )
  }
  const { what, next } = worst
  return (
    <span className="bad cut" role="alert" title={`${what} ${next}`}>
      <StateDot tone="bad" /> {what}
    </span>
  )
}
