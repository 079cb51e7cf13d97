import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined'
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined'
import IconButton from '@mui/material/IconButton'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { planRow, rowWarnings, type SendableRow } from '../../../shared/bulk/plan-row.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import { warningText } from '../../../shared/message/message-warning-table.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { tlvByTag, tlvLabel } from '../../../shared/smpp/tlv-value.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'

/** The message of one of the first rows, or why it would not be sent. */
export function RowExample({
  plan,
  columns,
  rows,
  vendorTlvs,
}: {
  plan: BulkPlan
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  /** TLVs that the provider publishes. */
  vendorTlvs: readonly VendorTlv[]
}) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const [place, setPlace] = useState(0)
  const row = Math.min(place, rows.length - 1)
  const planned = planRow(plan, columns, row + 1, rows[row] ?? [])
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
      {planned.problem === null ? (
        <RowMessage row={planned} vendorTlvs={vendorTlvs} />
      ) : (
        <span className="bad">{rowProblemText(planned.problem, language)}</span>
      )}
    </section>
  )
}

/** The message of a row: addresses, encoding, parts, text and TLVs, and what may go wrong with it. */
function RowMessage({ row, vendorTlvs }: { row: SendableRow; vendorTlvs: readonly VendorTlv[] }) {
  const { t } = useTranslation('bulk')
  const { t: composer } = useTranslation('composer')
  const language = useLanguage()
  const { intent, built } = row
  const { plan, submits } = built
  const warnings = rowWarnings(row, vendorTlvs, Date.now())
  return (
    <>
      <div className="mono dim">
        <ForeignText text={`${intent.source.addr || '—'} → ${intent.destination.addr}`} /> ·{' '}
        {composer(`encoding.${plan.encoding}`)} ·{' '}
        {t('parts', { count: submits.length, formatted: submits.length })}
      </div>
      <div className="bulk-example-text foreign" dir="auto">
        <ForeignText text={plan.segments.map((segment) => segment.text).join('')} />
      </div>
      {submits[0]?.tlvs.map(({ tag, value }) => (
        <div key={tag} className="mono dim cut">
          {tlvByTag(tag)?.name ?? tlvLabel(tag)} = {readable(value)}
        </div>
      ))}
      {warnings.length > 0 && (
        <ul className="bulk-example-warnings" aria-label={composer('warnings.title')}>
          {warnings.map((warning) => {
            const { what, next } = warningText(warning, language)
            return (
              <li key={`${warning.code} ${warning.detail['field'] ?? ''}`}>
                <span className="warn" aria-hidden="true">
                  ▲
                </span>{' '}
                <span className="foreign">
                  {what} {next}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

/** Text where it is nothing else, hex otherwise. */
function readable(value: Uint8Array): string {
  const isText = value.length > 0 && value.every((octet) => octet >= 0x20 && octet < 0x7f)
  return isText ? String.fromCharCode(...value) : toHex(value)
}
