import { inspectPdu } from '../inspect/inspect.ts'
import { noteText } from '../inspect/note-table.ts'
import { encodePdu } from '../smpp/encode.ts'
import type { Pdu } from '../smpp/pdu.ts'
import { statusName } from '../smpp/status-table.ts'
import { fill, type Language, type Words } from '../words/words.ts'

type Submit = Pdu<'submit_sm'>

/** The fields of submit_sm that a refusal is about, by its status. */
const blamedFields: Readonly<Record<string, readonly string[]>> = {
  ESME_RINVSRCADR: ['source_addr'],
  ESME_RINVSRCTON: ['source_addr'],
  ESME_RINVSRCNPI: ['source_addr'],
  ESME_RINVDSTADR: ['destination_addr'],
  ESME_RINVDSTTON: ['destination_addr'],
  ESME_RINVDSTNPI: ['destination_addr'],
  ESME_RINVEXPIRY: ['validity_period'],
  ESME_RINVSCHED: ['schedule_delivery_time'],
  ESME_RINVMSGLEN: ['short_message', 'sm_length', 'message_payload'],
  ESME_RINVDCS: ['data_coding', 'short_message', 'message_payload'],
}

/** Nothing is wrong with the form of the field: what remains. */
const wellFormed: Readonly<Record<string, Words>> = {
  source_addr: {
    en: 'source_addr “{addr}” with TON {ton} and NPI {npi} is well formed: probably it is not registered for this account or country.',
    ru: 'source_addr «{addr}» с TON {ton} и NPI {npi} записан верно: вероятно, имя не зарегистрировано для этой учётной записи или страны.',
  },
  destination_addr: {
    en: 'destination_addr “{addr}” with TON {ton} and NPI {npi} is well formed: probably the number does not exist, or its network is not open for this account.',
    ru: 'destination_addr «{addr}» с TON {ton} и NPI {npi} записан верно: вероятно, номера нет, или его сеть не открыта для этой учётной записи.',
  },
  validity_period: {
    en: 'validity_period “{value}” is well formed: probably it is longer than the SMSC allows. Send it empty once.',
    ru: 'validity_period «{value}» записан верно: вероятно, срок больше допустимого у SMSC. Отправьте один раз пустым.',
  },
}

/**
 * Why the SMSC may have refused this very submit_sm with `commandStatus`: what is odd about the fields that the status
 * is about, else that they are well formed. Sentences, likeliest first; none for a status that is about no field.
 */
export function refusalSuspects(commandStatus: number, submit: Submit, language: Language): string[] {
  const fields = blamedFields[statusName(commandStatus)]
  if (fields === undefined) return []
  const { notes } = inspectPdu(encodePdu(submit))
  const odd = notes
    .filter(({ field }) => field !== null && fields.includes(field))
    .map((note) => noteText(note, language))
    .map(({ what, next }) => `${what} ${next}`)
  if (odd.length > 0) return odd
  const [field = ''] = fields
  const words = wellFormed[field]
  const detail = factsOf(field, submit)
  return words === undefined || detail === null ? [] : [fill(words[language], detail)]
}

/** null for a field that was sent empty. */
function factsOf(field: string, { fields }: Submit): Record<string, string | number> | null {
  if (field === 'validity_period') {
    return fields.validity_period === '' ? null : { value: fields.validity_period }
  }
  if (field === 'source_addr') {
    const { source_addr: addr, source_addr_ton: ton, source_addr_npi: npi } = fields
    return addr === '' ? null : { addr, ton, npi }
  }
  const { destination_addr: addr, dest_addr_ton: ton, dest_addr_npi: npi } = fields
  return { addr, ton, npi }
}
