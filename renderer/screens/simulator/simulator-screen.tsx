import { useTranslation } from 'react-i18next'

export function SimulatorScreen() {
  const { t } = useTranslation('simulator')
  return <h1 className="screen-title">{t('title')}</h1>
}
