import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { heldBackTable } from '../../../shared/answering/held-back-table.ts'
import type { DryRunRow } from '../../../shared/contract/answering.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount, formatTime } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { closeDryRun } from '../../stores/auto-reply-store.ts'
import { openMessage } from '../../stores/navigation-store.ts'
import './auto-reply.css'

/** What the rules would answer to the messages that came in; `rows` null while they are read. */
export function DryRunPanel({ rows, gone }: { rows: readonly DryRunRow[] | null; gone: number }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  return (
    <section className="pane reply-panel" aria-labelledby="reply-dry">
      <div className="reply-panel-head">
        <h2 id="reply-dry">{t('dry.title')}</h2>
        <Button onClick={closeDryRun}>{t('dry.close')}</Button>
      </div>
      {rows === null && <p role="status">{t('dry.running')}</p>}
      {rows?.length === 0 && <p className="dim">{t('dry.none')}</p>}
      {gone > 0 && (
        <p className="dim">{t('dry.gone', { count: gone, formatted: formatCount(gone, language) })}</p>
      )}
      <ul className="reply-log">
        {(rows ?? []).toReversed().map((row) => (
          <DryLine key={row.messageId} row={row} />
        ))}
      </ul>
    </section>
  )
}

function DryLine({ row }: { row: DryRunRow }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  const { messageId, at, from, to, text, rule, reply, ussd, reason } = row
  const outcome =
    reason === null
      ? t('dry.would', { text: reply })
      : t('dry.wouldNot', { why: heldBackTable[reason][language] })
  return (
    <li className="reply-line">
      <time className="mono dim">{formatTime(at)}</time>
      <button type="button" className="link-button mono" onClick={() => openMessage(messageId)}>
        <ForeignText text={`${from} → ${to}`} />
      </button>
      <span>{rule === null ? t('dry.noRule') : t('number', { number: rule + 1 })}</span>
      <span className="cut">
        <ForeignText text={text} />
      </span>
      {rule !== null && (
        <span>
          <ForeignText text={outcome} />
          {ussd !== null && reason === null && <span className="mono dim"> {ussdText(ussd)}</span>}
        </span>
      )}
    </li>
  )
}

/** Names of the specification, the same in every language. */
function ussdText({ serviceOp, session }: NonNullable<DryRunRow['ussd']>): string {
  const operation = `ussd_service_op ${serviceOp}`
  return session === null ? operation : `${operation}, its_session_info ${session}`
}
