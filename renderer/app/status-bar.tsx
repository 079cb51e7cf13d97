import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined'
import LightModeOutlined from '@mui/icons-material/LightModeOutlined'
import Tooltip from '@mui/material/Tooltip'
import { useTranslation } from 'react-i18next'
import { faultText, isFaultCode } from '../../shared/faults/fault.ts'
import { formatCount, formatSize, formatZone } from '../parts/format.ts'
import { StateDot } from '../parts/state-pill.tsx'
import { useLanguage } from '../parts/use-language.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { chipSessions, useSessions } from '../stores/sessions-store.ts'
import { changeSettings, useSettings } from '../stores/settings-store.ts'
import { useScheme } from './use-scheme.ts'

export function StatusBar() {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const scheme = useScheme()
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
          <span>
            <StateDot tone={status.recording ? 'recording' : 'off'} />{' '}
            {status.recording ? t('status.recording') : t('status.notRecording')}{' '}
            <b>
              {t('status.captured', {
                count: status.capturedPdus,
                formatted: formatCount(status.capturedPdus, language),
              })}
            </b>
            {' · '}
            {formatSize(status.captureOctets, t)}
          </span>
          <StoreState fault={status.storeFault} />
        </>
      )}
      {profiles !== '' && (
        <span className="cut">
          {t('status.profile')} <b>{profiles}</b>
        </span>
      )}
      <span className="grow" />
      <span>{formatZone(Date.now())}</span>
      <Tooltip title={scheme === 'dark' ? t('theme.toLight') : t('theme.toDark')}>
        <button
          type="button"
          className="plain-button"
          aria-label={scheme === 'dark' ? t('theme.toLight') : t('theme.toDark')}
          onClick={() => void changeSettings({ theme: scheme === 'dark' ? 'light' : 'dark' })}
        >
          {scheme === 'dark' ? (
            <LightModeOutlined fontSize="inherit" />
          ) : (
            <DarkModeOutlined fontSize="inherit" />
          )}
        </button>
      </Tooltip>
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

function StoreState({ fault }: { fault: string | null }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  if (fault === null) {
    return (
      <span>
        {t('status.store')} <b>{t('status.storeOk')}</b>
      </span>
    )
  }
  const words = isFaultCode(fault) ? faultText({ code: fault, detail: {} }, language) : null
  return (
    <Tooltip title={words?.next ?? ''}>
      <span className="bad" role="alert">
        <StateDot tone="bad" /> {words?.what.replace(/: \{\w+\}/, '') ?? fault}
      </span>
    </Tooltip>
  )
}
