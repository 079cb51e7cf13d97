import { useTranslation } from 'react-i18next'
import { Choices } from '../../parts/choices.tsx'
import { KeyList } from '../../parts/keys/key-list.tsx'
import { RoomTitle } from '../../parts/room-title.tsx'
import { changeSettings, useSettings } from '../../stores/settings-store.ts'
import { About } from './about.tsx'
import { ClosingSetting } from './closing-setting.tsx'
import { DataFolder } from './data-folder.tsx'
import { NoticeSetting } from './notice-setting.tsx'
import { Card, Row } from './settings-card.tsx'
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
      <DataFolder />
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
      <Row label={t('look.closing')}>
        <ClosingSetting />
      </Row>
    </>
  )
}
