import { useTranslation } from 'react-i18next'
import { rowWarnings, type SendableRow } from '../../../shared/bulk/plan-row.ts'
import { warningText } from '../../../shared/message/message-warning-table.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { tlvByTag, tlvLabel } from '../../../shared/smpp/tlv-value.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'

/** Parts whose text is shown by itself. */
const shownParts = 10

/** The message of a row: addresses, encoding, its parts with their texts, TLVs, and what may go wrong with it. */
export function RowMessage({ row, vendorTlvs }: { row: SendableRow; vendorTlvs: readonly VendorTlv[] }) {
  const { t } = useTranslation('bulk')
  const { t: composer } = useTranslation('composer')
  const { intent, built } = row
  const { plan, submits } = built
  const { segments } = plan
  return (
    <>
      <div className="mono dim">
        <ForeignText text={`${intent.source.addr || '—'} → ${intent.destination.addr}`} /> ·{' '}
        {composer(`encoding.${plan.encoding}`)} ·{' '}
        {t('parts', { count: submits.length, formatted: submits.length })}
      </div>
      {segments.length === 1 ? (
        <div className="bulk-example-text foreign" dir="auto">
          <ForeignText text={segments[0]?.text ?? ''} />
        </div>
      ) : (
        <ol className="bulk-example-parts">
          {segments.slice(0, shownParts).map(({ text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
            <li key={index}>
              <span className="dim mono">
                {index + 1}/{segments.length}
              </span>
              <span className="bulk-example-text foreign" dir="auto">
                <ForeignText text={text} />
              </span>
            </li>
          ))}
          {segments.length > shownParts && <li className="dim">…</li>}
        </ol>
      )}
      {submits[0]?.tlvs.map(({ tag, value }) => (
        <div key={tag} className="mono dim cut">
          {tlvByTag(tag)?.name ?? tlvLabel(tag)} = {readable(value)}
        </div>
      ))}
      <RowWarnings row={row} vendorTlvs={vendorTlvs} />
    </>
  )
}

function RowWarnings({ row, vendorTlvs }: { row: SendableRow; vendorTlvs: readonly VendorTlv[] }) {
  const { t: composer } = useTranslation('composer')
  const language = useLanguage()
  const warnings = rowWarnings(row, vendorTlvs, Date.now())
  if (warnings.length === 0) return null
  return (
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
  )
}

/** Text where it is nothing else, hex otherwise. */
function readable(value: Uint8Array): string {
  const isText = value.length > 0 && value.every((octet) => octet >= 0x20 && octet < 0x7f)
  return isText ? String.fromCharCode(...value) : toHex(value)
}
