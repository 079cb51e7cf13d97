import { useTranslation } from 'react-i18next'

export function InspectorScreen() {
  const { t } = useTranslation('inspector')
  return <h1 className="screen-title">{t('title')}</h1>
}
