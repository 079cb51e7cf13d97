import { useTranslation } from 'react-i18next'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import type { PastedItem } from '../../../shared/paste/pasted-item.ts'
import { integerField } from '../../../shared/smpp/message-octets.ts'
import { withoutPasswords } from '../../../shared/smpp/password-ranges.ts'
import { spacedHex } from '../../../shared/words/hex-text.ts'
import { composeWith } from '../../stores/navigation-store.ts'
import { editAsOctets } from '../../stores/operations-store.ts'
import { inspectPasted } from '../../stores/pasted-capture.ts'
import { useCopyAnswers } from './use-copy-answers.ts'

/** Where to go on from an item, and its answer for the clipboard. */
export function ItemActions({
  item,
  profileId,
  showsPassword,
}: {
  item: PastedItem
  profileId: string | null
  showsPassword: boolean
}) {
  const { t } = useTranslation('explain')
  const copy = useCopyAnswers(profileId)
  const intent = intentOf(item)
  return (
    <span className="explain-actions">
      {intent !== null && (
        <button type="button" className="link-button" onClick={() => composeWith({ intent })}>
          {t('compose')}
        </button>
      )}
      {item.kind === 'capture' && <InspectButton />}
      {item.kind === 'pdu' && (
        <button
          type="button"
          className="link-button"
          title={t('octetsHelp')}
          onClick={() =>
            editAsOctets(spacedHex(showsPassword ? item.octets : withoutPasswords(item.octets, 'odd')))
          }
        >
          {t('octets')}
        </button>
      )}
      <button type="button" className="link-button" onClick={() => copy.one(item, 'text', showsPassword)}>
        {t('copy')}
      </button>
      <button type="button" className="link-button" onClick={() => copy.one(item, 'ticket', showsPassword)}>
        {t('ticket')}
      </button>
    </span>
  )
}

/** Opens the whole file beside the live capture. */
function InspectButton() {
  const { t } = useTranslation('explain')
  return (
    <button
      type="button"
      className="link-button"
      title={t('inspectHelp')}
      onClick={() => void inspectPasted(null)}
    >
      {t('inspect')}
    </button>
  )
}

/** The message that a submit_sm, a data_sm or the octets of a text would be; null for anything else. */
function intentOf(item: PastedItem): Partial<SendIntent> | null {
  if (item.kind === 'text') {
    const [likely] = item.readings
    return likely === undefined ? null : { text: likely.text }
  }
  if (item.kind !== 'pdu') return null
  const { pdu, text } = inspectPdu(item.octets)
  if ((pdu.command !== 'submit_sm' && pdu.command !== 'data_sm') || pdu.error !== null || text === null) {
    return null
  }
  const address = (end: 'source' | 'destination', wire: string): SendIntent['source'] => ({
    addr: String(pdu.fields[wire] ?? ''),
    ton: integerField(pdu, end === 'source' ? 'source_addr_ton' : 'dest_addr_ton'),
    npi: integerField(pdu, end === 'source' ? 'source_addr_npi' : 'dest_addr_npi'),
  })
  return {
    text,
    source: address('source', 'source_addr'),
    destination: address('destination', 'destination_addr'),
  }
}
