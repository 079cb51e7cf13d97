import type { Words } from '../words/words.ts'

/** How the simulator writes the message_id of its responses. */
export const messageIdForms = [
  'decimal',
  'hex',
  'hex-upper',
  'padded',
  'uuid',
  'hex-32',
  'long',
  'too-long',
  'empty',
] as const
export type MessageIdForm = (typeof messageIdForms)[number]

const words: Readonly<Record<MessageIdForm, Words>> = {
  decimal: { en: 'message_id of ten decimal digits', ru: 'message_id из десяти десятичных цифр' },
  hex: { en: 'message_id in hex', ru: 'message_id в hex' },
  'hex-upper': { en: 'message_id in upper-case hex', ru: 'message_id в hex заглавными' },
  padded: { en: 'message_id with leading zeros', ru: 'message_id с нулями в начале' },
  uuid: { en: 'message_id is a UUID', ru: 'message_id — UUID' },
  'hex-32': { en: 'message_id of 32 hex characters', ru: 'message_id из 32 символов hex' },
  long: { en: 'message_id of 64 characters, the longest', ru: 'message_id из 64 символов, самый длинный' },
  'too-long': {
    en: 'message_id of 65 characters, one too many',
    ru: 'message_id из 65 символов, на один больше',
  },
  empty: { en: 'message_id is empty', ru: 'message_id пустой' },
}

const shared: Words = { en: ', one for all parts of a message', ru: ', общий для всех частей сообщения' }

export function messageIdWords(form: MessageIdForm, isShared = false): Words {
  const { en, ru } = words[form]
  return isShared ? { en: `${en}${shared.en}`, ru: `${ru}${shared.ru}` } : words[form]
}
