import { useTranslation } from 'react-i18next'
import { goTo } from '../stores/navigation-store.ts'
import { EmptyStart } from './empty-start.tsx'

/** A list of messages to which none came yet. */
export function ComposeStart({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation('common')
  return <EmptyStart title={title} text={text} go={t('goCompose')} onGo={() => goTo('message')} />
}
