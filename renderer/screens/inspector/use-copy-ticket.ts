import { useTranslation } from 'react-i18next'
import { copyText } from '../../parts/copy-text.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { loadPdu } from '../../stores/pdu-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { ticketText } from './ticket-text.ts'

/** Copies the chosen PDU and its other half, in order, for a ticket; null while none is chosen. */
export function useCopyTicket(seq: number | null, pairSeq: number | null): (() => Promise<void>) | null {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const catalogue = useCatalogue()
  if (seq === null) return null
  return async () => {
    const seqs = pairSeq === null ? [seq] : [seq, pairSeq]
    const found = (await Promise.all(seqs.map(loadPdu))).filter((half) => half !== null)
    found.sort((one, other) => one.row.seq - other.row.seq)
    await copyText(ticketText(catalogue, found, language))
    notifyDone(t('ticketCopied'))
  }
}
