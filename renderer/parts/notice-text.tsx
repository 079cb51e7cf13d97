import { useTranslation } from 'react-i18next'
import type { NoticeBody, NoticeFault } from '../stores/toast-store.ts'
import { useFaultWords } from './fault-words.ts'
import { ForeignText } from './foreign-text.tsx'

/** A notice's two sentences: what happened, what to do next. */
export function NoticeText({ body }: { body: NoticeBody }) {
  const { t } = useTranslation('common')
  if (body.kind === 'done') return <span>{body.text}</span>
  if (body.kind === 'bug') return <span>{t('bug.toast', { message: body.message })}</span>
  if (body.kind === 'fault') return <FaultText fault={body.fault} />
  return <TwoSentences what={t('unreachable.what')} next={t('unreachable.next')} />
}

function FaultText({ fault }: { fault: NoticeFault }) {
  const { t } = useTranslation('common')
  const words = useFaultWords(true)
  if (words === null) return null
  const { what, next } = words.say(fault) ?? {
    what: t('unknownFault.what', { code: fault.code }),
    next: t('unknownFault.next'),
  }
  return <TwoSentences what={what} next={next} />
}

function TwoSentences({ what, next }: { what: string; next: string }) {
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
