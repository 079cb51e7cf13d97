import ToggleButton from '@mui/material/ToggleButton'
import { useTranslation } from 'react-i18next'
import { hasPart, withoutPart } from '../../../shared/filter/join-filter.ts'
import { useCapture } from '../../stores/capture-store.ts'
import { andFilter, applyFilter, useFilter } from '../../stores/filter-store.ts'
import { usePdus } from '../../stores/pdu-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { type QuickFilter, quickFilters } from './quick-filters.ts'
import { SavedFilterChip } from './saved-filter-chip.tsx'
import './filter.css'

/** Filters at hand: those that everybody wants, each beside the others, and the reader's own. */
export function FilterChips() {
  const { t } = useTranslation('filter')
  const saved = useFilter((state) => state.saved)
  const session = useMeantSession()
  return (
    <section className="filter-chips" aria-label={t('chips')}>
      {quickFilters(session).map((quick) => (
        <QuickChip key={quick.id} quick={quick} sessionName={session} />
      ))}
      {saved.length > 0 && <span className="filter-chips-line" aria-hidden="true" />}
      {saved.map((filter) => (
        <SavedFilterChip key={filter.id} filter={filter} />
      ))}
    </section>
  )
}

/** Pressed while its condition must hold beside whatever else must. */
function QuickChip({ quick: { id, text }, sessionName }: { quick: QuickFilter; sessionName: string | null }) {
  const { t } = useTranslation('filter')
  const filter = useCapture((state) => state.filter)
  const isOn = text !== null && hasPart(filter, text)
  const hint = text === null ? t('quick.thisSessionNone') : t(`quick.${id}Hint`, { name: sessionName ?? '' })
  const toggle = () => {
    if (text === null) return
    if (isOn) applyFilter(withoutPart(filter, text))
    else andFilter(text)
  }
  return (
    <ToggleButton
      className="filter-chip"
      value={id}
      selected={isOn}
      disabled={text === null}
      title={hint}
      onChange={toggle}
    >
      {t(`quick.${id}`)}
    </ToggleButton>
  )
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
