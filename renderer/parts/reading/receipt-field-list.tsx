import { useTranslation } from 'react-i18next'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { CopyValue } from '../copy-value.tsx'
import { ForeignText } from '../foreign-text.tsx'
import { useLanguage } from '../use-language.ts'
import { receiptRows } from './receipt-rows.ts'
import './reading.css'

/** A receipt field by field, each value as it is written and as it is read; below, what is odd about it. */
export function ReceiptFieldList({ receipt, profileId }: { receipt: Receipt; profileId: string | null }) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const rows = receiptRows(receipt, { catalogue, profileId, language, t })
  const odd = rows.filter(({ name }) => name === '!')
  return (
    <>
      <dl className="reading-fields" aria-label={t('kind.receipt')}>
        {rows
          .filter(({ name }) => name !== '!')
          .map(({ name, value, words }) => (
            <div key={name}>
              <dt className="mono">{name}</dt>
              <dd>
                <CopyValue value={value} />{' '}
                {words !== null && (
                  <span className="dim foreign">
                    <ForeignText text={words} />
                  </span>
                )}
              </dd>
            </div>
          ))}
      </dl>
      {odd.map(({ value }) => (
        <p key={value} className="warn reading-remark">
          ▲ {value}
        </p>
      ))}
    </>
  )
}
