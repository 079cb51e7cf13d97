import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../../shared/inspect/inspect.ts'
import { bodyFaultText } from '../../../shared/inspect/note-table.ts'
import { receiptOfPdu } from '../../../shared/paste/explain-item.ts'
import type { PastedPdu } from '../../../shared/paste/pasted-item.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { pduLine } from '../../parts/pasted/item-words.ts'
import { shownPdu } from '../../parts/pasted/shown-pdu.ts'
import { PduNotes } from '../../parts/pdu-notes.tsx'
import { AnnouncedReadings } from '../../parts/reading/reading-list.tsx'
import { ReceiptFieldList } from '../../parts/reading/receipt-field-list.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { TypedOctets } from './typed-octets.tsx'

/** A pasted PDU: who to whom, its receipt, what is odd, and field by field beside its octets. */
export function PduContent({
  item,
  profileId,
  showsPassword,
  startsOpen,
}: {
  item: PastedPdu
  profileId: string | null
  showsPassword: boolean
  startsOpen: boolean
}) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const [isOpen, setOpen] = useState(startsOpen)
  const { octets } = item
  const shown = useMemo(
    () => shownPdu(octets, inspectOptionsOf(catalogue, profileId), showsPassword),
    [octets, catalogue, profileId, showsPassword],
  )
  const { inspection, spans } = shown
  const receipt = useMemo(() => receiptOfPdu(inspection.pdu), [inspection])
  const line = pduLine(decodePdu(shown.octets), inspection.text, language)
  return (
    <>
      {line !== '' && (
        <p className="foreign explain-line">
          <ForeignText text={line} />
        </p>
      )}
      <PasteRemarks item={item} />
      {inspection.pdu.error !== null && (
        <p className="bad explain-remark">■ {bodyFaultText(inspection.pdu.error, language).what}</p>
      )}
      {receipt?.isReceipt === true && <ReceiptFieldList receipt={receipt} profileId={profileId} />}
      <AnnouncedReadings readings={inspection.readings} />
      {!isOpen && inspection.notes.length > 0 && (
        <Gravest notes={inspection.notes} onOpen={() => setOpen(true)} />
      )}
      <button
        type="button"
        className="link-button explain-fold"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? '▾' : '▸'} {t('fields', { count: octets.length })}
      </button>
      {isOpen && (
        <TypedOctets octets={shown.octets} spans={spans} notes={inspection.notes} profileId={profileId} />
      )}
    </>
  )
}

/** What the paste lacks of the PDU. */
function PasteRemarks({ item: { missingOctets, fromFields, unsaid } }: { item: PastedPdu }) {
  const { t } = useTranslation('explain')
  return (
    <>
      {missingOctets > 0 && <p className="warn explain-remark">{t('missing', { count: missingOctets })}</p>}
      {fromFields && (
        <p className="dim explain-remark">
          {t('fromFields')}
          {unsaid.length > 0 && ` · ${t('unsaid', { fields: unsaid.join(', ') })}`}
        </p>
      )}
    </>
  )
}

/** Notes beside a closed tree. */
const shownNotes = 2

function Gravest({ notes, onOpen }: { notes: readonly Note[]; onOpen: () => void }) {
  const { t } = useTranslation('explain')
  const rank = { error: 0, warning: 1, info: 2 }
  const gravest = notes.toSorted((one, other) => rank[one.severity] - rank[other.severity])
  return (
    <>
      <PduNotes notes={gravest.slice(0, shownNotes)} onSelect={onOpen} />
      {notes.length > shownNotes && (
        <button type="button" className="link-button explain-fold" onClick={onOpen}>
          {t('moreNotes', { count: notes.length - shownNotes })}
        </button>
      )}
    </>
  )
}
