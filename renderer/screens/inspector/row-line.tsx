// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself handles the keys

import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import type { CaptureGap } from '../../stores/capture-rows.ts'
import { loadGap, selectRow } from '../../stores/capture-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { columns } from './columns.tsx'
import { isResponse } from './row-words.ts'

interface RowLineProps {
  readonly row: CaptureRow
  readonly top: number
  readonly rowIndex: number
  readonly isSelected: boolean
  readonly isPaired: boolean
  readonly language: Language
}

export const RowLine = memo(function RowLine({
  row,
  top,
  rowIndex,
  isSelected,
  isPaired,
  language,
}: RowLineProps) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation('common')
  const context = { t, common, language, catalogue: useCatalogue() }
  let className = isResponse(row) ? 'row row-response' : 'row'
  if (isSelected) className += ' is-selected'
  else if (isPaired) className += ' is-paired'
  return (
    <div
      id={`row-${row.seq}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      className={className}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => selectRow(row.seq)}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={column.className}>
          {column.cell(row, context)}
        </div>
      ))}
    </div>
  )
})

/** PDUs that are not in the list, said where they are missing. */
export function GapLine({ gap, top, rowIndex }: { gap: CaptureGap; top: number; rowIndex: number }) {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const count = gap.to - gap.from + 1
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className="row row-gap"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="cell">
        {t('gap', { count, formatted: formatCount(count, language) })}{' '}
        <button type="button" className="link-button" onClick={() => void loadGap(gap)}>
          {t('loadGap')}
        </button>
      </div>
    </div>
  )
}
