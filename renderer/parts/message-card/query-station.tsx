import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
import type { QueryView } from '../../../shared/contract/status-query.ts'
import { contradictsReceipt } from '../../../shared/message/part-query.ts'
import { messageStateByValue } from '../../../shared/receipts/stat-table.ts'
import { ForeignText } from '../foreign-text.tsx'
import { Station, StatusMeaning } from './station.tsx'

interface QueryProps {
  readonly card: MessageCard
  readonly part: MessagePart
  readonly query: QueryView
}

/** A query_sm or cancel_sm and its answer, or the word that none came. */
export function QueryStation({ card, part, query }: QueryProps) {
  const { t } = useTranslation('messages')
  return (
    <>
      {query.sentAt !== undefined && (
        <Station at={query.sentAt} seq={query.requestSeq ?? null} tone="plain" side="sent">
          <span className="mono">{query.requestCommand}</span>{' '}
          {query.isPolled === true && <span className="dim">{t('poll.bySchedule')}</span>}
        </Station>
      )}
      {query.command === null ? (
        <Station at={query.at} seq={null} tone="waiting" side="none">
          <span className="warn">{t('part.queryUnanswered', { command: query.requestCommand })}</span>
        </Station>
      ) : (
        <AnswerStation card={card} part={part} query={query} command={query.command} />
      )}
    </>
  )
}

function AnswerStation({ card, part, query, command }: QueryProps & { readonly command: string }) {
  const { t } = useTranslation('messages')
  const state = query.messageState === null ? null : messageStateByValue(query.messageState)
  const isCancelled = query.commandStatus === 0 && command === 'cancel_sm_resp'
  return (
    <Station at={query.at} seq={query.seq} tone={query.commandStatus === 0 ? 'plain' : 'bad'} side="received">
      <span className="mono">{command}</span>{' '}
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
      {query.commandStatus !== null && query.commandStatus !== 0 && (
        <StatusMeaning
          commandStatus={query.commandStatus}
          command={command}
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
  )
}
