import type { SendIntent } from '../../shared/message/send-intent.ts'

const sender = { ton: 5, npi: 0, addr: 'ALPHA' }
const recipient = { ton: 1, npi: 1, addr: '79161234567' }

/** A Cyrillic text of two parts, with a code that differs each time: gateways refuse a repeated text. */
export function sampleMessage(random: () => number): SendIntent {
  const code = 1000 + Math.floor(random() * 9000)
  return intentOf(
    `Ваш код ${code} — никому его не сообщайте. Действует до 23:59 по Москве 22 ноября`,
    Math.floor(random() * 256),
  )
}

/** A text that the gateway refuses for this word. */
export function forbiddenMessage(word: string): SendIntent {
  return intentOf(`Выиграй приз: ${word}!`, 0)
}

function intentOf(text: string, reference: number): SendIntent {
  return {
    source: sender,
    destination: recipient,
    text,
    encoding: 'auto',
    method: 'udh8',
    reference,
    data_coding: null,
    service_type: '',
    protocol_id: 0,
    priority_flag: 0,
    schedule_delivery_time: '',
    validity_period: '',
    registered_delivery: 1,
    replace_if_present_flag: 0,
    sm_default_msg_id: 0,
    tlvs: [],
  }
}
