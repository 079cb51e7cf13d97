import type { BodyFaultKind } from '../smpp/pdu.ts'
import type { RelativeTimeWarning } from '../text/smpp-time.ts'
import { adviceText, type Detail, type Language, type Words } from '../words/words.ts'
import { doubtNotes } from './doubt-note-table.ts'
import type { NoteRow } from './note-row.ts'

/** Notes about one PDU. Codes are a promise of the command line: never renamed. */
export const noteTable = {
  ...doubtNotes,
  'sequence-zero': {
    severity: 'warning',
    what: {
      en: 'sequence_number is 0; the numbers of requests start at 1.',
      ru: 'sequence_number равен 0; запросы нумеруются с 1.',
    },
    next: {
      en: 'Answer with the same number; correct the counter of the sender.',
      ru: 'Ответьте с тем же номером; исправьте счётчик у отправителя.',
    },
  },
  'sequence-out-of-range': {
    severity: 'warning',
    what: {
      en: 'sequence_number {value} is above 0x7FFFFFFF.',
      ru: 'sequence_number {value} больше 0x7FFFFFFF.',
    },
    next: {
      en: 'Answer with the same number; the sender’s counter should wrap to 1.',
      ru: 'Ответьте с тем же номером; счётчик отправителя должен возвращаться к 1.',
    },
  },
  'status-in-request': {
    severity: 'warning',
    what: {
      en: 'command_status is {value} in a request, where it has no meaning.',
      ru: 'В запросе указан command_status {value}, а в запросах он не имеет смысла.',
    },
    next: {
      en: 'Ignore the value; the sender should write 0.',
      ru: 'Не учитывайте это значение; отправитель должен писать 0.',
    },
  },
  'smpp-4-suspect': {
    severity: 'warning',
    what: {
      en: 'The command_id looks like SMPP 4.0, whose header has 20 octets.',
      ru: 'command_id похож на SMPP 4.0, где заголовок занимает 20 октетов.',
    },
    next: { en: 'Set the peer to SMPP 3.4.', ru: 'Переключите вторую сторону на SMPP 3.4.' },
  },
  'vendor-command': {
    severity: 'info',
    what: {
      en: 'The command_id lies in the range that vendors may use.',
      ru: 'command_id из диапазона, отведённого производителям.',
    },
    next: {
      en: 'Ask the provider for the layout of this PDU.',
      ru: 'Запросите у провайдера описание этого PDU.',
    },
  },
  'missing-body': {
    severity: 'warning',
    what: {
      en: '{command} reports success but has no body, so {field} is missing.',
      ru: '{command} сообщает об успехе, но тело отсутствует: нет {field}.',
    },
    next: {
      en: 'A message without a message_id cannot be joined to its receipt: ask the provider to send the body.',
      ru: 'Без message_id не сопоставить отчёт: попросите провайдера передавать тело.',
    },
  },
  'body-on-error': {
    severity: 'info',
    what: {
      en: 'An error response carries a body; 3.4 leaves it out.',
      ru: 'В ответе с ошибкой есть тело; по 3.4 его быть не должно.',
    },
    next: {
      en: 'Harmless: 5.0 says to ignore the body.',
      ru: 'Не опасно: по 5.0 тело следует игнорировать.',
    },
  },
  'missing-nul': {
    severity: 'warning',
    what: {
      en: '{field} runs to the end of the PDU without its NUL.',
      ru: '{field} идёт до конца PDU без завершающего NUL.',
    },
    next: {
      en: 'The value was taken as it is; the sender should end the string with NUL.',
      ru: 'Значение взято как есть; отправитель должен завершать строку NUL.',
    },
  },
  'count-missing': {
    severity: 'warning',
    what: { en: 'The PDU ends before {field}.', ru: 'PDU кончается перед {field}.' },
    next: {
      en: 'Read it as none refused; the SMSC should write the count.',
      ru: 'Считайте, что отказов нет; SMSC должен передавать счётчик.',
    },
  },
  'trailing-bytes': {
    severity: 'warning',
    what: {
      en: '{octets} octets are left over that this PDU has no place for.',
      ru: 'Осталось октетов: {octets}; в этом PDU для них нет места.',
    },
    next: {
      en: 'Look at the octets: the sender may write fields of another version.',
      ru: 'Посмотрите октеты: возможно, отправитель пишет поля другой версии.',
    },
  },
  'field-too-long': {
    severity: 'warning',
    what: {
      en: '{field} has {octets} octets with its NUL; the specification allows {max}.',
      ru: '{field} занимает октетов: {octets} вместе с NUL; спецификация допускает {max}.',
    },
    next: {
      en: 'Peers may refuse or cut the value: shorten it.',
      ru: 'Другая сторона может отказать или обрезать значение: сократите его.',
    },
  },
  'password-over-limit': {
    severity: 'error',
    what: {
      en: 'The password has {characters} characters; 8 fit the field.',
      ru: 'В пароле символов: {characters}; в поле помещается 8.',
    },
    next: {
      en: 'It was sent whole. If the bind is refused, ask for a password of at most 8 characters.',
      ru: 'Пароль передан целиком. При отказе запросите пароль не длиннее 8 символов.',
    },
  },
  'reserved-value': {
    severity: 'warning',
    what: {
      en: '{field} has the value {value}, which is reserved.',
      ru: 'Поле {field} содержит зарезервированное значение {value}.',
    },
    next: {
      en: 'Correct the value, unless the provider gave it to you.',
      ru: 'Исправьте значение, если его не назначил провайдер.',
    },
  },
  'version-old': {
    severity: 'warning',
    what: {
      en: 'interface_version {value} means SMPP 3.3 or earlier.',
      ru: 'interface_version {value} означает SMPP 3.3 или старше.',
    },
    next: {
      en: 'Send {meant} if that is meant: to a client of 3.3 no TLVs are sent.',
      ru: 'Передайте {meant}, если это имелось в виду: клиенту 3.3 TLV не отправляют.',
    },
  },
  'version-unknown': {
    severity: 'warning',
    what: {
      en: 'interface_version {value} belongs to no published version.',
      ru: 'interface_version {value} не соответствует ни одной версии.',
    },
    next: { en: 'Send 0x34 (3.4) or 0x50 (5.0).', ru: 'Передайте 0x34 (3.4) или 0x50 (5.0).' },
  },
  'version-not-told': {
    severity: 'info',
    what: {
      en: 'The SMSC did not tell its version: there is no sc_interface_version.',
      ru: 'SMSC не сообщил версию: нет sc_interface_version.',
    },
    next: {
      en: 'By the letter TLVs may not be sent to it; in practice they mostly work.',
      ru: 'Формально TLV ему отправлять нельзя; на практике обычно можно.',
    },
  },
  'version-mismatch': {
    severity: 'warning',
    what: {
      en: '{field} belongs to SMPP {needs}; the session is {session}.',
      ru: '{field} появилось в SMPP {needs}, а сессия {session}.',
    },
    next: {
      en: 'Bind with the later version or leave it out.',
      ru: 'Подключитесь с более новой версией или уберите это.',
    },
  },
  'version-dropped': {
    severity: 'warning',
    what: {
      en: '{field} belongs to SMPP 3.3 alone; the session is {session}.',
      ru: '{field} есть только в SMPP 3.3, а сессия {session}.',
    },
    next: {
      en: 'A later SMSC answers generic_nack ESME_RINVCMDID: bind as 3.3, or leave it out.',
      ru: 'SMSC более новой версии ответит generic_nack ESME_RINVCMDID: подключитесь как 3.3 или не отправляйте.',
    },
  },
  'wrong-side': {
    severity: 'error',
    what: {
      en: '{command} is sent by the {side} alone; here the {sender} sent it.',
      ru: '{command} посылает только {side}, а здесь его послал {sender}.',
    },
    next: {
      en: 'The peer refuses it: use the operation that this side has.',
      ru: 'Другая сторона его отклонит: возьмите операцию, доступную этой стороне.',
    },
  },
  'wrong-state': {
    severity: 'error',
    what: {
      en: '{command} was sent in {state}; SMPP {version} allows it in {allowed}.',
      ru: '{command} послан в состоянии {state}; SMPP {version} допускает его в {allowed}.',
    },
    next: {
      en: 'Bind in the right mode first: the answer to this is ESME_RINVBNDSTS.',
      ru: 'Сначала подключитесь в нужном режиме: ответом на это будет ESME_RINVBNDSTS.',
    },
  },
  'no-destinations': {
    severity: 'warning',
    what: { en: 'number_of_dests is 0.', ru: 'number_of_dests равен 0.' },
    next: {
      en: 'Give at least one address; if some follow, the count is wrong and later fields are shifted.',
      ru: 'Укажите хотя бы один адрес; если адреса есть, счётчик неверен и поля сдвинуты.',
    },
  },
  'address-plus-prefix': {
    severity: 'warning',
    what: {
      en: '{field} begins with {prefix}; international numbers travel as digits alone.',
      ru: '{field} начинается с {prefix}; международный номер передаётся только цифрами.',
    },
    next: {
      en: 'Send the country code and number without + and 00.',
      ru: 'Передавайте код страны и номер без + и 00.',
    },
  },
  'address-blank': {
    severity: 'warning',
    what: {
      en: '{field} has a blank in it; a number travels as digits alone.',
      ru: 'В {field} есть пробел; номер передаётся только цифрами.',
    },
    next: {
      en: 'Send the digits without blanks, or TON 5 for a name.',
      ru: 'Передавайте цифры без пробелов, а для имени TON 5.',
    },
  },
  'fields-shifted': {
    severity: 'warning',
    what: {
      en: '{field} begins with octet {first} and its TON is {ton}: the fields are probably shifted by one octet.',
      ru: '{field} начинается с октета {first}, а TON равен {ton}: поля, видимо, сдвинуты на один октет.',
    },
    next: {
      en: 'Look before it for a string with two NULs: an empty string is one NUL.',
      ru: 'Ищите перед ним строку с двумя NUL: пустая строка — это один NUL.',
    },
  },
  'source-missing': {
    severity: 'info',
    what: {
      en: '{command} has no source_addr; an SMSC finds a message by its id and its sender.',
      ru: 'В {command} нет source_addr; SMSC ищет сообщение по id вместе с отправителем.',
    },
    next: {
      en: 'If it answers 0x67 or 0x0C, send the sender of the submit, with its TON and NPI.',
      ru: 'Если ответит 0x67 или 0x0C, передайте отправителя из submit с его TON и NPI.',
    },
  },
  'intermediate-bit': {
    severity: 'warning',
    what: {
      en: '{field} {value} sets a bit that some take for the intermediate notification, which is 0x10.',
      ru: 'В {field} {value} установлен бит, который принимают за промежуточное уведомление; это бит 0x10.',
    },
    next: {
      en: 'For intermediate notifications add 0x10 and clear this bit.',
      ru: 'Для промежуточных уведомлений установите 0x10, а этот бит снимите.',
    },
  },
  'outbind-awaits-bind': {
    severity: 'info',
    what: {
      en: 'outbind asks the ESME to bind; it has no response, and its password lies open on the wire.',
      ru: 'outbind просит ESME подключиться; ответа у него нет, а пароль идёт по сети открыто.',
    },
    next: {
      en: 'Check who calls, then bind on this connection: as receiver in 3.4, in any mode in 5.0.',
      ru: 'Проверьте, кто обратился, и подключитесь по этому соединению: в 3.4 как receiver, в 5.0 в любом режиме.',
    },
  },
  'alphanumeric-ton': {
    severity: 'warning',
    what: { en: '{field} has letters but its TON is {ton}.', ru: 'В {field} есть буквы, а TON равен {ton}.' },
    next: {
      en: 'Use TON 5 and NPI 0 for an alphanumeric sender.',
      ru: 'Для буквенного отправителя используйте TON 5 и NPI 0.',
    },
  },
  'alphanumeric-too-long': {
    severity: 'warning',
    what: {
      en: 'The alphanumeric sender has {characters} characters; a handset shows 11.',
      ru: 'В буквенном имени отправителя символов: {characters}; на телефон попадёт 11.',
    },
    next: { en: 'Shorten it to 11 characters.', ru: 'Сократите до 11 символов.' },
  },
  'time-bad-length': {
    severity: 'warning',
    what: {
      en: '{field} has {characters} characters; it must have 16 or none.',
      ru: 'В {field} символов: {characters}; должно быть 16 или ни одного.',
    },
    next: {
      en: 'Write YYMMDDhhmmsstnnp, or leave it empty.',
      ru: 'Запишите в виде YYMMDDhhmmsstnnp или оставьте пустым.',
    },
  },
  'time-invalid': {
    severity: 'warning',
    what: { en: '{field} {value} is not a time.', ru: '{field} {value} не является временем.' },
    next: {
      en: 'Write YYMMDDhhmmsstnnp with + or - for an instant, R for a period.',
      ru: 'Запишите YYMMDDhhmmsstnnp: + или - для момента, R для периода.',
    },
  },
  'time-odd': {
    severity: 'info',
    what: {
      en: '{field} is a period with {oddity}; SMSCs read it differently.',
      ru: '{field}: период, в котором {oddity}; SMSC читают его по-разному.',
    },
    next: {
      en: 'Write the period with ordinary days, hours and minutes.',
      ru: 'Запишите период обычными днями, часами и минутами.',
    },
  },
  'sm-length-in-characters': {
    severity: 'error',
    what: {
      en: 'sm_length counts {characters} characters, but UCS-2 has two octets each: {octets} octets follow.',
      ru: 'sm_length считает символы ({characters}), но в UCS-2 их по два октета: дальше октетов {octets}.',
    },
    next: { en: 'Write the number of octets into sm_length.', ru: 'Записывайте в sm_length число октетов.' },
  },
  'nul-after-message': {
    severity: 'warning',
    what: {
      en: 'One NUL is left after short_message: probably the terminator of a string.',
      ru: 'После short_message остался NUL: видимо, признак конца строки.',
    },
    next: {
      en: 'The sender should not write a NUL after short_message.',
      ru: 'Отправитель не должен писать NUL после short_message.',
    },
  },
  'nul-in-message': {
    severity: 'warning',
    what: {
      en: 'The text ends in 0: the NUL of a string counted in sm_length, or @ in the GSM alphabet.',
      ru: 'Текст кончается нулём: это NUL строки, попавший в sm_length, либо @ в алфавите GSM.',
    },
    next: {
      en: 'If handsets show one character too many at the end, leave the NUL out of sm_length.',
      ru: 'Если на телефоне в конце лишний символ, не учитывайте NUL в sm_length.',
    },
  },
  'empty-message': {
    severity: 'info',
    what: { en: 'There is no text.', ru: 'Текста нет.' },
    next: {
      en: 'Put it into short_message or message_payload.',
      ru: 'Передайте его в short_message или message_payload.',
    },
  },
  conflict: {
    severity: 'error',
    what: {
      en: '{first} and {second} must not stand in one PDU.',
      ru: '{first} и {second} не должны стоять в одном PDU.',
    },
    next: {
      en: 'Keep one of them: which one an SMSC takes is not defined.',
      ru: 'Оставьте что-то одно: что из них возьмёт SMSC, не определено.',
    },
  },
  'udh-flag-missing': {
    severity: 'warning',
    what: {
      en: 'The text begins like a UDH, but esm_class does not say so: handsets will show it as characters.',
      ru: 'Текст начинается как UDH, но в esm_class это не отмечено: телефон покажет его символами.',
    },
    next: { en: 'Set bit 0x40 of esm_class.', ru: 'Установите бит 0x40 в esm_class.' },
  },
  'udh-length-overrun': {
    severity: 'error',
    what: {
      en: 'esm_class announces a UDH, but its length octet passes the end of the message.',
      ru: 'esm_class обещает UDH, но его длина выходит за конец сообщения.',
    },
    next: {
      en: 'Clear bit 0x40, or write a header whose length fits.',
      ru: 'Снимите бит 0x40 или запишите заголовок нужной длины.',
    },
  },
  'udh-ie-overrun': {
    severity: 'error',
    what: {
      en: 'An element of the UDH passes the end of the header.',
      ru: 'Элемент UDH выходит за конец заголовка.',
    },
    next: {
      en: 'Receivers ignore the whole header: correct the lengths.',
      ru: 'Получатель проигнорирует весь заголовок: исправьте длины.',
    },
  },
  'udh-ie-bad-length': {
    severity: 'warning',
    what: {
      en: 'UDH element {name} has {octets} octets, which it cannot have.',
      ru: 'Элемент UDH {name} содержит октетов: {octets}; такой длины у него не бывает.',
    },
    next: {
      en: 'Receivers ignore the element: correct its length.',
      ru: 'Получатель проигнорирует элемент: исправьте длину.',
    },
  },
  'udh-duplicate-ie': {
    severity: 'warning',
    what: {
      en: 'The UDH holds {name} more than once.',
      ru: 'В UDH элемент {name} встречается больше одного раза.',
    },
    next: { en: 'The last one counts; send one.', ru: 'Действует последний; оставьте один.' },
  },
  'udh-unknown-language': {
    severity: 'warning',
    what: {
      en: 'The UDH names national language {value}, which is reserved.',
      ru: 'UDH указывает национальный язык {value}, это значение зарезервировано.',
    },
    next: { en: 'Handsets use the default alphabet.', ru: 'Телефон возьмёт алфавит по умолчанию.' },
  },
  'concat-invalid': {
    severity: 'warning',
    what: { en: 'The UDH says part {part} of {parts}.', ru: 'В UDH указана часть {part} из {parts}.' },
    next: {
      en: 'Receivers ignore the element and show the part alone.',
      ru: 'Получатель проигнорирует элемент и покажет часть отдельно.',
    },
  },
  'sar-incomplete': {
    severity: 'warning',
    what: {
      en: '{field} is missing: the three SAR TLVs count only together.',
      ru: 'Нет {field}: три TLV SAR действуют только вместе.',
    },
    next: {
      en: 'Send sar_msg_ref_num, sar_total_segments and sar_segment_seqnum.',
      ru: 'Передайте sar_msg_ref_num, sar_total_segments и sar_segment_seqnum.',
    },
  },
  'sar-invalid': {
    severity: 'warning',
    what: {
      en: 'The SAR TLVs say part {part} of {parts}.',
      ru: 'TLV SAR указывают часть {part} из {parts}.',
    },
    next: {
      en: 'SMSCs ignore them or refuse the message.',
      ru: 'SMSC их проигнорирует или отклонит сообщение.',
    },
  },
  'tlv-header-truncated': {
    severity: 'warning',
    what: {
      en: 'Stray octets follow the last field ({octets}): too few for a TLV.',
      ru: 'После последнего поля лишние октеты ({octets}): для TLV этого мало.',
    },
    next: {
      en: 'Check sm_length, or a string terminator written after short_message.',
      ru: 'Проверьте sm_length и не пишется ли конец строки после short_message.',
    },
  },
  'tlv-bad-length': {
    severity: 'warning',
    what: {
      en: '{field} has {octets} octets; {expected} are right.',
      ru: 'В {field} октетов: {octets}; должно быть {expected}.',
    },
    next: {
      en: 'It was read by the octets there are; correct the length.',
      ru: 'Значение прочитано по тем октетам, что есть; исправьте длину.',
    },
  },
  'tlv-missing-nul': {
    severity: 'info',
    what: { en: '{field} has no NUL at its end.', ru: 'В {field} нет завершающего NUL.' },
    next: {
      en: 'Harmless: the length of the TLV bounds it.',
      ru: 'Не опасно: строку ограничивает длина TLV.',
    },
  },
  'tlv-duplicate': {
    severity: 'warning',
    what: {
      en: '{field} occurs more than once and may not.',
      ru: '{field} встречается больше одного раза, а должно один.',
    },
    next: { en: 'The first is used; send one.', ru: 'Берётся первое; оставьте одно.' },
  },
  'tlv-unknown': {
    severity: 'info',
    what: { en: 'Tag {tag} is in no specification.', ru: 'Тега {tag} нет в спецификациях.' },
    next: {
      en: 'Tags 0x1400 to 0x3FFF are the provider’s own: ask for their meaning.',
      ru: 'Теги 0x1400–0x3FFF назначает провайдер: спросите у него.',
    },
  },
  'tlv-missing': {
    severity: 'warning',
    what: { en: '{command} needs {field}.', ru: 'В {command} обязателен {field}.' },
    next: {
      en: 'Add the TLV: without it the answer is ESME_RMISSINGTLV.',
      ru: 'Добавьте TLV: без него ответят ESME_RMISSINGTLV.',
    },
  },
  'vendor-tlv-missing': {
    severity: 'warning',
    what: {
      en: 'This provider wants {name} ({field}) in every {command}.',
      ru: 'Этот провайдер требует {name} ({field}) в каждом {command}.',
    },
    next: {
      en: 'Add the TLV: the profile of the connection says what it holds.',
      ru: 'Добавьте TLV: что в нём передавать, сказано в профиле подключения.',
    },
  },
  'vendor-tlv-value': {
    severity: 'warning',
    what: {
      en: 'The value of {name} ({field}) is none that this provider takes: {expected}.',
      ru: 'Такого значения {name} ({field}) провайдер не принимает; возможны: {expected}.',
    },
    next: {
      en: 'Send one of the values, in the same letters.',
      ru: 'Передайте одно из этих значений теми же буквами.',
    },
  },
  'vendor-tlv-too-long': {
    severity: 'warning',
    what: {
      en: '{name} ({field}) has {octets} octets; this provider takes {max}.',
      ru: 'В {name} ({field}) октетов: {octets}; провайдер принимает до {max}.',
    },
    next: { en: 'Shorten the value.', ru: 'Сократите значение.' },
  },
  congested: {
    severity: 'warning',
    what: {
      en: '{field} is {value} per cent: the sender is near to what it can take.',
      ru: '{field}: {value} процентов, отправитель близок к пределу.',
    },
    next: {
      en: 'Send more slowly until it falls: throttling comes next.',
      ru: 'Отправляйте медленнее, пока значение не снизится: дальше последует ограничение скорости.',
    },
  },
  'tlv-value-swapped': {
    severity: 'info',
    what: {
      en: '{field} is {value}, or {swapped} when its octets are swapped.',
      ru: '{field} равно {value}, а с переставленными октетами {swapped}.',
    },
    next: {
      en: 'Some libraries write it low octet first; the specification wants the high octet first.',
      ru: 'Некоторые библиотеки пишут младший октет первым; по спецификации первым идёт старший.',
    },
  },
  'tlv-little-endian': {
    severity: 'warning',
    what: {
      en: 'The TLV length fits when its octets are swapped: the sender writes little-endian.',
      ru: 'Длина TLV подходит, если переставить её октеты: отправитель пишет little-endian.',
    },
    next: {
      en: 'The sender should write tag and length high octet first.',
      ru: 'Тег и длину нужно писать старшим октетом вперёд.',
    },
  },
  'unexpected-tlv': {
    severity: 'info',
    what: {
      en: 'No specification allows {tlv} in {command}.',
      ru: 'Спецификации не допускают {tlv} в {command}.',
    },
    next: {
      en: 'Peers may ignore it or answer ESME_RTLVNOTALLWD.',
      ru: 'Другая сторона может его игнорировать или ответить ESME_RTLVNOTALLWD.',
    },
  },
  'tlv-other-version': {
    severity: 'info',
    what: {
      en: 'SMPP {needs} allows {tlv} in {command}, SMPP {session} of this session does not.',
      ru: 'SMPP {needs} допускает {tlv} в {command}, а SMPP {session} этой сессии нет.',
    },
    next: {
      en: 'Peers may ignore it or answer ESME_RTLVNOTALLWD.',
      ru: 'Другая сторона может его игнорировать или ответить ESME_RTLVNOTALLWD.',
    },
  },
  'tlv-length-50': {
    severity: 'warning',
    what: {
      en: '{field} has {octets} octets, a length that came with SMPP 5.0; the session is {session}.',
      ru: 'В {field} октетов: {octets}; такая длина появилась в SMPP 5.0, а сессия {session}.',
    },
    next: {
      en: 'Send the form that 3.4 has, or bind as 5.0.',
      ru: 'Передавайте в форме 3.4 или подключитесь как 5.0.',
    },
  },
  'subaddress-in-multi': {
    severity: 'info',
    what: {
      en: 'The specifications list {field} for submit_multi, and say elsewhere that it is not supported there.',
      ru: 'Спецификации перечисляют {field} для submit_multi и в другом месте пишут, что он там не действует.',
    },
    next: {
      en: 'Send the message to each destination with submit_sm.',
      ru: 'Отправляйте каждому получателю отдельно через submit_sm.',
    },
  },
  'gsm-dangling-escape': {
    severity: 'warning',
    what: {
      en: 'The text ends in an escape that escapes nothing.',
      ru: 'Текст кончается символом ESC, за которым ничего нет.',
    },
    next: {
      en: 'The text was probably cut inside a pair like 1B 65 (€).',
      ru: 'Вероятно, текст разрезан внутри пары вроде 1B 65 (€).',
    },
  },
  'gsm-unknown-escape': {
    severity: 'warning',
    what: {
      en: 'Escape followed by {value} is no character of the extension table.',
      ru: 'ESC и {value} не образуют символа таблицы расширения.',
    },
    next: {
      en: 'Handsets show the letter of the default table.',
      ru: 'Телефон покажет букву основной таблицы.',
    },
  },
  'gsm-high-octet': {
    severity: 'warning',
    what: {
      en: 'Octet {value} is above 0x7F, which the GSM 7-bit alphabet has not.',
      ru: 'Октет {value} больше 0x7F, в GSM 7-bit таких нет.',
    },
    next: {
      en: 'data_coding 0 may mean Latin-1 at this provider: ask.',
      ru: 'Возможно, data_coding 0 у провайдера означает Latin-1: уточните.',
    },
  },
  'suspect-utf8': {
    severity: 'warning',
    what: {
      en: 'The octets look like UTF-8, which no data_coding means: “{text}”.',
      ru: 'Октеты похожи на UTF-8, а такой data_coding не бывает: «{text}».',
    },
    next: { en: 'Send GSM 7-bit or UCS-2.', ru: 'Передавайте GSM 7-bit или UCS-2.' },
  },
  'suspect-packed-gsm7': {
    severity: 'info',
    what: {
      en: 'The octets look like packed GSM septets: “{text}”.',
      ru: 'Октеты похожи на упакованные септеты GSM: «{text}».',
    },
    next: {
      en: 'SMPP usually carries one septet an octet: ask how the provider wants it.',
      ru: 'Обычно в SMPP один септет занимает октет: уточните у провайдера.',
    },
  },
  'latin1-c1': {
    severity: 'warning',
    what: {
      en: 'Octet {value} is a control character in Latin-1.',
      ru: 'Октет {value} в Latin-1 является управляющим.',
    },
    next: {
      en: 'The text is probably Windows-1252, or another alphabet.',
      ru: 'Скорее всего, это Windows-1252 или другая кодировка.',
    },
  },
  'octet-undefined': {
    severity: 'warning',
    what: {
      en: 'Octet {value} has no character in the alphabet of data_coding {coding}.',
      ru: 'Октету {value} в алфавите data_coding {coding} не соответствует никакой символ.',
    },
    next: {
      en: 'The sender probably meant Latin-1 (3) or another data_coding.',
      ru: 'Скорее всего, отправитель имел в виду Latin-1 (3) или другой data_coding.',
    },
  },
  'alphabet-unread': {
    severity: 'info',
    what: {
      en: 'data_coding {value} names an alphabet that is not read here: the text shown takes its octets for Latin-1.',
      ru: 'data_coding {value} называет алфавит, который здесь не читается: октеты показаны как Latin-1.',
    },
    next: { en: 'Go by the octets.', ru: 'Смотрите на октеты.' },
  },
  'text-compressed': {
    severity: 'info',
    what: {
      en: 'data_coding {value} says that the text is compressed (3GPP 23.042), so it is not read here.',
      ru: 'data_coding {value} говорит, что текст сжат (3GPP 23.042), поэтому здесь он не прочитан.',
    },
    next: {
      en: 'Go by the octets; few handsets can show such a message.',
      ru: 'Смотрите на октеты; показать такое сообщение могут немногие телефоны.',
    },
  },
  'ucs2-odd-length': {
    severity: 'warning',
    what: {
      en: 'UCS-2 text of {octets} octets: one is left over.',
      ru: 'Текст UCS-2 из {octets} октетов: один лишний.',
    },
    next: {
      en: 'The text was cut inside a character, or a NUL was counted.',
      ru: 'Текст обрезан внутри символа, или посчитан NUL.',
    },
  },
  'ucs2-bom': {
    severity: 'warning',
    what: {
      en: 'The text begins with a byte order mark ({value}).',
      ru: 'Текст начинается с метки порядка байтов ({value}).',
    },
    next: { en: 'Send UCS-2 big-endian without a mark.', ru: 'Передавайте UCS-2 big-endian без метки.' },
  },
  'ucs2-little-endian': {
    severity: 'warning',
    what: {
      en: 'The octets of each character look swapped; the other way round they read “{text}”.',
      ru: 'Октеты каждого символа, похоже, переставлены; в обратном порядке: «{text}».',
    },
    next: { en: 'Send UCS-2 high octet first.', ru: 'Передавайте UCS-2 старшим октетом вперёд.' },
  },
  'ucs2-lone-surrogate': {
    severity: 'warning',
    what: {
      en: 'Half of a character outside the basic plane stands alone ({value}).',
      ru: 'Одиночная половина символа вне основной плоскости ({value}).',
    },
    next: {
      en: 'An emoji was probably cut between two parts.',
      ru: 'Вероятно, эмодзи разрезан между частями.',
    },
  },
  'receipt-ascii-under-ucs2': {
    severity: 'warning',
    what: {
      en: 'The receipt is ASCII text but data_coding says UCS-2.',
      ru: 'Отчёт записан в ASCII, а data_coding говорит UCS-2.',
    },
    next: { en: 'Read it as ASCII.', ru: 'Читайте его как ASCII.' },
  },
  'receipt-without-esm-class': {
    severity: 'warning',
    what: {
      en: 'The text is a delivery receipt but esm_class does not say so.',
      ru: 'Текст является отчётом о доставке, но в esm_class это не отмечено.',
    },
    next: {
      en: 'Treat it as a receipt; the SMSC should set esm_class 0x04.',
      ru: 'Считайте его отчётом; SMSC должен ставить esm_class 0x04.',
    },
  },
  'data-coding-class': {
    severity: 'info',
    what: {
      en: 'data_coding {value} is a value of 3GPP 23.038; SMPP itself reserves it.',
      ru: 'data_coding {value} взят из 3GPP 23.038; в SMPP он зарезервирован.',
    },
    next: {
      en: 'SMSCs on GSM networks take it as alphabet and message class.',
      ru: 'SMSC сетей GSM понимают его как алфавит и класс сообщения.',
    },
  },
  'deliver-resp-id': {
    severity: 'info',
    what: {
      en: 'deliver_sm_resp carries a message_id, which should be empty.',
      ru: 'В deliver_sm_resp передан message_id, а поле должно быть пустым.',
    },
    next: {
      en: 'Harmless with most SMSCs; write one NUL if yours refuses it.',
      ru: 'Обычно не мешает; если SMSC отклоняет, передавайте один NUL.',
    },
  },
} as const satisfies Record<string, NoteRow>

