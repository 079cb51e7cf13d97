import MarkEmailUnreadOutlined from '@mui/icons-material/MarkEmailUnreadOutlined'
import IconButton from '@mui/material/IconButton'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { selectMessage } from '../../stores/messages-store.ts'
import { markMessages } from '../../stores/unread-store.ts'

/** A message that is opened was looked at; the button takes that back and closes it. */
export function ReadMark({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const { messageId, isUnread = false } = card
  const latest = useRef(isUnread)
  latest.current = isUnread
  useEffect(() => {
    if (latest.current) void markMessages([messageId], false)
  }, [messageId])
  return (
    <IconButton
      aria-label={t('unread.mark')}
      title={t('unread.mark')}
      onClick={() => {
        selectMessage(null)
        void markMessages([messageId], true)
      }}
    >
      <MarkEmailUnreadOutlined fontSize="inherit" />
    </IconButton>
  )
}
