import { useTranslation } from 'react-i18next'

export function ComposerScreen() {
  const { t } = useTranslation('composer')
  return <h1 className="screen-title">{t('title')}</h1>
}
