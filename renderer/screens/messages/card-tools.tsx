import Button from '@mui/material/Button'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { showConversation } from '../../stores/conversations-store.ts'
import { selectMessage } from '../../stores/messages-store.ts'
import { markMessages } from '../../stores/unread-store.ts'

/** The way to the conversation, and the mark of a received message: opened, it was looked at. */
export function CardTools({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const { messageId, direction, isUnread = false } = card
  const latest = useRef(isUnread)
  latest.current = isUnread
  useEffect(() => {
    if (latest.current) void markMessages([messageId], false)
  }, [messageId])
  return (
    <div className="card-tools">
      <Button size="small" variant="outlined" onClick={() => showConversation(card)}>
        {t('menu.conversation')}
      </Button>
      {direction === 'received' && (
        <Button
          size="small"
          onClick={() => {
            // An open one would be read at once.
            selectMessage(null)
            void markMessages([messageId], true)
          }}
        >
          {t('unread.mark')}
        </Button>
      )}
    </div>
  )
}
