import { type Detail, fill, type Language, type Words } from '../words/words.ts'

/** What happens at a relay beside the PDUs that pass, in words. */
const relayEventTable = {
  'application-connected': {
    en: 'an application connected from {address}',
    ru: 'подключилось приложение с адреса {address}',
  },
  'application-bound': { en: 'bound as {mode}, {address}', ru: 'bind выполнен: {mode}, {address}' },
  'bind-refused': { en: 'its bind was refused: {status}', ru: 'в bind отказано: {status}' },
  'tls-refused': {
    en: 'a client failed the TLS handshake: {reason}',
    ru: 'клиент не прошёл TLS-рукопожатие: {reason}',
  },
  'too-many-links': {
    en: 'one link too many was reset: {most} are carried at once',
    ru: 'лишнее соединение сброшено: одновременно проводится не больше {most}',
  },
  'provider-connected': {
    en: 'connected to the provider at {address}',
    ru: 'есть связь с провайдером: {address}',
  },
  'provider-unreachable': {
    en: 'the provider cannot be reached, so the application was reset: {reason}',
    ru: 'провайдер недоступен, поэтому соединение приложения сброшено: {reason}',
  },
  'application-ended': {
    en: 'the application’s side has ended ({how}), and the provider’s was ended alike',
    ru: 'сторона приложения завершилась ({how}), так же завершена и сторона провайдера',
  },
  'provider-ended': {
    en: 'the provider’s side has ended ({how}), and the application’s was ended alike',
    ru: 'сторона провайдера завершилась ({how}), так же завершена и сторона приложения',
  },
  'stream-unreadable': {
    en: 'octets that are no PDU came ({problem}); from there on all pass unread',
    ru: 'пришли октеты, которые не PDU ({problem}); дальше всё проходит непрочитанным',
  },
  'link-closed': { en: 'the link is closed', ru: 'соединение закрыто' },
} as const satisfies Record<string, Words>

export type RelayEventKind = keyof typeof relayEventTable

function isEventKind(kind: string): kind is RelayEventKind {
  return Object.hasOwn(relayEventTable, kind)
}

export const relayEventKinds = Object.keys(relayEventTable).filter(isEventKind)

/** An event as a clause, in the reader's language. */
export function relayEventText(kind: RelayEventKind, detail: Detail, language: Language): string {
  return fill(relayEventTable[kind][language], detail)
}
