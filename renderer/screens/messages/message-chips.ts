import { useTranslation } from 'react-i18next'
import type { FilterChip } from '../../parts/filter/filter-chips.tsx'
import type { MessagesPlace } from '../../stores/message-sort-store.ts'

/** Filters that everybody wants. */
export const messageChips = {
  failed: 'state in {refused, failed}',
  awaiting: 'receipt.awaited',
  unsent: 'unsent',
  mt: 'direction == sent',
  mo: 'direction == received',
  unread: 'unread',
  incomplete: 'incomplete',
  again: 'note == part-twice',
  ussd: 'ussd',
} as const

const chipsOf = {
  messages: ['failed', 'awaiting', 'unsent', 'mt', 'mo'],
  inbox: ['unread', 'incomplete', 'again', 'ussd'],
} as const satisfies Record<MessagesPlace, readonly (keyof typeof messageChips)[]>

export function useMessageChips(place: MessagesPlace): readonly FilterChip[] {
  const { t } = useTranslation('messages')
  return chipsOf[place].map((id) => ({
    ...{ id, text: messageChips[id] },
    ...{ name: t(`quick.${id}`), hint: t(`quick.${id}Hint`) },
  }))
}
