import { fill, type Words } from '../words/words.ts'

/** What the acceptance found and what was expected; `{key}` is filled. No capital, no full stop. */
const sentenceTable = {
  'profile-says': { en: 'as the profile says: {facts}', ru: 'как сказано в профиле: {facts}' },
  accepted: { en: 'accepted', ru: 'принят' },
  'no-answer': { en: 'no answer', ru: 'нет ответа' },
  'link-lost': { en: 'the link was lost', ru: 'соединение оборвалось' },
  'not-sent': {
    en: 'not sent: this bind or version has no such request',
    ru: 'не отправлено: в этом bind или версии такого запроса нет',
  },
  'bind-refused': { en: 'refused, {status}', ru: 'отказ, {status}' },
  'bind-unanswered': {
    en: 'no answer to the bind within {seconds} s',
    ru: 'нет ответа на bind за {seconds} с',
  },
  'bind-hung-up': { en: 'cut without an answer', ru: 'соединение закрыто без ответа' },
  'sends-only': {
    en: 'the connection binds as a transmitter: it receives nothing',
    ru: 'подключение — transmitter: оно ничего не принимает',
  },
  'port-as-agreed': {
    en: 'the host answers, with or without TLS as the connection says',
    ru: 'узел отвечает, с TLS или без него, как указано в подключении',
  },
  'bind-accepted': { en: 'the bind is accepted', ru: 'bind принимается' },
  'silent-for': { en: '{seconds} s of silence', ru: 'тишина {seconds} с' },
  'cut-before-bind': {
    en: 'cut after {seconds} s without a bind',
    ru: 'без bind соединение закрыто через {seconds} с',
  },
  'open-before-bind': {
    en: 'still open after {seconds} s without a bind',
    ru: 'без bind соединение открыто и через {seconds} с',
  },
  'cut-when-idle': {
    en: 'cut after {seconds} s of silence, {by}',
    ru: 'обрыв после {seconds} с тишины, {by}',
  },
  'open-when-idle': {
    en: 'still bound after {seconds} s of silence',
    ru: 'сессия жива и после {seconds} с тишины',
  },
  'cut-when-unanswered': {
    en: 'cut {seconds} s after the deliver_sm, {by}',
    ru: 'обрыв через {seconds} с после deliver_sm, {by}',
  },
  'open-when-unanswered': {
    en: 'still bound {seconds} s after the deliver_sm',
    ru: 'сессия жива и через {seconds} с после deliver_sm',
  },
  closed: { en: 'closed', ru: 'соединение закрыто' },
  'by-unbind': { en: 'with unbind', ru: 'с unbind' },
  'by-fin': { en: 'with FIN, without unbind', ru: 'FIN без unbind' },
  'by-reset': { en: 'with RST, without unbind', ru: 'RST без unbind' },
  'cut-after': {
    en: 'cut after {seconds} s, as the profile says',
    ru: 'обрыв через {seconds} с, как сказано в профиле',
  },
  'wait-longer': { en: 'a thorough run waits longer', ru: 'полная проверка ждёт дольше' },
  'waited-enough': { en: 'longer was not waited', ru: 'дольше не ждали' },
  asked: { en: 'the SMSC sent enquire_link, times: {asked}', ru: 'SMSC присылал enquire_link, раз: {asked}' },
  again: {
    en: 'sent again, times: {times}, first after {seconds} s',
    ru: 'прислан снова, раз: {times}, впервые через {seconds} с',
  },
  'not-again': { en: 'not sent again', ru: 'снова не прислан' },
  'long-password': { en: 'password with 9 octets behind it', ru: 'password с 9 лишними октетами' },
  'refused-credentials': {
    en: 'a wrong password or system_id is refused, and a long password not cut',
    ru: 'неверные password и system_id отклоняются, длинный пароль не обрезается',
  },
  'binds-open': { en: 'binds open: {count}', ru: 'открыто bind: {count}' },
  'no-bind-limit': { en: 'no limit up to {count} binds', ru: 'до {count} bind предела нет' },
  'bind-limit': {
    en: '{count} binds at most, as the profile says',
    ru: 'не больше {count} bind, как сказано в профиле',
  },
  'bind-limit-found': { en: '{count} binds, the next: {end}', ru: 'bind: {count}, следующий: {end}' },
  'enquire-answered': { en: 'an answer to enquire_link', ru: 'ответ на enquire_link' },
  'enquire-unanswered': { en: 'enquire_link has no answer', ru: 'на enquire_link нет ответа' },
  'often-answered': { en: '{count} within a second answered too', ru: 'и на {count} за секунду ответили' },
  'often-punished': {
    en: 'of {count} within a second {answered} answered',
    ru: 'из {count} за секунду ответили на {answered}',
  },
  'bound-at-once': { en: 'bound again at once', ru: 'новый bind принят сразу' },
  'bound-after': {
    en: 'at once {end}; bound again after {seconds} s',
    ru: 'сразу {end}; принят через {seconds} с',
  },
  'not-bound-within': {
    en: 'at once {end}; not bound again within {seconds} s',
    ru: 'сразу {end}; не принят и за {seconds} с',
  },
  'message-accepted': { en: 'ESME_ROK and a message_id', ru: 'ESME_ROK и message_id' },
  'message-taken': { en: 'accepted in {ms} ms, message_id {id}', ru: 'принято за {ms} мс, message_id {id}' },
  'no-message-id': { en: 'accepted without a message_id', ru: 'принято без message_id' },
  'short-payload': { en: 'message_payload with a short text', ru: 'message_payload с коротким текстом' },
  'one-long-method': {
    en: 'one method for long texts at least',
    ru: 'хотя бы один способ для длинных текстов',
  },
  'own-sender': { en: 'the sender that was given is taken', ru: 'заданный отправитель принимается' },
  'one-spelling': { en: 'the number that was given is taken', ru: 'заданный номер принимается' },
  'no-times': { en: 'none given', ru: 'не заданы' },
  'times-optional': { en: 'accepted without either', ru: 'принимается без обоих' },
  'without-tlvs': { en: 'without {names}', ru: 'без {names}' },
  'tlvs-demanded': {
    en: 'refused without the TLVs that the profile demands',
    ru: 'без TLV, обязательных по профилю, — отказ',
  },
  'no-receipt': { en: 'no receipt within {seconds} s', ru: 'за {seconds} с отчёт не пришёл' },
  'receipts-as-asked': {
    en: 'a receipt for each that asks, none for 0',
    ru: 'отчёт на каждое, где он запрошен, и ни одного на 0',
  },
  'receipts-came': { en: 'receipts: {count}', ru: 'отчётов: {count}' },
  'receipt-says': { en: 'stat {stat}, err {err}', ru: 'stat {stat}, err {err}' },
  'receipt-took': { en: 'the slowest after {time}', ru: 'самый долгий через {time}' },
  'receipt-deviates': { en: 'unlike appendix B: {deviations}', ru: 'не как в приложении B: {deviations}' },
  'no-id-rule': { en: 'the ids match by no rule', ru: 'id не совпадают ни по какому правилу' },
  'answered-once': { en: 'answered once, not sent again', ru: 'после ответа снова не прислан' },
  'came-again': {
    en: 'came {times} times though it was answered',
    ru: 'пришёл раз: {times}, хотя на него ответили',
  },
  'receipt-kept': { en: 'kept for {seconds} s', ru: 'дождался {seconds} с' },
  'receipt-too-soon': {
    en: 'the receipt came before the bind was given up',
    ru: 'отчёт пришёл раньше, чем закончился bind',
  },
  'session-bound': {
    en: 'not tried: a session of the account is bound here and would take the receipt; unbind it and run again',
    ru: 'не проверялось: здесь открыта сессия этой учётной записи, и отчёт достанется ей; отключите её и повторите',
  },
  'strange-receipts': {
    en: 'receipts came whose ids name none of the messages: {count}',
    ru: 'пришли отчёты, чьи id не называют ни одного сообщения: {count}',
  },
  'receipt-lost': {
    en: 'did not come after {seconds} s without a bind: it was not kept, or another session of this account may have taken it; unbind that and run again',
    ru: 'не пришёл после {seconds} с без bind: его не сохранили, или его могла забрать другая сессия этой учётной записи; отключите её и повторите',
  },
  'unknown-command': { en: 'command_id 0x000000FF', ru: 'command_id 0x000000FF' },
  'unknown-nacked': {
    en: 'an unknown command gets generic_nack ESME_RINVCMDID, and the link stays',
    ru: 'на неизвестную команду — generic_nack ESME_RINVCMDID, сессия остаётся',
  },
  'length-nacked': {
    en: 'generic_nack ESME_RINVCMDLEN, or the link is closed',
    ru: 'generic_nack ESME_RINVCMDLEN или обрыв',
  },
  'link-closed': { en: 'link closed', ru: 'соединение закрыто' },
  'no-reaction': { en: 'no reaction', ru: 'никакой реакции' },
  'no-limit': {
    en: 'all of {count} at once taken, {perSecond}/s',
    ru: 'все {count} сразу приняты, {perSecond}/с',
  },
  'rate-limit': {
    en: 'a limit of {count}/s, as the profile says',
    ru: 'предел {count}/с, как сказано в профиле',
  },
  'window-found': {
    en: 'of {count} at once {taken} taken, then {status}; with fewer under way all: a window',
    ru: 'из {count} сразу принято {taken}, дальше {status}; по нескольку — все: это окно',
  },
  'rate-found': {
    en: 'of {count} at once {taken} taken, then {status}; with fewer under way as well: a rate',
    ru: 'из {count} сразу принято {taken}, дальше {status}; по нескольку — тоже: это темп',
  },
  'asked-of-person': { en: 'no answer yet: {question}', ru: 'ответа пока нет: {question}' },
  'person-said': { en: 'answered by a person: {note}', ru: 'ответ человека: {note}' },
} as const satisfies Record<string, Words>
export type SentenceCode = keyof typeof sentenceTable

/** A sentence with its values, which may have words of their own, in both languages. */
export function sentence(
  code: SentenceCode,
  values: Readonly<Record<string, string | number | Words>> = {},
): Words {
  const inLanguage = (language: 'en' | 'ru') =>
    fill(
      sentenceTable[code][language],
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
          key,
          typeof value === 'object' ? value[language] : value,
        ]),
      ),
    )
  return { en: inLanguage('en'), ru: inLanguage('ru') }
}
