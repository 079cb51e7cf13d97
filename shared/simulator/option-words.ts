import type { Words } from '../words/words.ts'
import { faultWords } from './answer-actions.ts'

/** What the options of a choice are called; those that are not here are the specification's own words. */
const words: Readonly<Record<string, Words>> = {
  ...faultWords,
  operator: { en: 'all together', ru: 'всё вместе' },
  account: { en: 'account', ru: 'аккаунт' },
  session: { en: 'session', ru: 'сессия' },
  source: { en: 'sender', ru: 'отправитель' },
  destination: { en: 'destination', ru: 'получатель' },
  response: { en: 'the response', ru: 'ответ' },
  fin: { en: 'FIN', ru: 'FIN' },
  rst: { en: 'RST', ru: 'RST' },
  request: { en: 'the request, nothing taken', ru: 'запрос, ничего не принято' },
  handling: { en: 'the message is taken', ru: 'приём сообщения' },
  'half-response': { en: 'half of the response', ru: 'половина ответа' },
  'wrong-state': { en: 'forbidden in the state', ru: 'недопустимо в состоянии' },
  'wrong-version': { en: 'not in the version', ru: 'нет в версии' },
  missing: { en: 'one is missing', ru: 'одного нет' },
  'wrong-value': { en: 'one has a value that is not listed', ru: 'значение не из списка' },
}

export function optionWords(option: string): Words {
  return words[option] ?? { en: option, ru: option }
}
