import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inspection } from '../../../shared/inspect/inspect.ts'
import { receiptOfPdu } from '../../../shared/paste/explain-item.ts'
import { AnnouncedReadings } from '../../parts/reading/reading-list.tsx'
import { ReceiptFieldList } from '../../parts/reading/receipt-field-list.tsx'

interface PduReadingProps {
  readonly inspection: Inspection
  readonly profileId: string | null
}

/** What the octets of a message say: the fields of a receipt in words, and every reading of its text. */
export function PduReading({ inspection, profileId }: PduReadingProps) {
  const { t } = useTranslation('explain')
  const receipt = useMemo(() => receiptOfPdu(inspection.pdu), [inspection])
  const hasReceipt = receipt?.isReceipt === true
  if (!hasReceipt && inspection.readings.length === 0) return null
  return (
    <section className="detail-reading">
      {hasReceipt && (
        <>
          <h3>{t('kind.receipt')}</h3>
          <ReceiptFieldList receipt={receipt} profileId={profileId} />
        </>
      )}
      <AnnouncedReadings readings={inspection.readings} />
    </section>
  )
}
