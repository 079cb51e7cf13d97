import type { SendIntent } from '../../shared/message/send-intent.ts'
import { sparseIntent, usualIntent } from '../../shared/message/whole-intent.ts'

const sender = { ton: 5, npi: 0, addr: 'ALPHA' }
const recipient = { ton: 1, npi: 1, addr: '79161234567' }

/** A Cyrillic text of two parts, with a code that differs each time: gateways refuse a repeated text. */
export function sampleMessage(random: () => number): SendIntent {
  const code = 1000 + Math.floor(random() * 9000)
  return intentOf(
    `Ваш код ${code} — никому его не сообщайте. Действует до 23:59 по московскому времени`,
    Math.floor(random() * 256),
  )
}

/** A text that the gateway refuses for this word. */
export function forbiddenMessage(word: string): SendIntent {
  return intentOf(`Выиграй приз: ${word}!`, 0)
}

function intentOf(text: string, reference: number): SendIntent {
  return sparseIntent({
    ...usualIntent,
    source: sender,
    destination: recipient,
    text,
    reference,
    registered_delivery: 1,
  })
}
