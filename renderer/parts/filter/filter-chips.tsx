import ToggleButton from '@mui/material/ToggleButton'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hasPart } from '../../../shared/filter/join-filter.ts'
import { SavedFilterChip } from './saved-filter-chip.tsx'
import { useFilterPlace } from './use-filter-place.ts'
import './filter.css'

/** A filter at hand: `text` null where nothing says which one is meant, which `hint` then tells. */
export interface FilterChip {
  readonly id: string
  readonly name: string
  readonly hint: string
  readonly text: string | null
}

/** Filters at hand: those that everybody wants, each beside the others, and the reader's own. */
export function FilterChips({
  chips,
  children,
}: {
  chips: readonly FilterChip[]
  /** Behind them: menus of more conditions. */
  children?: ReactNode
}) {
  const { t } = useTranslation('filter')
  const { useFilter } = useFilterPlace()
  const saved = useFilter((state) => state.saved)
  return (
    <section className="filter-chips" aria-label={t('chips')}>
      {chips.map((chip) => (
        <QuickChip key={chip.id} chip={chip} />
      ))}
      {children}
      {saved.length > 0 && <span className="filter-chips-line" aria-hidden="true" />}
      {saved.map((filter) => (
        <SavedFilterChip key={filter.id} filter={filter} />
      ))}
    </section>
  )
}

/** Pressed while its condition must hold beside whatever else must. */
function QuickChip({ chip: { id, name, hint, text } }: { chip: FilterChip }) {
  const { table, toggleFilter, useInForce } = useFilterPlace()
  const filter = useInForce()
  const isOn = text !== null && hasPart(filter, text, table)
  return (
    <ToggleButton
      className="filter-chip"
      value={id}
      selected={isOn}
      disabled={text === null}
      title={hint}
      onChange={() => text !== null && toggleFilter(text)}
    >
      {name}
    </ToggleButton>
  )
}
