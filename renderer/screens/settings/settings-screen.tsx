import { useTranslation } from 'react-i18next'

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  return <h1 className="screen-title">{t('title')}</h1>
}
