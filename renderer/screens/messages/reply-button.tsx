import ReplyOutlined from '@mui/icons-material/ReplyOutlined'
import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { useKeys } from '../../parts/keys/use-keys.ts'
import { replyTo } from '../../stores/reply-store.ts'

/** Opens the answer to a received message in the composer. */
export function ReplyButton({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  useKeys('messages', { reply: () => replyTo(card) })
  return (
    <Button
      variant="contained"
      size="small"
      startIcon={<ReplyOutlined fontSize="inherit" />}
      aria-keyshortcuts="R"
      title={t('reply.help')}
      onClick={() => replyTo(card)}
    >
      {t('reply.do')}
    </Button>
  )
}
