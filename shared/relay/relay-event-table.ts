import { faultText, isFaultCode } from '../faults/fault.ts'
import { closeClause, isLinkEnd } from '../inspect/close-reason-table.ts'
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
    en: 'the provider cannot be reached, so the application was reset',
    ru: 'провайдер недоступен, поэтому соединение приложения сброшено',
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
  'provider-bound': {
    en: 'bound at the provider: {name}, {mode}',
    ru: 'bind у провайдера выполнен: {name}, {mode}',
  },
  'provider-lost': {
    en: 'a bind at the provider is lost or has failed: {name}, {end}',
    ru: 'bind у провайдера потерян или не удался: {name}, {end}',
  },
  'provider-gone': {
    en: 'the provider is lost: requests are answered {answer} until it is back',
    ru: 'провайдер потерян: пока его нет, на запросы отвечаем {answer}',
  },
  'provider-full': {
    en: 'the provider’s side is full: requests are answered {status}',
    ru: 'сторона провайдера заполнена: на запросы отвечаем {status}',
  },
  'provider-relieved': {
    en: 'there is room at the provider’s side again; {count} were turned away',
    ru: 'на стороне провайдера снова есть место; отклонено: {count}',
  },
  'in-doubt': {
    en: '{count} requests left and have no answer: the provider may have taken them; the applications were told of a failure',
    ru: 'Запросов без ответа: {count}; провайдер мог их принять, приложениям сообщено о неудаче',
  },
  'application-closed': {
    en: 'the session has ended, {end}; open requests: {open}, their messages stay this application’s',
    ru: 'сессия завершилась, {end}; открытых запросов: {open}, их сообщения остаются за этим приложением',
  },
  'not-its-message': {
    en: 'a {command} about a message of another application, or an unknown one, was refused',
    ru: 'отклонён {command} о сообщении другого приложения или неизвестном',
  },
  'unknown-receipt': {
    en: 'a receipt for {id}, which no application was given here, goes as a message does',
    ru: 'отчёт о {id}, которого здесь никому не выдавали, идёт как сообщение',
  },
  'no-taker': {
    en: 'nobody may receive what came for {destination}: the provider keeps it',
    ru: 'некому принять пришедшее на {destination}: оно остаётся у провайдера',
  },
  'waiting-full': {
    en: 'no more can wait for this application: the provider keeps it',
    ru: 'для этого приложения больше ничего не отложить: остаётся у провайдера',
  },
  'waiting-refused': {
    en: 'what had waited was refused by the application: {status}',
    ru: 'приложение отказалось от отложенного: {status}',
  },
  'waiting-given-up': {
    en: '{count} waited longer than allowed and are given up',
    ru: 'Ждали дольше разрешённого и отброшены: {count}',
  },
  'not-kept': {
    en: 'the file of the relay cannot be written: {reason}',
    ru: 'файл посредника не записывается: {reason}',
  },
  'file-set-aside': {
    en: 'the file of the relay was damaged and is set aside as {name}',
    ru: 'файл посредника повреждён и отложен как {name}',
  },
  'copy-kept': {
    en: 'this version keeps the file of the relay in another form; a copy from before is {name}',
    ru: 'эта версия хранит файл посредника в другом виде; копия прежнего: {name}',
  },
  'row-misfit': {
    en: 'the row {row} would set what {field} cannot hold: it lets such PDUs pass',
    ru: 'правило {row} задаёт то, чего {field} не вмещает: такие PDU оно пропускает',
  },
  'link-closed': { en: 'the link is closed', ru: 'соединение закрыто' },
} as const satisfies Record<string, Words>

export type RelayEventKind = keyof typeof relayEventTable

function isEventKind(kind: string): kind is RelayEventKind {
  return Object.hasOwn(relayEventTable, kind)
}

export const relayEventKinds = Object.keys(relayEventTable).filter(isEventKind)

interface EventToWord {
  readonly event: RelayEventKind
  readonly detail: Detail
  readonly fault: { readonly code: string; readonly message: string; readonly detail: Detail } | null
}

/** An event in words, in the reader's language. */
export function relayEventText({ event, detail, fault }: EventToWord, language: Language): string {
  const end = { by: detail['by'], how: detail['how'] }
  const clause = isLinkEnd(end) ? { end: closeClause(end, language) } : {}
  const words = fill(relayEventTable[event][language], { ...detail, ...clause })
  if (fault === null) return words
  const { code } = fault
  const why = isFaultCode(code) ? faultText({ code, detail: fault.detail }, language).what : fault.message
  return `${words}: ${why}`
}
