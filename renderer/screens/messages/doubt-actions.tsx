import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
import { isInDoubt } from '../../../shared/message/part-state.ts'
import { resolveDoubt } from '../../stores/message-actions-store.ts'

/** Actions on a part of which it is unknown whether the SMSC took it. */
export function DoubtActions({ card, part }: { card: MessageCard; part: MessagePart }) {
  const { t } = useTranslation('messages')
  if (card.direction === 'received' || !isInDoubt(part.state)) return null
  const resolve = (action: 'retry' | 'query' | 'leave') => () =>
    void resolveDoubt(card.messageId, part.number, action)
  return (
    <div className="part-actions">
      <Button
        size="small"
        variant="outlined"
        title={t('doubt.retryHelp')}
        disabled={card.intent === undefined}
        onClick={resolve('retry')}
      >
        {t('doubt.retry')}
      </Button>
      {(part.smscMessageId === null || part.smscMessageId === '') && (
        // A disabled button shows no title of its own.
        <span title={t('doubt.queryNoId')}>
          <Button size="small" variant="outlined" disabled>
            {t('ask.query_sm')}
          </Button>
        </span>
      )}
      {part.isLeft === true ? (
        <span className="dim">{t('doubt.left')}</span>
      ) : (
        <Button size="small" title={t('doubt.leaveHelp')} onClick={resolve('leave')}>
          {t('doubt.leave')}
        </Button>
      )}
    </div>
  )
}
