import MuiLink from '@mui/material/Link'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../parts/choices.tsx'
import { CopyValue } from '../../parts/copy-value.tsx'
import { KeyList } from '../../parts/keys/key-list.tsx'
import { RoomTitle } from '../../parts/room-title.tsx'
import { changeSettings, useSettings } from '../../stores/settings-store.ts'
import { FileList } from './file-list.tsx'
import { LicenceText } from './licence-text.tsx'
import { NoticeSetting } from './notice-setting.tsx'
import { TrafficLimits } from './traffic-limits.tsx'
import './settings.css'

const themes = ['system', 'light', 'dark'] as const
const languages = ['system', 'en', 'ru'] as const

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  return (
    <div className="settings">
      <RoomTitle room="settings" />
      <Card title={t('look.title')}>
        <Look />
      </Card>
      <Card title={t('kept.title')}>
        <TrafficLimits />
      </Card>
      <Data />
      <Card title={t('keys.title')}>
        <KeyList />
      </Card>
      <Card title={t('about.title')}>
        <About />
      </Card>
    </div>
  )
}

/** Language, theme, and how the system tells of messages. */
function Look() {
  const { t } = useTranslation('settings')
  const { language, theme } = useSettings((state) => state.settings)
  return (
    <>
      <Row label={t('look.language')}>
        <Choices
          label={t('look.language')}
          value={language ?? 'system'}
          choices={languages.map((value) => ({ value, label: t(`look.languages.${value}`) }))}
          onChange={(value) => void changeSettings({ language: value === 'system' ? null : value })}
        />
      </Row>
      <Row label={t('look.theme')}>
        <Choices
          label={t('look.theme')}
          value={theme}
          choices={themes.map((value) => ({ value, label: t(`look.themes.${value}`) }))}
          onChange={(value) => void changeSettings({ theme: value })}
        />
      </Row>
      <Row label={t('look.notices')}>
        <NoticeSetting />
      </Row>
    </>
  )
}

/** Where everything is kept, and who can read the passwords. */
function Data() {
  const { t } = useTranslation('settings')
  const info = useSettings((state) => state.info)
  if (info === null) return null
  return (
    <Card title={t('data.title')}>
      <Row label={t('data.folder')}>
        <CopyValue value={info.dataDir} />
        <p className="dim">{t(`data.rules.${info.dataRule}`)}</p>
      </Row>
      <Row label={t('data.files')}>
        <FileList />
      </Row>
      <Row label={t('data.secrets')}>{t(`data.secretsBy.${info.secretsProtectedBy}`)}</Row>
      <p className="dim">{t('data.privacy')}</p>
    </Card>
  )
}

function About() {
  const { t } = useTranslation('settings')
  const info = useSettings((state) => state.info)
  const [isLicencesOpen, setLicencesOpen] = useState(false)
  return (
    <>
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
