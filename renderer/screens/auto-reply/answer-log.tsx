import { useTranslation } from 'react-i18next'
import { heldBackTable } from '../../../shared/answering/held-back-table.ts'
import type { AnswerEntry } from '../../../shared/contract/answering.ts'
import { faultText } from '../../../shared/faults/fault.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatTime } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { openMessage } from '../../stores/navigation-store.ts'
import './auto-reply.css'

/** What the rules did, the newest first. */
export function AnswerLog({ log }: { log: readonly AnswerEntry[] }) {
  const { t } = useTranslation('autoReply')
  return (
    <section className="pane reply-panel" aria-labelledby="reply-log">
      <h2 id="reply-log">{t('log.title')}</h2>
      {log.length === 0 && <p className="dim">{t('log.empty')}</p>}
      <ul className="reply-log">
        {log.toReversed().map((entry) => (
          <LogLine key={entry.entry} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function LogLine({ entry }: { entry: AnswerEntry }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  const { at, kind, rule, ruleName, from, to, text, reason, fault, messageId, status } = entry
  const why =
    fault === null
      ? reason && heldBackTable[reason][language]
      : faultText({ code: fault.code, detail: fault.detail }, language).what
  const ack = status === null ? t('log.unanswered') : statusName(status)
  return (
    <li className={kind === 'stopped' ? 'reply-line bad' : 'reply-line'}>
      <time className="mono dim">{formatTime(at)}</time>
      <span className="mono">
        <ForeignText text={`${from} → ${to}`} />
      </span>
      <span>{ruleName || t('number', { number: rule + 1 })}</span>
      <span>
        {kind === 'acknowledged' ? ack : t(`log.kind.${kind}`)}
        {why !== null && <span className="dim">: {why}</span>}
      </span>
      <span className="cut">
        <ForeignText text={text} />
      </span>
      {messageId !== null && (
        <button type="button" className="link-button" onClick={() => openMessage(messageId)}>
          {t('log.open')}
        </button>
      )}
    </li>
  )
}