export type NoteCode = keyof typeof noteTable

/** Sentences of a body fault, filled with {field} and {offset}. */
const bodyFaultTable: Readonly<Record<BodyFaultKind, NoteRow>> = {
  'truncated-body': {
    severity: 'error',
    what: {
      en: 'The PDU ends at octet {offset}, before {field}.',
      ru: 'PDU кончается на октете {offset}, раньше {field}.',
    },
    next: {
      en: 'The sender left out fields, or command_length is too small.',
      ru: 'Отправитель пропустил поля или занизил command_length.',
    },
  },
  'missing-nul': {
    severity: 'error',
    what: {
      en: '{field} runs from octet {offset} to the end of the PDU without a NUL.',
      ru: '{field} идёт от октета {offset} до конца PDU без NUL.',
    },
    next: { en: 'The sender must end the string with NUL.', ru: 'Отправитель должен завершать строку NUL.' },
  },
  'sm-length-overrun': {
    severity: 'error',
    what: {
      en: 'sm_length passes the end of the PDU; short_message begins at octet {offset}.',
      ru: 'sm_length выходит за конец PDU; short_message начинается с октета {offset}.',
    },
    next: {
      en: 'Compare sm_length with the octets of the text.',
      ru: 'Сравните sm_length с числом октетов текста.',
    },
  },
  'tlv-overrun': {
    severity: 'error',
    what: {
      en: 'The TLV at octet {offset} is longer than what is left of the PDU.',
      ru: 'TLV на октете {offset} длиннее остатка PDU.',
    },
    next: {
      en: 'The TLV length is wrong, or an earlier field ends in the wrong place (check sm_length).',
      ru: 'Неверна длина TLV, или раньше сбилось поле (проверьте sm_length).',
    },
  },
  'bad-dest-flag': {
    severity: 'error',
    what: {
      en: 'dest_flag at octet {offset} is neither 1 nor 2.',
      ru: 'dest_flag на октете {offset} не равен ни 1, ни 2.',
    },
    next: {
      en: 'Compare number_of_dests with the entries of dest_address.',
      ru: 'Сверьте number_of_dests с числом записей dest_address.',
    },
  },
  'unknown-command': {
    severity: 'error',
    what: { en: 'No specification knows this command_id.', ru: 'Такого command_id нет в спецификациях.' },
    next: {
      en: 'A server answers generic_nack ESME_RINVCMDID and keeps the session.',
      ru: 'Сервер отвечает generic_nack ESME_RINVCMDID и сохраняет сессию.',
    },
  },
}

