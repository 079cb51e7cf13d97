import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined'
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined'
import IconButton from '@mui/material/IconButton'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../../shared/bulk/plan-row.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { RowMessage } from './row-message.tsx'

interface ShownRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** The message of one row, or why it would not be sent, with the way to the rows beside it. */
export function RowExample({
  plan,
  columns,
  shown: { row, cells },
  vendorTlvs,
  onPrevious,
  onNext,
  children,
}: {
  plan: BulkPlan
  columns: readonly string[]
  shown: ShownRow
  /** TLVs that the provider publishes. */
  vendorTlvs: readonly VendorTlv[]
  /** null: there is no such row. */
  onPrevious: (() => void) | null
  onNext: (() => void) | null
  children?: ReactNode
}) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const planned = planRow(plan, columns, row, cells)
  const title = t('columns.example', { row: formatCount(row, language) })
  return (
    <section className="bulk-example" aria-label={title}>
      <div className="bulk-example-head dim">
        {title}
        <IconButton
          size="small"
          aria-label={t('columns.previousRow')}
          disabled={onPrevious === null}
          onClick={() => onPrevious?.()}
        >
          <ChevronLeftOutlined fontSize="inherit" />
        </IconButton>
        <IconButton
          size="small"
          aria-label={t('columns.nextRow')}
          disabled={onNext === null}
          onClick={() => onNext?.()}
        >
          <ChevronRightOutlined fontSize="inherit" />
        </IconButton>
        {children}
      </div>
      {planned.problem === null ? (
        <RowMessage row={planned} vendorTlvs={vendorTlvs} />
      ) : (
        <span className="bad">{rowProblemText(planned.problem, language)}</span>
      )}
    </section>
  )
}

/** The same of one of the first rows of a table. */
export function FirstRowsExample({
  rows,
  ...example
}: {
  plan: BulkPlan
  columns: readonly string[]
  rows: readonly ShownRow[]
  vendorTlvs: readonly VendorTlv[]
}) {
  const [place, setPlace] = useState(0)
  const at = Math.min(place, rows.length - 1)
  const shown = rows[at]
  if (shown === undefined) return null
  return (
    <RowExample
      {...example}
      shown={shown}
      onPrevious={at === 0 ? null : () => setPlace(at - 1)}
      onNext={at >= rows.length - 1 ? null : () => setPlace(at + 1)}
    />
  )
}
