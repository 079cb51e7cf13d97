import { useTranslation } from 'react-i18next'
import type { CloseReason, SessionState } from '../../shared/contract/session.ts'
import { faultText, isFaultCode } from '../../shared/faults/fault.ts'
import { closeSentence } from '../../shared/inspect/close-reason-table.ts'
import type { Language } from '../../shared/words/words.ts'
import { ForeignText } from './foreign-text.tsx'
import { useLanguage } from './use-language.ts'
import { useNow } from './use-now.ts'

/** "next try in 8 s, number 4 · the server refused…": what a session that is not bound waits for; not brief, why too. */
export function WaitingWords({ session, isBrief = false }: { session: SessionState; isBrief?: boolean }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const now = useNow(500)
  const { retryAt, attempt, close } = session
  const seconds = retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000))
  const next = t('session.nextTry', { seconds, attempt: attempt + 1 })
  return (
    <span className="foreign">
      <span className="nowrap">{next}</span>
      {close !== null && !isBrief && (
        <>
          {' · '}
          <ForeignText text={closeCause(close, language)} />
        </>
      )}
    </span>
  )
}

/** The fault's sentence, which says most; without one who ended the link, and how. */
export function closeCause(close: CloseReason, language: Language): string {
  const { fault } = close
  return fault !== null && isFaultCode(fault.code)
    ? faultText({ code: fault.code, detail: fault.detail }, language).what
    : closeSentence(close, language)
}
