import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined'
import LightModeOutlined from '@mui/icons-material/LightModeOutlined'
import Tooltip from '@mui/material/Tooltip'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '../../shared/contract/app.ts'
import { faultText } from '../../shared/faults/fault.ts'
import { formatCount, formatSize, formatZone } from '../parts/format.ts'
import { StateDot } from '../parts/state-pill.tsx'
import { useLanguage } from '../parts/use-language.ts'
import { useLiveWords } from '../parts/use-live-words.ts'
import { followAutoReply, useAutoReply } from '../stores/auto-reply-store.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { useIsAway } from '../stores/host-store.ts'
import { goTo } from '../stores/navigation-store.ts'
import { chipSessions, useSessions } from '../stores/sessions-store.ts'
import { changeSettings, openStoreFaults, useSettings } from '../stores/settings-store.ts'
import { useScheme } from './use-scheme.ts'

/** Recording and store, the profiles in force, the zone of all times, the switches of theme and language. */
export function StatusBar() {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const status = useSettings((state) => state.status)
  const profiles = useSessions((state) =>
    [
      ...new Set(chipSessions(state.sessions).map((session) => catalogue.name(session.profileId, language))),
    ].join(', '),
  )
  return (
    <footer className="status-bar">
      {status !== null && (
        <>
          <Recording status={status} />
          <StoreState status={status} />
        </>
      )}
      {profiles !== '' && (
        <span className="cut">
          {t('status.profile')} <b>{profiles}</b>
        </span>
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
  const { t } = useTranslation('autoReply')
  const isOn = useAutoReply(({ state }) => state?.isOn === true)
  const isStopped = useAutoReply(({ state }) => state?.log.at(-1)?.kind === 'stopped')
  useEffect(followAutoReply, [])
  const { isAway } = useLiveWords()
  if (!isOn || isAway) return null
  return (
    <button
      type="button"
      className="plain-button"
      title={t('status.open')}
      onClick={() => goTo('auto-reply')}
    >
      <StateDot tone={isStopped ? 'warn' : 'ok'} /> {t(isStopped ? 'status.stopped' : 'status.on')}
    </button>
  )
}

function ThemeSwitch() {
  const { t } = useTranslation('common')
  const isDark = useScheme() === 'dark'
  const label = t(isDark ? 'theme.toLight' : 'theme.toDark')
  const Icon = isDark ? LightModeOutlined : DarkModeOutlined
  return (
    <Tooltip title={label}>
      <button
        type="button"
        className="plain-button"
        aria-label={label}
        onClick={() => void changeSettings({ theme: isDark ? 'light' : 'dark' })}
      >
        <Icon fontSize="inherit" />
      </button>
    </Tooltip>
  )
}

/** The worst that is wrong with the store and was not dismissed. */
function StoreState({ status }: { status: AppStatus }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const dismissedFaults = useSettings((state) => state.dismissedFaults)
  const [worst] = openStoreFaults({ status, dismissedFaults })
  if (useIsAway()) return null
  if (worst === undefined) {
    return (
      <span>
        {t('status.store')} <b>{t('status.storeOk')}</b>
      </span>
    )
  }
  const { what, next } = faultText(worst, language)
  return (
    <Tooltip title={`${what} ${next}`}>
      <span className="bad cut" role="alert">
        <StateDot tone="bad" /> {what}
      </span>
    </Tooltip>
  )
}
