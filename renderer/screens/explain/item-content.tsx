import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../../shared/inspect/inspect.ts'
import { tlvSpans, udhSpans } from '../../../shared/paste/loose-spans.ts'
import type { PastedItem } from '../../../shared/paste/pasted-item.ts'
import { pastedReadings } from '../../../shared/paste/pasted-readings.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { itemLine } from '../../parts/pasted/item-words.ts'
import { ReadingList } from '../../parts/reading/reading-list.tsx'
import { ReceiptFieldList } from '../../parts/reading/receipt-field-list.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { PduContent } from './pdu-content.tsx'
import { TimeFields } from './time-fields.tsx'
import { TypedOctets } from './typed-octets.tsx'

/** What an item holds, by its kind. */
export function ItemContent({
  item,
  profileId,
  showsPassword,
  startsOpen,
}: {
  item: PastedItem
  profileId: string | null
  showsPassword: boolean
  startsOpen: boolean
}) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  switch (item.kind) {
    case 'pdu':
      return (
        <PduContent item={item} profileId={profileId} showsPassword={showsPassword} startsOpen={startsOpen} />
      )
    case 'receipt':
      return <ReceiptFieldList receipt={item.receipt} profileId={profileId} />
    case 'time':
      return <TimeFields item={item} />
    case 'text':
      return (
        <>
          <ReadingList readings={item.readings} />
          <TypedOctets octets={item.octets} spans={noSpans} profileId={profileId} />
        </>
      )
    case 'tlv':
    case 'udh':
      return <LooseOctets item={item} profileId={profileId} />
    case 'code':
      // Its meaning, below, begins with it.
      return null
    case 'capture':
      return (
        <p className="mono foreign">
          <ForeignText text={itemLine(item, language, t)} />
        </p>
      )
  }
}

const noSpans: readonly Span[] = []

/** TLVs, or a user data header and the text behind it. */
function LooseOctets({
  item,
  profileId,
}: {
  item: Extract<PastedItem, { kind: 'tlv' | 'udh' }>
  profileId: string | null
}) {
  const catalogue = useCatalogue()
  const spans = useMemo(() => {
    const options = inspectOptionsOf(catalogue, profileId)
    return item.kind === 'tlv' ? tlvSpans(item.octets, options) : udhSpans(item.octets, options)
  }, [item, catalogue, profileId])
  const behind = item.kind === 'udh' ? item.octets.subarray(item.udh.headerOctets) : new Uint8Array()
  return (
    <>
      <TypedOctets octets={item.octets} spans={spans} profileId={profileId} />
      {behind.length > 0 && <ReadingList readings={pastedReadings(behind)} />}
    </>
  )
}
