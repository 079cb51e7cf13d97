import MuiLink from '@mui/material/Link'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyValue } from '../../parts/copy-value.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { formatCount, formatSize } from '../../parts/format.ts'
import { NumberInput } from '../../parts/number-input.tsx'
import { RoomTitle } from '../../parts/room-title.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { changeSettings, useSettings } from '../../stores/settings-store.ts'
import { KeyList } from './key-list.tsx'
import { LicenceText } from './licence-text.tsx'
import './settings.css'

const themes = ['system', 'light', 'dark'] as const
const languages = ['system', 'en', 'ru'] as const
const captureMin = 1000
const captureMax = 10_000_000
/** Typing rests this long before it is saved. */
const restMs = 600

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const { settings, info } = useSettings()
  const [isLicencesOpen, setLicencesOpen] = useState(false)
  return (
    <div className="settings">
      <RoomTitle room="settings" />
      <Card title={t('look.title')}>
        <Row label={t('look.language')}>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={settings.language ?? 'system'}
            aria-label={t('look.language')}
            onChange={(_event, value: (typeof languages)[number] | null) => {
              if (value !== null) void changeSettings({ language: value === 'system' ? null : value })
            }}
          >
            {languages.map((language) => (
              <ToggleButton key={language} value={language}>
                {t(`look.languages.${language}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Row>
        <Row label={t('look.theme')}>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={settings.theme}
            aria-label={t('look.theme')}
            onChange={(_event, theme: (typeof themes)[number] | null) => {
              if (theme !== null) void changeSettings({ theme })
            }}
          >
            {themes.map((theme) => (
              <ToggleButton key={theme} value={theme}>
                {t(`look.themes.${theme}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Row>
      </Card>
      <Card title={t('capture.title')}>
        <CaptureLimit />
      </Card>
      {info !== null && (
        <Card title={t('data.title')}>
          <Row label={t('data.folder')}>
            <CopyValue value={info.dataDir} />
          </Row>
          <Row label={t('data.secrets')}>{t(`data.secretsBy.${info.secretsProtectedBy}`)}</Row>
          <p className="dim">{t('data.privacy')}</p>
        </Card>
      )}
      <Card title={t('keys.title')}>
        <KeyList />
      </Card>
      <Card title={t('about.title')}>
        <Row label={t('about.version')}>
          <CopyValue value={info?.version ?? ''} />
        </Row>
        <Row label={t('about.host')}>
          {info !== null && `${t(`about.hosts.${info.host}`)} · ${info.platform}`}
        </Row>
        <Row label={t('about.licence')}>
          {t('about.own')}{' '}
          <MuiLink component="button" onClick={() => setLicencesOpen(true)}>
            {t('about.others')}
          </MuiLink>
        </Row>
        {isLicencesOpen && <LicenceText onClose={() => setLicencesOpen(false)} />}
      </Card>
    </div>
  )
}

function CaptureLimit() {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const limit = useSettings((state) => state.settings.captureLimit)
  const status = useSettings((state) => state.status)
  const [typed, setTyped] = useState(limit)
  const isValid = Number.isInteger(typed) && typed >= captureMin && typed <= captureMax
  useEffect(() => setTyped(limit), [limit])
  useEffect(() => {
    if (!isValid || typed === limit) return
    const timer = setTimeout(() => void changeSettings({ captureLimit: typed }), restMs)
    return () => clearTimeout(timer)
  }, [typed, isValid, limit])
  return (
    <>
      <FormField
        label={t('capture.limit')}
        className="settings-number"
        problem={
          isValid
            ? undefined
            : t('capture.range', {
                min: formatCount(captureMin, language),
                max: formatCount(captureMax, language),
              })
        }
        hint={t('capture.hint')}
      >
        {(ids) => <NumberInput ids={ids} value={typed} unit={t('capture.unit')} onChange={setTyped} />}
      </FormField>
      {status !== null && (
        <p className="dim">
          {t('capture.now', {
            count: status.capturedPdus,
            formatted: formatCount(status.capturedPdus, language),
            size: formatSize(status.captureOctets, tc),
          })}
        </p>
      )}
    </>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pane settings-card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="settings-row">
      <span className="dim">{label}</span>
      <div>{children}</div>
    </div>
  )
}
