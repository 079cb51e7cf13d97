import { type Detail, fill, type Language, type Words } from '../words/words.ts'

/** Why something failed, as part of a sentence: no capital, no full stop. {given} and {expected} are filled. */
interface ProblemRow {
  readonly what: Words
  /** Takes the place of the fault's own next step. */
  readonly next?: Words
}

/**
 * The reasons and problems that the details of faults and of the doctor's findings carry. A detail of 0.1.0 holds the
 * English words in place of the code: in lower case with hyphens they are the same.
 */
export const problemTable = {
  // Fields of a PDU.
  'not-an-object': {
    what: { en: 'a JSON object in braces is expected', ru: 'ожидается объект JSON в фигурных скобках' },
    next: {
      en: 'Put its names and values in braces, as decode prints them.',
      ru: 'Заключите имена и значения в фигурные скобки, как их печатает decode.',
    },
  },
  'not-a-list': {
    what: { en: 'a list in square brackets is expected', ru: 'ожидается список в квадратных скобках' },
    next: {
      en: 'Put its items in square brackets, as decode prints them.',
      ru: 'Заключите элементы в квадратные скобки, как их печатает decode.',
    },
  },
  'not-a-text': {
    what: { en: 'a text in quotes is expected', ru: 'ожидается текст в кавычках' },
    next: { en: 'Put the value in quotes.', ru: 'Заключите значение в кавычки.' },
  },
  'not-a-number': {
    what: { en: 'a whole number is expected', ru: 'ожидается целое число' },
    next: {
      en: 'Write the number in decimal, without quotes.',
      ru: 'Запишите десятичное число без кавычек.',
    },
  },
  'not-octets': {
    what: { en: 'octets are expected', ru: 'ожидаются октеты' },
    next: { en: 'Give the value as octets in hex.', ru: 'Задайте значение октетами в hex.' },
  },
  'not-hex': {
    what: { en: 'it is not octets in hex', ru: 'это не октеты в hex' },
    next: {
      en: 'Write two of the digits 0-9 and a-f for each octet.',
      ru: 'Запишите каждый октет двумя цифрами 0-9 и a-f.',
    },
  },
  'nul-inside': {
    what: {
      en: 'a NUL after {given} characters would end it there',
      ru: 'NUL после символов ({given}) оборвал бы его',
    },
    next: { en: 'Remove the NUL.', ru: 'Уберите NUL.' },
  },
  'not-latin-1': {
    what: { en: '{given} is no character of Latin-1', ru: 'символа {given} нет в Latin-1' },
    next: { en: 'Replace the character.', ru: 'Замените символ.' },
  },
  'out-of-range': {
    what: {
      en: '{given} is not a whole number from 0 to {expected}',
      ru: '{given} — не целое число от 0 до {expected}',
    },
    next: { en: 'Choose a number in this range.', ru: 'Выберите число из этого диапазона.' },
  },
  'too-long': {
    what: {
      en: 'it counts {given}, and its length field at most {expected}',
      ru: 'в нём {given}, а поле длины вмещает не более {expected}',
    },
    next: {
      en: 'Shorten it, or send the text as message_payload.',
      ru: 'Сократите его или передайте текст в message_payload.',
    },
  },
  'not-one-of': {
    what: { en: '{given} is none of {expected}', ru: '{given} — ни одно из {expected}' },
    next: { en: 'Choose one of these values.', ru: 'Выберите одно из этих значений.' },
  },
  'number-and-name-differ': {
    what: {
      en: 'the number {given} is not that of {expected}',
      ru: 'число {given} не принадлежит {expected}',
    },
    next: {
      en: 'Leave out the number or the name, or make them agree.',
      ru: 'Уберите число или имя либо согласуйте их.',
    },
  },
  'unknown-command': {
    what: {
      en: 'no version of SMPP has the command {given}',
      ru: 'команды {given} нет ни в одной версии SMPP',
    },
    next: {
      en: 'Correct the name, or give command_id and the octets as body.',
      ru: 'Исправьте имя или задайте command_id и октеты в body.',
    },
  },
  'no-command': {
    what: { en: 'the PDU names no command', ru: 'в PDU не указана команда' },
    next: {
      en: 'Add command as a name, or command_id as a number.',
      ru: 'Добавьте имя в command или число в command_id.',
    },
  },
  'unknown-tlv': {
    what: { en: 'no TLV has the name {given}', ru: 'TLV с именем {given} нет' },
    next: { en: 'Correct the name, or give its tag.', ru: 'Исправьте имя или укажите tag.' },
  },
  'no-tag': {
    what: {
      en: 'a TLV has neither a tag that can be read nor a name',
      ru: 'у TLV нет ни читаемого tag, ни имени',
    },
    next: { en: 'Add tag as a number, or name.', ru: 'Добавьте число в tag или имя в name.' },
  },
  'no-value': {
    what: { en: 'it has neither hex nor value', ru: 'нет ни hex, ни value' },
    next: { en: 'Add hex with its octets, or value.', ru: 'Добавьте октеты в hex или значение в value.' },
  },
  'outside-fields': {
    what: { en: 'it stands beside fields and not in it', ru: 'оно стоит рядом с fields, а не внутри' },
    next: { en: 'Move it into the object fields.', ru: 'Перенесите его в объект fields.' },
  },
  'fields-without-layout': {
    what: {
      en: 'the command is not known, so its fields cannot be laid out',
      ru: 'команда неизвестна, и расположение её полей тоже',
    },
    next: { en: 'Give the octets after the header as body.', ru: 'Задайте октеты после заголовка в body.' },
  },
  'not-a-field-of': {
    what: { en: '{expected} has no such field', ru: 'в {expected} нет такого поля' },
    next: {
      en: 'Correct the name; decode prints the names of every PDU.',
      ru: 'Исправьте имя; имена полей каждого PDU печатает decode.',
    },
  },
  'not-udh-elements': {
    what: {
      en: 'its elements do not fill it: each has an identifier, a length and so many octets',
      ru: 'элементы не заполняют его: у каждого идентификатор, длина и столько октетов',
    },
    next: { en: 'Correct the lengths of the elements.', ru: 'Исправьте длины элементов.' },
  },
  'zero-octet': {
    what: {
      en: 'its texts hold a zero octet, which would end them',
      ru: 'в его текстах есть нулевой октет, который их оборвёт',
    },
    next: { en: 'Remove the zero octet.', ru: 'Уберите нулевой октет.' },
  },
  'bad-time': {
    what: {
      en: 'one of its times is not written YYYY-MM-DDThh:mm:ssZ',
      ru: 'одно из времён записано не как YYYY-MM-DDThh:mm:ssZ',
    },
    next: { en: 'Correct the time.', ru: 'Исправьте время.' },
  },
  // Input of the command line.
  'not-utf-8': {
    what: { en: 'it is not UTF-8', ru: 'это не UTF-8' },
    next: { en: 'Save the input as UTF-8.', ru: 'Сохраните входные данные в UTF-8.' },
  },
  'no-text': {
    what: { en: 'it has neither text nor hex', ru: 'нет ни text, ни hex' },
    next: { en: 'Add text, or hex for octets.', ru: 'Добавьте text или октеты в hex.' },
  },
  // Profiles of providers.
  missing: { what: { en: 'it is missing', ru: 'значение отсутствует' } },
  'unknown-name': { what: { en: 'a profile has nothing of this name', ru: 'в профиле такого поля нет' } },
  'not-true-or-false': { what: { en: 'true or false is expected', ru: 'ожидается true или false' } },
  'too-small': { what: { en: '{given} is less than {expected}', ru: '{given} меньше, чем {expected}' } },
  'not-written-so': {
    what: { en: '{given} is not written as in {expected}', ru: '{given} записано не так, как {expected}' },
  },
  'unknown-reason': {
    what: { en: 'no reason has the name {given}', ru: 'причины с именем {given} нет' },
  },
  'unknown-source': {
    what: {
      en: '{given} is none of the sources of the profile: {expected}',
      ru: 'источника {given} в профиле нет, есть: {expected}',
    },
  },
  'given-twice': {
    what: { en: 'it is given already, as {expected}', ru: 'уже задано: {expected}' },
  },
  'file-too-large': {
    what: {
      en: 'the file has {given} octets, more than {expected}',
      ru: 'в файле октетов: {given}, больше чем {expected}',
    },
  },
  'too-many-values': {
    what: {
      en: 'the file has {given} values, more than {expected}',
      ru: 'в файле значений: {given}, больше чем {expected}',
    },
  },
  'json-unexpected': {
    what: {
      en: 'this is no JSON: {given} stands where one of these is expected: {expected}',
      ru: 'это не JSON: стоит {given}, а ожидается одно из: {expected}',
    },
  },
  'json-cut': {
    what: {
      en: 'this is no JSON: it ends where one of these is expected: {expected}',
      ru: 'это не JSON: текст кончился там, где ожидается одно из: {expected}',
    },
  },
  'json-goes-on': {
    what: {
      en: 'this is no JSON: {given} follows the end of the object',
      ru: 'это не JSON: после конца объекта стоит {given}',
    },
  },
  'json-bad-text': {
    what: {
      en: 'this is no JSON: a text may not hold {given} as it is',
      ru: 'это не JSON: в тексте не может прямо стоять {given}',
    },
  },
  // Certificates.
  'self-signed-certificate': { what: { en: 'self-signed certificate', ru: 'самоподписанный сертификат' } },
  'self-signed-certificate-in-the-chain': {
    what: { en: 'self-signed certificate in the chain', ru: 'самоподписанный сертификат в цепочке' },
  },
  'issuer-not-known': { what: { en: 'issuer not known', ru: 'издатель неизвестен' } },
  'issuer-is-no-authority': { what: { en: 'issuer is no authority', ru: 'издатель не является CA' } },
  expired: { what: { en: 'expired', ru: 'срок действия истёк' } },
  'not-valid-yet': { what: { en: 'not valid yet', ru: 'срок действия ещё не наступил' } },
  revoked: { what: { en: 'revoked', ru: 'отозван' } },
  rejected: { what: { en: 'rejected', ru: 'отклонён' } },
  'bad-signature': { what: { en: 'bad signature', ru: 'неверная подпись' } },
  'chain-too-long': { what: { en: 'chain too long', ru: 'слишком длинная цепочка' } },
  'not-made-for-servers': { what: { en: 'not made for servers', ru: 'выдан не для серверов' } },
  'made-for-another-name': { what: { en: 'made for another name', ru: 'выдан на другое имя' } },
  'name-not-readable': { what: { en: 'name not readable', ru: 'имя в нём не читается' } },
  'key-too-short': { what: { en: 'key too short', ru: 'слишком короткий ключ' } },
  'signature-too-weak': { what: { en: 'signature too weak', ru: 'слишком слабая подпись' } },
  // Certificates of ours, as the peer sees them.
  'kind-of-certificate-not-supported': {
    what: { en: 'kind of certificate not supported', ru: 'такой вид сертификата не поддерживается' },
  },
  'not-accepted': { what: { en: 'not accepted', ru: 'не принят' } },
  'access-denied': { what: { en: 'access denied', ru: 'доступ запрещён' } },
  'signature-not-accepted': { what: { en: 'signature not accepted', ru: 'подпись не принята' } },
  'it-got-none': { what: { en: 'it got none', ru: 'он не был передан' } },
  'it-may-not-accept-ours': { what: { en: 'it may not accept ours', ru: 'возможно, наш не принят' } },
  // Connecting.
  'timed-out': { what: { en: 'timed out', ru: 'время ожидания истекло' } },
  'no-route-to-host': { what: { en: 'no route to host', ru: 'нет маршрута к узлу' } },
  'network-unreachable': { what: { en: 'network unreachable', ru: 'сеть недоступна' } },
  'network-down': { what: { en: 'network down', ru: 'сеть отключена' } },
  'local-address-not-on-this-machine': {
    what: { en: 'local address not on this machine', ru: 'локального адреса нет на этой машине' },
  },
  'local-address-in-use': { what: { en: 'local address in use', ru: 'локальный адрес занят' } },
  'not-permitted': { what: { en: 'not permitted', ru: 'не разрешено' } },
  'connection-reset': { what: { en: 'connection reset', ru: 'соединение сброшено' } },
  'connection-aborted': { what: { en: 'connection aborted', ru: 'соединение прервано' } },
  'connection-closed': { what: { en: 'connection closed', ru: 'соединение закрыто' } },
  'too-many-open-files': { what: { en: 'too many open files', ru: 'слишком много открытых файлов' } },
  'tls-version-refused': { what: { en: 'TLS version refused', ru: 'версия TLS отклонена' } },
  'tls-handshake-refused': { what: { en: 'TLS handshake refused', ru: 'в TLS-соединении отказано' } },
  // Files.
  'no-such-file-or-directory': { what: { en: 'no such file or directory', ru: 'файла или папки нет' } },
  'permission-denied': { what: { en: 'permission denied', ru: 'нет прав доступа' } },
  'illegal-operation-on-a-directory': {
    what: { en: 'illegal operation on a directory', ru: 'это папка, а не файл' },
  },
  'not-a-directory': { what: { en: 'not a directory', ru: 'часть пути — не папка' } },
  // The store.
  'the-store-does-not-fit-this-version': {
    what: { en: 'the store does not fit this version', ru: 'хранилище от другой версии программы' },
  },
  'another-program-holds-the-store': {
    what: { en: 'another program holds the store', ru: 'хранилище занято другой программой' },
  },
  'the-data-folder-is-read-only': {
    what: { en: 'the data folder is read-only', ru: 'папка данных доступна только для чтения' },
  },
  'the-disk-reports-a-read-or-write-error': {
    what: { en: 'the disk reports a read or write error', ru: 'диск сообщает об ошибке чтения или записи' },
  },
  'the-store-is-damaged': { what: { en: 'the store is damaged', ru: 'хранилище повреждено' } },
  'the-key-cannot-be-read': {
    what: { en: 'the key cannot be read', ru: 'ключ не читается' },
  },
  'the-disk-does-not-answer': {
    what: { en: 'the disk does not answer', ru: 'диск не отвечает' },
  },
  'the-file-was-removed': {
    what: {
      en: 'its file was removed or replaced while it was in use: what is written from now on is lost when the workbench ends',
      ru: 'её файл удалили или заменили во время работы: всё, что записывается с этого момента, пропадёт при завершении программы',
    },
  },
  'the-thread-of-the-file-has-stopped': {
    what: { en: 'the thread that kept it has stopped', ru: 'поток, который его держал, остановился' },
  },
  'not-a-release': {
    what: { en: 'the answer is none of its releases', ru: 'ответ не похож на описание выпуска' },
  },
  'no-answer-in-time': { what: { en: 'no answer in time', ru: 'ответ не пришёл вовремя' } },
  'name-not-found': { what: { en: 'the name was not found', ru: 'имя не найдено' } },
  'certificate-not-trusted': {
    what: { en: 'the certificate is not trusted', ru: 'сертификат не заслуживает доверия' },
  },
  'answer-too-large': { what: { en: 'the answer is too large', ru: 'ответ слишком велик' } },
  'the-disk-is-full': { what: { en: 'the disk is full', ru: 'диск переполнен' } },
  'the-data-folder-cannot-be-opened': {
    what: { en: 'the data folder cannot be opened', ru: 'папку данных не удаётся открыть' },
  },
  'the-data-folder-may-not-be-used': {
    what: { en: 'the data folder may not be used', ru: 'папкой данных нельзя пользоваться' },
  },
  'the-data-folder-may-not-be-written': {
    what: { en: 'the data folder may not be written', ru: 'в папку данных нельзя писать' },
  },
  'the-data-folder-is-not-a-folder': {
    what: { en: 'the data folder is not a folder', ru: 'папка данных — не папка' },
  },
  'the-data-folder-cannot-be-created': {
    what: { en: 'the data folder cannot be created', ru: 'папку данных не удаётся создать' },
  },
  'the-store-has-stopped': { what: { en: 'the store has stopped', ru: 'хранилище остановилось' } },
  // Tables of bulk runs.
  'its-octets-are-not-of-this-charset': {
    what: { en: 'its octets are not of this charset', ru: 'октеты не соответствуют этой кодировке' },
  },
  'it-has-no-rows': { what: { en: 'it has no rows', ru: 'в нём нет строк' } },
  'it-is-no-workbook': { what: { en: 'it is no workbook', ru: 'это не книга XLSX' } },
  'a-quote-is-not-closed-or-a-row-is-too-long': {
    what: {
      en: 'a quote is not closed, or a row is too long',
      ru: 'не закрыты кавычки или строка слишком длинная',
    },
  },
  // Messages of a load.
  'no-destination': { what: { en: 'there is no number', ru: 'нет номера' } },
  'bad-destination': { what: { en: '{given} is not a number', ru: '{given} — не номер' } },
  'missing-variable': {
    what: { en: 'there is no variable {given}', ru: 'нет переменной {given}' },
    next: {
      en: 'Variables of a load are n, n:6, unique, random:9 and time, in two pairs of braces.',
      ru: 'Переменные нагрузки: n, n:6, unique, random:9 и time, в двойных фигурных скобках.',
    },
  },
  'empty-text': { what: { en: 'the text is empty', ru: 'текст пуст' } },
  'not-encodable': { what: { en: 'its encoding has no {given}', ru: 'в её кодировке нет {given}' } },
  'too-many-parts': { what: { en: 'it takes {given} parts', ru: 'частей получается {given}' } },
  'bad-tlv': {
    what: {
      en: 'the value of the TLV {given} does not fit its type',
      ru: 'значение TLV {given} не подходит к типу',
    },
  },
  'bad-field': {
    what: { en: 'the field {given} cannot be encoded', ru: 'поле {given} нельзя закодировать' },
  },
  // What another window did with something, and with what.
  'changed-elsewhere': { what: { en: 'changed', ru: 'изменили' } },
  'removed-elsewhere': { what: { en: 'deleted', ru: 'удалили' } },
  'test-plan': { what: { en: 'this plan', ru: 'этот план' } },
  'a-scenario': { what: { en: 'this scenario', ru: 'этот сценарий' } },
  'auto-reply-rules': { what: { en: 'the rules of auto-reply', ru: 'правила автоответа' } },
  'relay-setup': { what: { en: 'the settings of the relay', ru: 'настройки посредника' } },
  'simulator-setup': { what: { en: 'the settings of the simulator', ru: 'настройки симулятора' } },
} as const satisfies Readonly<Record<string, ProblemRow>>

export type ProblemCode = keyof typeof problemTable

function rowOf(value: string | number): ProblemRow | undefined {
  const code = String(value)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return Object.hasOwn(problemTable, code) ? problemTable[code as ProblemCode] : undefined
}

/**
 * The detail with its `reason`, `problem` and `thing` in the reader's language, and the next step that the problem has of its
 * own. A reason that is a name, an address or a word of the system stays as it is.
 */
export function problemWords(detail: Detail, language: Language): { detail: Detail; next: string | null } {
  const worded: Record<string, string> = {}
  let next: string | null = null
  for (const key of ['reason', 'problem', 'thing']) {
    const row = rowOf(detail[key] ?? '')
    if (row === undefined) continue
    worded[key] = fill(row.what[language], detail)
    if (row.next !== undefined) next = fill(row.next[language], detail)
  }
  return { detail: { ...detail, ...worded }, next }
}
