import { useTranslation } from 'react-i18next'
import { faultText } from '../../shared/faults/fault.ts'
import type { NoticeBody } from '../stores/toast-store.ts'
import { ForeignText } from './foreign-text.tsx'
import { useLanguage } from './use-language.ts'

/** A notice's two sentences: what happened, what to do next. */
export function NoticeText({ body }: { body: NoticeBody }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  if (body.kind === 'done') return <span>{body.text}</span>
  if (body.kind === 'bug') return <span>{t('bug.toast', { message: body.message })}</span>
  const { what, next } =
    body.kind === 'fault'
      ? faultText(body.fault, language)
      : { what: t('unreachable.what'), next: t('unreachable.next') }
  return (
    <>
      <div className="foreign">
        <ForeignText text={what} />
      </div>
      <div className="dim foreign">
        <ForeignText text={next} />
      </div>
    </>
  )
}
