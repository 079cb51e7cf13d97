import { useTranslation } from 'react-i18next'
import type { CloseReason, SessionState } from '../../shared/contract/session.ts'
import { closeSentence } from '../../shared/inspect/close-reason-table.ts'
import type { Language } from '../../shared/words/words.ts'
import { type FaultWords, useFaultWords } from './fault-words.ts'
import { ForeignText } from './foreign-text.tsx'
import { useLanguage } from './use-language.ts'
import { useNow } from './use-now.ts'

/** "next try in 8 s, number 4 · the server refused…": what a session that is not bound waits for; not brief, why too. */
export function WaitingWords({ session, isBrief = false }: { session: SessionState; isBrief?: boolean }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const now = useNow(500)
  const { retryAt, attempt, close } = session
  const faults = useFaultWords(close !== null && close.fault !== null)
  const seconds = retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000))
  const next = t('session.nextTry', { seconds, attempt: attempt + 1 })
  return (
    <span className="foreign">
      <span className="nowrap">{next}</span>
      {close !== null && !isBrief && (
        <>
          {' · '}
          <ForeignText text={closeCause(close, language, faults)} />
        </>
      )}
    </span>
  )
}

/** The fault's sentence, which says most; without one, or its words, who ended the link, and how. */
export function closeCause(close: CloseReason, language: Language, faults: FaultWords | null): string {
  const words = close.fault === null ? null : faults?.say(close.fault)
  return words?.what ?? closeSentence(close, language)
}
