import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
import type { QueryView } from '../../../shared/contract/status-query.ts'
import { contradictsReceipt } from '../../../shared/message/part-query.ts'
import { messageStateByValue } from '../../../shared/receipts/stat-table.ts'
import { ForeignText } from '../foreign-text.tsx'
import { Station, StatusMeaning } from './station.tsx'

/** A query_sm or cancel_sm and its answer. */
export function QueryStation({
  card,
  part,
  query,
}: {
  card: MessageCard
  part: MessagePart
  query: QueryView
}) {
  const { t } = useTranslation('messages')
  const state = query.messageState === null ? null : messageStateByValue(query.messageState)
  const isCancelled = query.commandStatus === 0 && query.command === 'cancel_sm_resp'
  return (
    <>
      {query.sentAt !== undefined && (
        <Station at={query.sentAt} seq={query.requestSeq ?? null} tone="plain" side="sent">
          <span className="mono">{query.requestCommand}</span>{' '}
          {query.isPolled === true && <span className="dim">{t('poll.bySchedule')}</span>}
        </Station>
      )}
      <Station
        at={query.at}
        seq={query.seq}
        tone={query.commandStatus === 0 ? 'plain' : 'bad'}
        side="received"
      >
        <span className="mono">{query.command}</span>{' '}
        {query.messageState !== null && (
          <span className="mono strong">{state?.name ?? query.messageState}</span>
        )}
        {query.errorCode !== null && query.errorCode !== 0 && (
          <span className="mono"> error_code {query.errorCode}</span>
        )}
        {query.finalDate !== null && query.finalDate !== '' && (
          <span className="dim mono foreign">
            {' '}
            final_date <ForeignText text={query.finalDate} />
          </span>
        )}
        {isCancelled && <span>{t('cancelled')}</span>}
        {query.commandStatus !== 0 && (
          <StatusMeaning
            commandStatus={query.commandStatus}
            command={query.command}
            requestCommand={query.requestCommand}
            profileId={card.profileId}
          />
        )}
        {contradictsReceipt(part, query) && (
          <span className="flag flag-contradiction" title={t('flagHelp.contradiction')}>
            {t('flag.contradiction')}
          </span>
        )}
      </Station>
    </>
  )
}