export function isBodyFault(kind: unknown): kind is BodyFaultKind {
  return typeof kind === 'string' && Object.hasOwn(bodyFaultTable, kind)
}

/** Words for {oddity} of a relative time. */
const timeOddities = {
  'zero-period': { en: 'no length', ru: 'нет длительности' },
  'above-range': { en: 'parts above their range', ru: 'части больше допустимого' },
  'tenths-or-offset': { en: 'tenths or an offset', ru: 'указаны десятые доли или сдвиг' },
} as const satisfies Readonly<Record<RelativeTimeWarning, Words>>

function isTimeOddity(oddity: unknown): oddity is RelativeTimeWarning {
  return typeof oddity === 'string' && Object.hasOwn(timeOddities, oddity)
}

/** Oddity and next step, in the reader's language. */
export function noteText(
  note: { readonly code: NoteCode; readonly field: string | null; readonly detail: Detail },
  language: Language,
): { what: string; next: string } {
  const { oddity } = note.detail
  const detail = {
    field: note.field ?? '',
    ...note.detail,
    ...(isTimeOddity(oddity) && { oddity: timeOddities[oddity][language] }),
  }
  return adviceText(noteTable[note.code], detail, language)
}

/** The same for a body that cannot be read to its end. */
export function bodyFaultText(
  fault: { readonly kind: BodyFaultKind; readonly field: string; readonly offset: number },
  language: Language,
): { what: string; next: string } {
  return adviceText(bodyFaultTable[fault.kind], { field: fault.field, offset: fault.offset }, language)
}
