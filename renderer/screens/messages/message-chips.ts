import { useTranslation } from 'react-i18next'
import type { FilterChip } from '../../parts/filter/filter-chips.tsx'

/** Filters that everybody wants. */
export const messageChips = {
  failed: 'state in {refused, failed}',
  awaiting: 'receipt.awaited',
  unsent: 'unsent',
  mt: 'direction == sent',
  mo: 'direction == received',
} as const

export function useMessageChips(): readonly FilterChip[] {
  const { t } = useTranslation('messages')
  return (['failed', 'awaiting', 'unsent', 'mt', 'mo'] as const).map((id) => ({
    ...{ id, text: messageChips[id] },
    ...{ name: t(`quick.${id}`), hint: t(`quick.${id}Hint`) },
  }))
}
