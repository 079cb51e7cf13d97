import { useTranslation } from 'react-i18next'

export function CodesScreen() {
  const { t } = useTranslation('codes')
  return <h1 className="screen-title">{t('title')}</h1>
}
