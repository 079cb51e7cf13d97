import { useTranslation } from 'react-i18next'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'

/** A receipt in the provider's form, as it is read: the form itself where its text is one. */
export function ReceiptExample({ profile }: { profile: ProviderProfile }) {
  const { t } = useTranslation('providers')
  const format = profile.receipt.format?.value
  if (format === undefined) return null
  const { id, stat, err } = parseReceipt(format)
  const read = Object.entries({ id, stat, err }).filter(([, value]) => value !== null)
  if (read.length === 0) return null
  return (
    <p className="receipt-example">
      <span className="dim">{t('example')}</span>{' '}
      {read.map(([name, value]) => (
        <span key={name} className="mono">
          {name}: {value}{' '}
        </span>
      ))}
    </p>
  )
}
