import { useTranslation } from 'react-i18next'

export function MessagesScreen() {
  const { t } = useTranslation('messages')
  return <h1 className="screen-title">{t('title')}</h1>
}
