import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined'
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined'
import IconButton from '@mui/material/IconButton'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../../shared/bulk/plan-row.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import { tlvLabel } from '../../../shared/inspect/span-list.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import { useLanguage } from '../../parts/use-language.ts'

/** What one of the first rows becomes, or why it would not be sent. */
export function RowExample({
  plan,
  columns,
  rows,
}: {
  plan: BulkPlan
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}) {
  const { t } = useTranslation('bulk')
  const { t: composer } = useTranslation('composer')
  const language = useLanguage()
  const [place, setPlace] = useState(0)
  const row = Math.min(place, rows.length - 1)
  const { built, problem } = planRow(plan, columns, row + 1, rows[row] ?? [])
  const fields = built?.submits[0]?.fields
  return (
    <section className="bulk-example" aria-label={t('columns.example', { row: row + 1 })}>
      <div className="bulk-example-head dim">
        {t('columns.example', { row: row + 1 })}
        <IconButton
          size="small"
          aria-label={t('columns.previousRow')}
          disabled={row === 0}
          onClick={() => setPlace(row - 1)}
        >
          <ChevronLeftOutlined fontSize="inherit" />
        </IconButton>
        <IconButton
          size="small"
          aria-label={t('columns.nextRow')}
          disabled={row >= rows.length - 1}
          onClick={() => setPlace(row + 1)}
        >
          <ChevronRightOutlined fontSize="inherit" />
        </IconButton>
      </div>
      {built === null ? (
        <span className="bad">{rowProblemText(problem, language)}</span>
      ) : (
        <>
          <div className="mono dim">
            {String(fields?.source_addr || '—')} → {String(fields?.destination_addr)} ·{' '}
            {composer(`encoding.${built.plan.encoding}`)} ·{' '}
            {t('parts', { count: built.submits.length, formatted: built.submits.length })}
          </div>
          <div className="bulk-example-text foreign" dir="auto">
            {built.plan.segments.map((segment) => segment.text).join('')}
          </div>
          {built.submits[0]?.tlvs.map(({ tag, value }) => (
            <div key={tag} className="mono dim cut">
              {tlvByTag(tag)?.name ?? tlvLabel(tag)} = {readable(value)}
            </div>
          ))}
        </>
      )}
    </section>
  )
}

/** Text where it is nothing else, hex otherwise. */
function readable(value: Uint8Array): string {
  const isText = value.length > 0 && value.every((octet) => octet >= 0x20 && octet < 0x7f)
  return isText ? String.fromCharCode(...value) : toHex(value)
}
