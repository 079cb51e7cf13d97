import { useTranslation } from 'react-i18next'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { isResponseId } from '../../../shared/smpp/command-id.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { formatTime } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openPdu } from '../../stores/navigation-store.ts'
import { useOperations } from '../../stores/operations-store.ts'

/** PDUs that pass over the session while octets are tried on it; a click opens the PDU. */
export function RawTraffic({ sessionId }: { sessionId: string | null }) {
  const { t } = useTranslation('operations')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const traffic = useOperations((state) => state.traffic)
  const rows = traffic.filter((row) => row.sessionId === sessionId).toReversed()
  return (
    <section className="op-traffic" aria-label={t('raw.traffic')}>
      <h2>{t('raw.traffic')}</h2>
      {rows.length === 0 && <p className="dim">{t('raw.quiet')}</p>}
      <ul>
        {rows.map((row) => {
          const isAnswer = isResponseId(row.commandId)
          const status = statusName(row.commandStatus)
          return (
            <li key={row.seq}>
              <button type="button" className="plain-button op-row" onClick={() => openPdu(row.seq)}>
                <span className="mono dim">{formatTime(row.at)}</span>
                <span className={row.direction === 'sent' ? 'accent' : 'received'}>
                  {row.direction === 'sent' ? '→' : '←'}
                </span>
                <span className="mono cut">
                  {row.command ?? hexNumber(row.commandId, 4)} {row.sequenceNumber}
                </span>
                <span
                  className={`op-row-status ${isAnswer ? (row.commandStatus === 0 ? 'ok' : 'bad') : 'dim'}`}
                >
                  {isAnswer &&
                    (row.commandStatus === 0
                      ? status
                      : `${status} ${explainStatus(catalogue, row.commandStatus, row.requestCommand ?? row.command, row.profileId, language)}`)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
