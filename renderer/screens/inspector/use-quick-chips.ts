import { useTranslation } from 'react-i18next'
import type { FilterChip } from '../../parts/filter/filter-chips.tsx'
import { useCapture } from '../../stores/capture-store.ts'
import { usePdus } from '../../stores/pdu-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { quickFilters } from './quick-filters.ts'

/** The filters of the capture that everybody wants. */
export function useQuickChips(): readonly FilterChip[] {
  const { t } = useTranslation('filter')
  const session = useMeantSession()
  return quickFilters(session).map(({ id, text }) => ({
    ...{ id, text, name: t(`quick.${id}`) },
    hint: text === null ? t('quick.thisSessionNone') : t(`quick.${id}Hint`, { name: session ?? '' }),
  }))
}

/** The session of the chosen PDU; without one the only session of ours that there is. */
function useMeantSession(): string | null {
  const selectedSeq = useCapture((state) => state.selectedSeq)
  const chosen = usePdus((state) =>
    selectedSeq === null ? undefined : state.pdus[selectedSeq]?.row.sessionName,
  )
  const only = useSessions((state) => {
    const names = new Set(
      Object.values(state.sessions)
        .filter(({ role }) => role === 'esme')
        .map(({ name }) => name),
    )
    return names.size === 1 ? ([...names][0] ?? null) : null
  })
  return chosen ?? only
}
