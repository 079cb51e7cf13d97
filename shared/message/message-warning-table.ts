import { problemWords } from '../faults/problem-table.ts'
import { type Advice, adviceText, type Detail, type Language } from '../words/words.ts'

interface WarningRow extends Advice {
  /** An error keeps the window from sending; a warning says that it may go wrong. */
  readonly severity: 'error' | 'warning'
}

/** Errors and warnings about a message before it is sent; {key} is filled from the warning's detail. */
export const messageWarningTable = {
  'no-destination': {
    severity: 'error',
    what: { en: 'There is nobody to send to.', ru: 'Некому отправлять.' },
    next: { en: 'Fill in To.', ru: 'Заполните поле «Кому».' },
  },
  'no-connection': {
    severity: 'error',
    what: { en: 'There is no connection to send by.', ru: 'Нет подключения, через которое отправить.' },
    next: { en: 'Create one in Connect.', ru: 'Создайте его на экране подключений.' },
  },
  'not-bound': {
    severity: 'error',
    what: { en: '{name} is not bound.', ru: '{name}: bind не сделан.' },
    next: { en: 'Bind it first.', ru: 'Сначала выполните bind.' },
  },
  'receiver-only': {
    severity: 'error',
    what: {
      en: 'An RX bind cannot submit: the SMSC answers 0x00000004 ESME_RINVBNDSTS.',
      ru: 'Через RX отправлять нельзя: SMSC ответит 0x00000004 ESME_RINVBNDSTS.',
    },
    next: { en: 'Choose a TX or TRX connection.', ru: 'Выберите подключение TX или TRX.' },
  },
  'receiver-not-bound': {
    severity: 'warning',
    what: {
      en: 'The receiver of the pair is not bound: receipts wait at the SMSC until it is.',
      ru: 'Принимающая сессия пары не подключена: отчёты ждут у SMSC, пока её нет.',
    },
    next: { en: 'Bind it too.', ru: 'Подключите и её.' },
  },
  'receipts-nowhere': {
    severity: 'warning',
    what: {
      en: 'TX only: receipts have nowhere to go without an RX or TRX bind of the same account.',
      ru: 'Только TX: отчётам некуда прийти без RX или TRX той же учётной записи.',
    },
    next: {
      en: 'Ask for none, or bind as TRX.',
      ru: 'Не запрашивайте отчёт или подключитесь как TRX.',
    },
  },
  'password-long': {
    severity: 'warning',
    what: {
      en: 'The password has {octets} octets; the field holds {limit}. Some SMSCs cut it, some refuse the bind.',
      ru: 'В пароле {octets} октетов; поле вмещает {limit}. Одни SMSC его обрежут, другие откажут в bind.',
    },
    next: { en: 'Check it in Connect.', ru: 'Проверьте его в подключении.' },
  },
  'tlvs-on-33': {
    severity: 'warning',
    what: {
      en: 'SMPP 3.3 has no TLVs: this SMSC may refuse or ignore them.',
      ru: 'В SMPP 3.3 нет TLV: этот SMSC может отказать или не заметить их.',
    },
    next: {
      en: 'Choose a UDH method, or SMPP 3.4 for the connection.',
      ru: 'Выберите способ UDH или SMPP 3.4 для подключения.',
    },
  },
  'not-encodable': {
    severity: 'error',
    what: { en: 'Not in {encoding}: {characters}.', ru: 'Нет в {encoding}: {characters}.' },
    next: {
      en: 'Choose the encoding auto, or replace the characters.',
      ru: 'Выберите кодировку auto или замените символы.',
    },
  },
  'over-provider-text': {
    severity: 'warning',
    what: {
      en: 'A part has {octets} octets; this provider takes {limit} in one submit.',
      ru: 'В части октетов: {octets}; этот провайдер принимает в одном submit {limit}.',
    },
    next: {
      en: 'Make the parts smaller, or ask the provider about your account.',
      ru: 'Уменьшите части или уточните у провайдера предел вашего аккаунта.',
    },
  },
  'provider-lacks-method': {
    severity: 'warning',
    what: {
      en: 'This provider does not take long messages by {method}.',
      ru: 'Длинные сообщения через {method} этот провайдер не принимает.',
    },
    next: {
      en: 'Choose another method for long messages.',
      ru: 'Выберите другой способ отправки длинных сообщений.',
    },
  },
  'bad-hex': {
    severity: 'error',
    what: {
      en: 'Not whole octets in hex: {characters}.',
      ru: 'Это не целые октеты в hex: {characters}.',
    },
    next: { en: 'Type pairs of digits 0 to 9, A to F.', ru: 'Введите пары цифр 0–9, A–F.' },
  },
  'too-many-parts': {
    severity: 'error',
    what: {
      en: '{parts} parts: a message has at most {limit}.',
      ru: 'Частей {parts}: в сообщении их не больше {limit}.',
    },
    next: {
      en: 'Shorten the text or choose message_payload.',
      ru: 'Сократите текст или выберите message_payload.',
    },
  },
  'many-parts': {
    severity: 'warning',
    what: {
      en: '{parts} parts: many providers and handsets stop between 3 and {limit}.',
      ru: 'Частей {parts}: многие провайдеры и телефоны принимают от 3 до {limit}.',
    },
    next: {
      en: 'Shorten the text or ask the provider.',
      ru: 'Сократите текст или спросите провайдера.',
    },
  },
  'short-message-too-long': {
    severity: 'error',
    what: {
      en: '{octets} octets do not fit short_message, which holds {limit}.',
      ru: '{octets} октетов не поместятся в short_message: в нём {limit}.',
    },
    next: { en: 'Split the message with UDH.', ru: 'Разбейте сообщение с UDH.' },
  },
  'single-too-long': {
    severity: 'warning',
    what: {
      en: '{units} units in one PDU: the SMSC has to split it, or refuses with 0x00000001 ESME_RINVMSGLEN.',
      ru: 'В одном PDU {units} единиц: SMSC разобьёт его сам или откажет с 0x00000001 ESME_RINVMSGLEN.',
    },
    next: { en: 'Split it with UDH.', ru: 'Разбейте его с UDH.' },
  },
  'flash-parts': {
    severity: 'warning',
    what: {
      en: 'Most handsets show flash in several parts badly.',
      ru: 'Flash из нескольких частей большинство телефонов показывает плохо.',
    },
    next: {
      en: 'Shorten it to one part or take the class away.',
      ru: 'Сократите до одной части или снимите класс.',
    },
  },
  'class-not-carried': {
    severity: 'warning',
    what: {
      en: 'data_coding cannot give a class together with {encoding}: it is not sent.',
      ru: 'data_coding не может нести класс вместе с {encoding}: он не отправляется.',
    },
    next: {
      en: 'Choose GSM 7-bit, UCS-2 or binary.',
      ru: 'Выберите GSM 7-bit, UCS-2 или двоичные данные.',
    },
  },
  'coding-differs': {
    severity: 'warning',
    what: {
      en: 'data_coding says {alphabet}, the octets are {encoding}: the handset will show something else.',
      ru: 'data_coding говорит {alphabet}, а октеты — {encoding}: телефон покажет другое.',
    },
    next: {
      en: 'Let data_coding follow the encoding.',
      ru: 'Пусть data_coding берётся из кодировки.',
    },
  },
  'default-alphabet-differs': {
    severity: 'warning',
    what: {
      en: 'data_coding 0 means {alphabet} at this provider: GSM 7-bit octets will be read as something else.',
      ru: 'data_coding 0 у этого провайдера — {alphabet}: октеты GSM 7-bit будут прочитаны иначе.',
    },
    next: { en: 'Choose the encoding auto.', ru: 'Выберите кодировку auto.' },
  },
  'not-accepted': {
    severity: 'warning',
    what: {
      en: 'This provider does not list data_coding {coding} and may refuse it.',
      ru: 'data_coding {coding} у этого провайдера не значится, он может отказать.',
    },
    next: { en: 'Choose the encoding auto.', ru: 'Выберите кодировку auto.' },
  },
  'waiting-not-carried': {
    severity: 'warning',
    what: {
      en: 'data_coding has no message waiting group for {encoding}.',
      ru: 'В data_coding нет группы ждущих сообщений для {encoding}.',
    },
    next: { en: 'Tell the handset by UDH or TLV.', ru: 'Передайте через UDH или TLV.' },
  },
  'sar-with-udh': {
    severity: 'warning',
    what: {
      en: 'SAR TLVs and a UDH exclude each other in one PDU: the SMSC ignores one of them.',
      ru: 'SAR TLV и UDH в одном PDU исключают друг друга: SMSC не заметит одного из них.',
    },
    next: { en: 'Choose a UDH method.', ru: 'Выберите способ UDH.' },
  },
  'ussd-service-type': {
    severity: 'warning',
    what: {
      en: 'USSD without service_type USSD: most SMSCs send it as a text message.',
      ru: 'USSD без service_type USSD: большинство SMSC отправит обычное сообщение.',
    },
    next: { en: 'Set service_type to USSD.', ru: 'Поставьте в service_type USSD.' },
  },
  'wap-href-empty': {
    severity: 'warning',
    what: { en: 'The WAP push has no link.', ru: 'В WAP push нет ссылки.' },
    next: { en: 'Give the address to open.', ru: 'Укажите адрес, который откроется.' },
  },
  'wap-id-needed': {
    severity: 'warning',
    what: { en: 'The action {action} needs an si-id.', ru: 'Действию {action} нужен si-id.' },
    next: {
      en: 'Give the one of the push it is about.',
      ru: 'Укажите идентификатор того push, к которому оно относится.',
    },
  },
  'wap-broken': {
    severity: 'error',
    what: {
      en: 'The WAP push holds a zero octet, or a moment that does not exist.',
      ru: 'В WAP push нулевой октет или время, которого не бывает.',
    },
    next: {
      en: 'Correct the link, the id or the moments.',
      ru: 'Исправьте ссылку, id или время.',
    },
  },
  'bad-first-header': {
    severity: 'error',
    what: {
      en: 'The first part’s UDH is not whole elements.',
      ru: 'UDH первой части — не целые элементы.',
    },
    next: {
      en: 'Write identifier, length and data, such as 20 01 05.',
      ru: 'Запишите идентификатор, длину и данные, например 20 01 05.',
    },
  },
  'port-range': {
    severity: 'warning',
    what: {
      en: 'Ports of 8 bits end at 255: {ports} is cut to its low octet.',
      ru: '8-битные порты кончаются на 255: от {ports} останется младший октет.',
    },
    next: { en: 'Choose 16-bit ports.', ru: 'Выберите 16-битные.' },
  },
  'variables-left': {
    severity: 'warning',
    what: {
      en: 'Not filled in: {names}. It goes out with its braces.',
      ru: 'Не заполнено: {names}. Так и уйдёт, в скобках.',
    },
    next: { en: 'Put values in their place.', ru: 'Подставьте значения.' },
  },
  'bad-tlv': {
    severity: 'error',
    what: {
      en: 'TLVs that cannot be sent as they are: {count}.',
      ru: 'TLV, которые нельзя отправить в таком виде: {count}.',
    },
    next: {
      en: 'Complete tag and value, or remove them.',
      ru: 'Допишите тег и значение или удалите строку.',
    },
  },
  'tlv-required': {
    severity: 'warning',
    what: {
      en: 'This provider requires the TLV {name} ({tag}).',
      ru: 'Этот провайдер требует TLV {name} ({tag}).',
    },
    next: { en: 'Add it to the TLVs.', ru: 'Добавьте его в TLV.' },
  },
  'sender-long': {
    severity: 'warning',
    what: {
      en: 'The sender takes {septets} characters; {limit} fit on the air.',
      ru: 'Отправитель занимает {septets} символов; в радиосеть входит {limit}.',
    },
    next: { en: 'Shorten it.', ru: 'Сократите его.' },
  },
  'sender-alphabet': {
    severity: 'warning',
    what: {
      en: 'The sender has {characters}, which GSM 7-bit lacks: handsets show something else.',
      ru: 'В отправителе {characters}, чего нет в GSM 7-bit: телефоны покажут другое.',
    },
    next: { en: 'Keep to Latin letters and digits.', ru: 'Оставьте латинские буквы и цифры.' },
  },
  'sender-alphanumeric-ton': {
    severity: 'warning',
    what: {
      en: 'The sender has letters, TON is {ton}: providers expect 5 (alphanumeric).',
      ru: 'В отправителе буквы, а TON {ton}: провайдеры ждут 5 (буквенный).',
    },
    next: {
      en: 'Leave TON and NPI to the address.',
      ru: 'Предоставьте TON и NPI адресу.',
    },
  },
  'address-decorated': {
    severity: 'warning',
    what: {
      en: '{field} “{addr}” is sent as typed; an SMSC expects digits only.',
      ru: '{field} «{addr}» уйдёт как набрано; SMSC ждёт только цифры.',
    },
    next: { en: 'Keep the digits only.', ru: 'Оставьте только цифры.' },
  },
  'address-not-latin': {
    severity: 'error',
    what: {
      en: '{field} holds a character that no octet can carry.',
      ru: 'В {field} есть символ, которому нет октета.',
    },
    next: { en: 'Write it in Latin letters or digits.', ru: 'Запишите латиницей или цифрами.' },
  },
  'address-long': {
    severity: 'warning',
    what: {
      en: '{field} has {octets} octets; the field holds {limit}.',
      ru: 'В {field} {octets} октетов; поле вмещает {limit}.',
    },
    next: { en: 'Shorten it.', ru: 'Сократите.' },
  },
  'time-invalid': {
    severity: 'error',
    what: {
      en: '{field} is not a time, and the SMSC refuses it.',
      ru: '{field} — не время, SMSC откажет.',
    },
    next: { en: 'Choose a period or a moment.', ru: 'Выберите срок или момент.' },
  },
  'schedule-past': {
    severity: 'warning',
    what: {
      en: 'The moment to send at has passed by this machine’s clock.',
      ru: 'Время отправки уже прошло по часам этой машины.',
    },
    next: { en: 'Choose a later one.', ru: 'Выберите более позднее.' },
  },
  'validity-past': {
    severity: 'warning',
    what: {
      en: 'The validity has ended by this machine’s clock.',
      ru: 'Срок жизни уже истёк по часам этой машины.',
    },
    next: { en: 'Choose a later moment.', ru: 'Выберите более поздний.' },
  },
  'validity-before-schedule': {
    severity: 'error',
    what: {
      en: 'The validity ends before the moment to send at.',
      ru: 'Срок жизни кончается раньше времени отправки.',
    },
    next: { en: 'Make it longer.', ru: 'Увеличьте его.' },
  },
  'validity-short': {
    severity: 'warning',
    what: {
      en: 'Less than a minute of validity: the message may expire before the first attempt.',
      ru: 'Срок жизни меньше минуты: сообщение может устареть до первой попытки.',
    },
    next: { en: 'Allow more.', ru: 'Увеличьте его.' },
  },
  'field-bad': {
    severity: 'error',
    what: {
      en: '{field} cannot be sent as it is: {problem}.',
      ru: '{field} нельзя отправить в таком виде: {problem}.',
    },
    next: { en: 'Correct the field.', ru: 'Исправьте поле.' },
  },
} as const satisfies Readonly<Record<string, WarningRow>>

export type MessageWarningCode = keyof typeof messageWarningTable

/** An error or a warning about a message before it is sent. */
export interface MessageWarning {
  readonly code: MessageWarningCode
  readonly severity: WarningRow['severity']
  readonly detail: Detail
}

export function warning(code: MessageWarningCode, detail: Detail = {}): MessageWarning {
  return { code, severity: messageWarningTable[code].severity, detail }
}

/** Text of a warning and its next step, in the reader's language. */
export function warningText(
  { code, detail }: MessageWarning,
  language: Language,
): { what: string; next: string } {
  const worded = problemWords(detail, language)
  const text = adviceText(messageWarningTable[code], worded.detail, language)
  return worded.next === null ? text : { ...text, next: worded.next }
}
