import { useTranslation } from 'react-i18next'

export function ConnectionsScreen() {
  const { t } = useTranslation('connections')
  return <h1 className="screen-title">{t('title')}</h1>
}
