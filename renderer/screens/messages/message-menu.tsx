import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { isOrphan } from '../../../shared/message/card-flags.ts'
import { isAnswerable } from '../../../shared/message/reply-intent.ts'
import { copyText } from '../../parts/copy-text.ts'
import type { RowMenu } from '../../parts/grid/grid-menu.ts'
import { useCards } from '../../stores/cards-store.ts'
import { showConversation } from '../../stores/conversations-store.ts'
import { resend } from '../../stores/message-actions-store.ts'
import { replyTo } from '../../stores/reply-store.ts'
import { markMessages } from '../../stores/unread-store.ts'

export interface MessageMenuTarget extends RowMenu<string> {
  readonly card: MessageCard
}

/** What can be done with a row of the messages. */
export function MessageMenu({ target, onClose }: { target: MessageMenuTarget | null; onClose: () => void }) {
  // Its content stays while it closes.
  const [shown, setShown] = useState(target)
  if (target !== null && target !== shown) setShown(target)
  if (shown === null) return null
  return <OpenMenu target={shown} isOpen={target !== null} onClose={onClose} />
}

function OpenMenu({
  target: { card: asked, left, top },
  isOpen,
  onClose,
}: {
  target: MessageMenuTarget
  isOpen: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('messages')
  // It may have been read meanwhile.
  const card = useCards((state) => state.cards[asked.messageId]) ?? asked
  const closing = (run: () => void) => () => {
    onClose()
    run()
  }
  const peer = card.direction === 'sent' ? card.destination.addr : card.source.addr
  return (
    <Menu
      open={isOpen}
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={{ left, top }}
      slotProps={{ list: { 'aria-label': t('menu.label') } }}
    >
      {isAnswerable(card) && <MenuItem onClick={closing(() => replyTo(card))}>{t('reply.do')}</MenuItem>}
      {card.direction === 'sent' && <MenuItem onClick={closing(() => resend(card))}>{t('resend')}</MenuItem>}
      {card.direction === 'received' && !isOrphan(card) && (
        <MenuItem onClick={closing(() => void markMessages([card.messageId], card.isUnread !== true))}>
          {t(card.isUnread === true ? 'unread.markRead' : 'unread.mark')}
        </MenuItem>
      )}
      {!isOrphan(card) && (
        <MenuItem onClick={closing(() => showConversation(card))}>{t('menu.conversation')}</MenuItem>
      )}
      <MenuItem disabled={peer === ''} onClick={closing(() => void copyText(peer))}>
        {t('menu.copyNumber')}
      </MenuItem>
      <MenuItem disabled={card.text === ''} onClick={closing(() => void copyText(card.text))}>
        {t('menu.copyText')}
      </MenuItem>
    </Menu>
  )
}
