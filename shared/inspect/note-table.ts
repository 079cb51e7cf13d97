import type { BodyFaultKind } from '../smpp/pdu.ts'

export type NoteSeverity = 'info' | 'warning' | 'error'

/** `{key}` is filled from the note's detail; {field} always is. */
export interface NoteRow {
  readonly severity: NoteSeverity
  readonly en: string
  readonly ru: string
  readonly nextEn: string
  readonly nextRu: string
}

/** What inspect notices in one PDU. Codes are a promise of the command line: never renamed. */
export const noteTable = {
  'sequence-zero': {
    severity: 'warning',
    en: 'sequence_number is 0; the numbers of requests start at 1.',
    ru: 'sequence_number равен 0; запросы нумеруются с 1.',
    nextEn: 'Answer with the same number; correct the counter of the sender.',
    nextRu: 'Ответьте с тем же номером; исправьте счётчик у отправителя.',
  },
  'sequence-out-of-range': {
    severity: 'warning',
    en: 'sequence_number {value} is above 0x7FFFFFFF.',
    ru: 'sequence_number {value} больше 0x7FFFFFFF.',
    nextEn: 'Answer with the same number; the sender’s counter should wrap to 1.',
    nextRu: 'Ответьте с тем же номером; счётчик отправителя должен возвращаться к 1.',
  },
  'status-in-request': {
    severity: 'warning',
    en: 'command_status is {value} in a request, where it has no meaning.',
    ru: 'В запросе указан command_status {value}, а в запросах он не имеет смысла.',
    nextEn: 'Ignore the value; the sender should write 0.',
    nextRu: 'Не учитывайте это значение; отправитель должен писать 0.',
  },
  'smpp-4-suspect': {
    severity: 'warning',
    en: 'The command_id looks like SMPP 4.0, whose header has 20 octets.',
    ru: 'command_id похож на SMPP 4.0, где заголовок занимает 20 октетов.',
    nextEn: 'Set the peer to SMPP 3.4.',
    nextRu: 'Переключите вторую сторону на SMPP 3.4.',
  },
  'vendor-command': {
    severity: 'info',
    en: 'The command_id lies in the range that vendors may use.',
    ru: 'command_id из диапазона, отведённого производителям.',
    nextEn: 'Ask the provider for the layout of this PDU.',
    nextRu: 'Запросите у провайдера описание этого PDU.',
  },
  'missing-body': {
    severity: 'warning',
    en: '{command} reports success but has no body, so {field} is missing.',
    ru: '{command} сообщает об успехе, но тело отсутствует: нет {field}.',
    nextEn:
      'A message without a message_id cannot be joined to its receipt: ask the provider to send the body.',
    nextRu: 'Без message_id не сопоставить отчёт: попросите провайдера передавать тело.',
  },
  'body-on-error': {
    severity: 'info',
    en: 'An error response carries a body; 3.4 leaves it out.',
    ru: 'В ответе с ошибкой есть тело; по 3.4 его быть не должно.',
    nextEn: 'Harmless: 5.0 says to ignore the body.',
    nextRu: 'Не опасно: по 5.0 тело следует игнорировать.',
  },
  'missing-nul': {
    severity: 'warning',
    en: '{field} runs to the end of the PDU without its NUL.',
    ru: '{field} идёт до конца PDU без завершающего NUL.',
    nextEn: 'The value was taken as it is; the sender should end the string with NUL.',
    nextRu: 'Значение взято как есть; отправитель должен завершать строку NUL.',
  },
  'count-missing': {
    severity: 'warning',
    en: 'The PDU ends before {field}.',
    ru: 'PDU кончается перед {field}.',
    nextEn: 'Read it as none refused; the SMSC should write the count.',
    nextRu: 'Считайте, что отказов нет; SMSC должен передавать счётчик.',
  },
  'trailing-bytes': {
    severity: 'warning',
    en: '{octets} octets are left over that this PDU has no place for.',
    ru: 'Осталось октетов: {octets}; в этом PDU для них нет места.',
    nextEn: 'Look at the octets: the sender may write fields of another version.',
    nextRu: 'Посмотрите октеты: возможно, отправитель пишет поля другой версии.',
  },
  'field-too-long': {
    severity: 'warning',
    en: '{field} has {octets} octets with its NUL; the specification allows {max}.',
    ru: '{field} занимает октетов: {octets} вместе с NUL; спецификация допускает {max}.',
    nextEn: 'Peers may refuse or cut the value: shorten it.',
    nextRu: 'Другая сторона может отказать или обрезать значение: сократите его.',
  },
  'password-over-limit': {
    severity: 'error',
    en: 'The password has {characters} characters; 8 fit the field.',
    ru: 'В пароле символов: {characters}; в поле помещается 8.',
    nextEn: 'It was sent whole. If the bind is refused, ask for a password of at most 8 characters.',
    nextRu: 'Пароль передан целиком. При отказе запросите пароль не длиннее 8 символов.',
  },
  'reserved-value': {
    severity: 'warning',
    en: '{field} has the value {value}, which is reserved.',
    ru: 'Поле {field} содержит зарезервированное значение {value}.',
    nextEn: 'Correct the value, unless the provider gave it to you.',
    nextRu: 'Исправьте значение, если его не назначил провайдер.',
  },
  'version-old': {
    severity: 'warning',
    en: 'interface_version {value} means SMPP 3.3 or earlier.',
    ru: 'interface_version {value} означает SMPP 3.3 или старше.',
    nextEn: 'Send {meant} if that is meant: to a client of 3.3 no TLVs are sent.',
    nextRu: 'Передайте {meant}, если это имелось в виду: клиенту 3.3 TLV не отправляют.',
  },
  'version-unknown': {
    severity: 'warning',
    en: 'interface_version {value} belongs to no published version.',
    ru: 'interface_version {value} не соответствует ни одной версии.',
    nextEn: 'Send 0x34 (3.4) or 0x50 (5.0).',
    nextRu: 'Передайте 0x34 (3.4) или 0x50 (5.0).',
  },
  'version-not-told': {
    severity: 'info',
    en: 'The SMSC did not tell its version: there is no sc_interface_version.',
    ru: 'SMSC не сообщил версию: нет sc_interface_version.',
    nextEn: 'By the letter TLVs may not be sent to it; in practice they mostly work.',
    nextRu: 'Формально TLV ему отправлять нельзя; на практике обычно можно.',
  },
  'version-mismatch': {
    severity: 'warning',
    en: '{field} belongs to SMPP {needs}; the session is {session}.',
    ru: '{field} появилось в SMPP {needs}, а сессия {session}.',
    nextEn: 'Bind with the later version or leave it out.',
    nextRu: 'Подключитесь с более новой версией или уберите это.',
  },
  'version-dropped': {
    severity: 'warning',
    en: '{field} belongs to SMPP 3.3 alone; the session is {session}.',
    ru: '{field} есть только в SMPP 3.3, а сессия {session}.',
    nextEn: 'A later SMSC answers generic_nack ESME_RINVCMDID: bind as 3.3, or leave it out.',
    nextRu:
      'SMSC более новой версии ответит generic_nack ESME_RINVCMDID: подключитесь как 3.3 или не отправляйте.',
  },
  'wrong-side': {
    severity: 'error',
    en: '{command} is sent by the {side} alone; here the {sender} sent it.',
    ru: '{command} посылает только {side}, а здесь его послал {sender}.',
    nextEn: 'The peer refuses it: use the operation that this side has.',
    nextRu: 'Другая сторона его отвергнет: возьмите операцию, доступную этой стороне.',
  },
  'wrong-state': {
    severity: 'error',
    en: '{command} was sent in {state}; SMPP {version} allows it in {allowed}.',
    ru: '{command} послан в состоянии {state}; SMPP {version} допускает его в {allowed}.',
    nextEn: 'Bind in the right mode first: the answer to this is ESME_RINVBNDSTS.',
    nextRu: 'Сначала подключитесь в нужном режиме: ответом на это будет ESME_RINVBNDSTS.',
  },
  'no-destinations': {
    severity: 'warning',
    en: 'number_of_dests is 0.',
    ru: 'number_of_dests равен 0.',
    nextEn: 'Give at least one address; if some follow, the count is wrong and later fields are shifted.',
    nextRu: 'Укажите хотя бы один адрес; если адреса есть, счётчик неверен и поля сдвинуты.',
  },
  'address-plus-prefix': {
    severity: 'warning',
    en: '{field} begins with {prefix}; international numbers travel as digits alone.',
    ru: '{field} начинается с {prefix}; международный номер передаётся только цифрами.',
    nextEn: 'Send the country code and number without + and 00.',
    nextRu: 'Передавайте код страны и номер без + и 00.',
  },
  'address-blank': {
    severity: 'warning',
    en: '{field} has a blank in it; a number travels as digits alone.',
    ru: 'В {field} есть пробел; номер передаётся только цифрами.',
    nextEn: 'Send the digits without blanks, or TON 5 for a name.',
    nextRu: 'Передавайте цифры без пробелов, а для имени TON 5.',
  },
  'fields-shifted': {
    severity: 'warning',
    en: '{field} begins with octet {first} and its TON is {ton}: the fields are probably shifted by one octet.',
    ru: '{field} начинается с октета {first}, а TON равен {ton}: поля, видимо, сдвинуты на один октет.',
    nextEn: 'Look before it for a string with two NULs: an empty string is one NUL.',
    nextRu: 'Ищите перед ним строку с двумя NUL: пустая строка — это один NUL.',
  },
  'source-missing': {
    severity: 'info',
    en: '{command} has no source_addr; an SMSC finds a message by its id and its sender.',
    ru: 'В {command} нет source_addr; SMSC ищет сообщение по id вместе с отправителем.',
    nextEn: 'If it answers 0x67 or 0x0C, send the sender of the submit, with its TON and NPI.',
    nextRu: 'Если ответит 0x67 или 0x0C, передайте отправителя из submit с его TON и NPI.',
  },
  'intermediate-bit': {
    severity: 'warning',
    en: '{field} {value} sets a bit that some take for the intermediate notification, which is 0x10.',
    ru: 'В {field} {value} установлен бит, который принимают за промежуточное уведомление; это бит 0x10.',
    nextEn: 'For intermediate notifications add 0x10 and clear this bit.',
    nextRu: 'Для промежуточных уведомлений установите 0x10, а этот бит снимите.',
  },
  'outbind-awaits-bind': {
    severity: 'info',
    en: 'outbind asks the ESME to bind; it has no response, and its password lies open on the wire.',
    ru: 'outbind просит ESME подключиться; ответа у него нет, а пароль идёт по сети открыто.',
    nextEn: 'Check who calls, then bind on this connection: as receiver in 3.4, in any mode in 5.0.',
    nextRu:
      'Проверьте, кто обратился, и подключитесь по этому соединению: в 3.4 как receiver, в 5.0 в любом режиме.',
  },
  'alphanumeric-ton': {
    severity: 'warning',
    en: '{field} has letters but its TON is {ton}.',
    ru: 'В {field} есть буквы, а TON равен {ton}.',
    nextEn: 'Use TON 5 and NPI 0 for an alphanumeric sender.',
    nextRu: 'Для буквенного отправителя используйте TON 5 и NPI 0.',
  },
  'alphanumeric-too-long': {
    severity: 'warning',
    en: 'The alphanumeric sender has {characters} characters; a handset shows 11.',
    ru: 'В буквенном имени отправителя символов: {characters}; на телефон попадёт 11.',
    nextEn: 'Shorten it to 11 characters.',
    nextRu: 'Сократите до 11 символов.',
  },
  'time-bad-length': {
    severity: 'warning',
    en: '{field} has {characters} characters; it must have 16 or none.',
    ru: 'В {field} символов: {characters}; должно быть 16 или ни одного.',
    nextEn: 'Write YYMMDDhhmmsstnnp, or leave it empty.',
    nextRu: 'Запишите в виде YYMMDDhhmmsstnnp или оставьте пустым.',
  },
  'time-invalid': {
    severity: 'warning',
    en: '{field} {value} is not a time.',
    ru: '{field} {value} не является временем.',
    nextEn: 'Write YYMMDDhhmmsstnnp with + or - for an instant, R for a period.',
    nextRu: 'Запишите YYMMDDhhmmsstnnp: + или - для момента, R для периода.',
  },
  'time-odd': {
    severity: 'info',
    en: '{field} is a period with {oddity}; SMSCs read it differently.',
    ru: '{field}: период, в котором {oddityRu}; SMSC читают его по-разному.',
    nextEn: 'Write the period with ordinary days, hours and minutes.',
    nextRu: 'Запишите период обычными днями, часами и минутами.',
  },
  'sm-length-in-characters': {
    severity: 'error',
    en: 'sm_length counts {characters} characters, but UCS-2 has two octets each: {octets} octets follow.',
    ru: 'sm_length считает символы ({characters}), но в UCS-2 их по два октета: дальше октетов {octets}.',
    nextEn: 'Write the number of octets into sm_length.',
    nextRu: 'Записывайте в sm_length число октетов.',
  },
  'nul-after-message': {
    severity: 'warning',
    en: 'One NUL is left after short_message: probably the terminator of a string.',
    ru: 'После short_message остался NUL: видимо, признак конца строки.',
    nextEn: 'The sender should not write a NUL after short_message.',
    nextRu: 'Отправитель не должен писать NUL после short_message.',
  },
  'nul-in-message': {
    severity: 'warning',
    en: 'The last octet of the text is 0: @ in the GSM alphabet, or a NUL counted in sm_length.',
    ru: 'Последний октет текста 0: это @ в алфавите GSM либо NUL, попавший в sm_length.',
    nextEn: 'If handsets show @ at the end, sm_length is one too high.',
    nextRu: 'Если на телефоне в конце виден @, sm_length больше на единицу.',
  },
  'empty-message': {
    severity: 'info',
    en: 'There is no text.',
    ru: 'Текста нет.',
    nextEn: 'Put it into short_message or message_payload.',
    nextRu: 'Передайте его в short_message или message_payload.',
  },
  conflict: {
    severity: 'error',
    en: '{first} and {second} must not stand in one PDU.',
    ru: '{first} и {second} не должны стоять в одном PDU.',
    nextEn: 'Keep one of them: which one an SMSC takes is not defined.',
    nextRu: 'Оставьте что-то одно: что из них возьмёт SMSC, не определено.',
  },
  'udh-flag-missing': {
    severity: 'warning',
    en: 'The text begins like a UDH, but esm_class does not say so: handsets will show it as characters.',
    ru: 'Текст начинается как UDH, но в esm_class это не отмечено: телефон покажет его символами.',
    nextEn: 'Set bit 0x40 of esm_class.',
    nextRu: 'Установите бит 0x40 в esm_class.',
  },
  'udh-length-overrun': {
    severity: 'error',
    en: 'esm_class announces a UDH, but its length octet passes the end of the message.',
    ru: 'esm_class обещает UDH, но его длина выходит за конец сообщения.',
    nextEn: 'Clear bit 0x40, or write a header whose length fits.',
    nextRu: 'Снимите бит 0x40 или запишите заголовок нужной длины.',
  },
  'udh-ie-overrun': {
    severity: 'error',
    en: 'An element of the UDH passes the end of the header.',
    ru: 'Элемент UDH выходит за конец заголовка.',
    nextEn: 'Receivers ignore the whole header: correct the lengths.',
    nextRu: 'Получатель проигнорирует весь заголовок: исправьте длины.',
  },
  'udh-ie-bad-length': {
    severity: 'warning',
    en: 'UDH element {name} has {octets} octets, which it cannot have.',
    ru: 'Элемент UDH {name} содержит октетов: {octets}; такой длины у него не бывает.',
    nextEn: 'Receivers ignore the element: correct its length.',
    nextRu: 'Получатель проигнорирует элемент: исправьте длину.',
  },
  'udh-duplicate-ie': {
    severity: 'warning',
    en: 'The UDH holds {name} more than once.',
    ru: 'В UDH элемент {name} встречается больше одного раза.',
    nextEn: 'The last one counts; send one.',
    nextRu: 'Действует последний; оставьте один.',
  },
  'udh-unknown-language': {
    severity: 'warning',
    en: 'The UDH names national language {value}, which is reserved.',
    ru: 'UDH указывает национальный язык {value}, это значение зарезервировано.',
    nextEn: 'Handsets use the default alphabet.',
    nextRu: 'Телефон возьмёт алфавит по умолчанию.',
  },
  'concat-invalid': {
    severity: 'warning',
    en: 'The UDH says part {part} of {parts}.',
    ru: 'В UDH указана часть {part} из {parts}.',
    nextEn: 'Receivers ignore the element and show the part alone.',
    nextRu: 'Получатель проигнорирует элемент и покажет часть отдельно.',
  },
  'sar-incomplete': {
    severity: 'warning',
    en: '{field} is missing: the three SAR TLVs count only together.',
    ru: 'Нет {field}: три TLV SAR действуют только вместе.',
    nextEn: 'Send sar_msg_ref_num, sar_total_segments and sar_segment_seqnum.',
    nextRu: 'Передайте sar_msg_ref_num, sar_total_segments и sar_segment_seqnum.',
  },
  'sar-invalid': {
    severity: 'warning',
    en: 'The SAR TLVs say part {part} of {parts}.',
    ru: 'TLV SAR указывают часть {part} из {parts}.',
    nextEn: 'SMSCs ignore them or refuse the message.',
    nextRu: 'SMSC их проигнорирует или отклонит сообщение.',
  },
  'tlv-header-truncated': {
    severity: 'warning',
    en: '{octets} stray octets follow the last field: too few for a TLV.',
    ru: 'После последнего поля лишние октеты ({octets}): для TLV этого мало.',
    nextEn: 'Check sm_length, or a string terminator written after short_message.',
    nextRu: 'Проверьте sm_length и не пишется ли конец строки после short_message.',
  },
  'tlv-bad-length': {
    severity: 'warning',
    en: '{field} has {octets} octets; {expected} are right.',
    ru: 'В {field} октетов: {octets}; должно быть {expected}.',
    nextEn: 'It was read by the octets there are; correct the length.',
    nextRu: 'Значение прочитано по тем октетам, что есть; исправьте длину.',
  },
  'tlv-missing-nul': {
    severity: 'info',
    en: '{field} has no NUL at its end.',
    ru: 'В {field} нет завершающего NUL.',
    nextEn: 'Harmless: the length of the TLV bounds it.',
    nextRu: 'Не опасно: строку ограничивает длина TLV.',
  },
  'tlv-duplicate': {
    severity: 'warning',
    en: '{field} occurs more than once and may not.',
    ru: '{field} встречается больше одного раза, а должно один.',
    nextEn: 'The first is used; send one.',
    nextRu: 'Берётся первое; оставьте одно.',
  },
  'tlv-unknown': {
    severity: 'info',
    en: 'Tag {tag} is in no specification.',
    ru: 'Тега {tag} нет в спецификациях.',
    nextEn: 'Tags 0x1400 to 0x3FFF are the provider’s own: ask for their meaning.',
    nextRu: 'Теги 0x1400–0x3FFF назначает провайдер: спросите у него.',
  },
  'tlv-missing': {
    severity: 'warning',
    en: '{command} needs {field}.',
    ru: 'В {command} обязателен {field}.',
    nextEn: 'Add the TLV: without it the answer is ESME_RMISSINGTLV.',
    nextRu: 'Добавьте TLV: без него ответят ESME_RMISSINGTLV.',
  },
  'vendor-tlv-missing': {
    severity: 'warning',
    en: 'This provider wants {name} ({field}) in every {command}.',
    ru: 'Этот провайдер требует {name} ({field}) в каждом {command}.',
    nextEn: 'Add the TLV: the profile of the connection says what it holds.',
    nextRu: 'Добавьте TLV: что в нём передавать, сказано в профиле подключения.',
  },
  'vendor-tlv-value': {
    severity: 'warning',
    en: 'The value of {name} ({field}) is none that this provider takes: {expected}.',
    ru: 'Такого значения {name} ({field}) провайдер не принимает; возможны: {expected}.',
    nextEn: 'Send one of the values, in the same letters.',
    nextRu: 'Передайте одно из этих значений теми же буквами.',
  },
  'vendor-tlv-too-long': {
    severity: 'warning',
    en: '{name} ({field}) has {octets} octets; this provider takes {max}.',
    ru: 'В {name} ({field}) октетов: {octets}; провайдер принимает до {max}.',
    nextEn: 'Shorten the value.',
    nextRu: 'Сократите значение.',
  },
  congested: {
    severity: 'warning',
    en: '{field} is {value} per cent: the sender is near to what it can take.',
    ru: '{field}: {value} процентов, отправитель близок к пределу.',
    nextEn: 'Send more slowly until it falls: throttling comes next.',
    nextRu: 'Отправляйте медленнее, пока значение не снизится: дальше последует ограничение скорости.',
  },
  'tlv-value-swapped': {
    severity: 'info',
    en: '{field} is {value}, or {swapped} when its octets are swapped.',
    ru: '{field} равно {value}, а с переставленными октетами {swapped}.',
    nextEn: 'Some libraries write it low octet first; the specification wants the high octet first.',
    nextRu: 'Некоторые библиотеки пишут младший октет первым; по спецификации первым идёт старший.',
  },
  'tlv-little-endian': {
    severity: 'warning',
    en: 'The TLV length fits when its octets are swapped: the sender writes little-endian.',
    ru: 'Длина TLV подходит, если переставить её октеты: отправитель пишет little-endian.',
    nextEn: 'The sender should write tag and length high octet first.',
    nextRu: 'Тег и длину нужно писать старшим октетом вперёд.',
  },
  'unexpected-tlv': {
    severity: 'info',
    en: 'No specification allows {tlv} in {command}.',
    ru: 'Спецификации не допускают {tlv} в {command}.',
    nextEn: 'Peers may ignore it or answer ESME_RTLVNOTALLWD.',
    nextRu: 'Другая сторона может его игнорировать или ответить ESME_RTLVNOTALLWD.',
  },
  'tlv-other-version': {
    severity: 'info',
    en: 'SMPP {needs} allows {tlv} in {command}, SMPP {session} of this session does not.',
    ru: 'SMPP {needs} допускает {tlv} в {command}, а SMPP {session} этой сессии нет.',
    nextEn: 'Peers may ignore it or answer ESME_RTLVNOTALLWD.',
    nextRu: 'Другая сторона может его игнорировать или ответить ESME_RTLVNOTALLWD.',
  },
  'tlv-length-50': {
    severity: 'warning',
    en: '{field} has {octets} octets, a length that came with SMPP 5.0; the session is {session}.',
    ru: 'В {field} октетов: {octets}; такая длина появилась в SMPP 5.0, а сессия {session}.',
    nextEn: 'Send the form that 3.4 has, or bind as 5.0.',
    nextRu: 'Передавайте в форме 3.4 или подключитесь как 5.0.',
  },
  'subaddress-in-multi': {
    severity: 'info',
    en: 'The specifications list {field} for submit_multi, and say elsewhere that it is not supported there.',
    ru: 'Спецификации перечисляют {field} для submit_multi и в другом месте пишут, что он там не действует.',
    nextEn: 'Send the message to each destination with submit_sm.',
    nextRu: 'Отправляйте каждому получателю отдельно через submit_sm.',
  },
  'gsm-dangling-escape': {
    severity: 'warning',
    en: 'The text ends in an escape that escapes nothing.',
    ru: 'Текст кончается символом ESC, за которым ничего нет.',
    nextEn: 'The text was probably cut inside a pair like 1B 65 (€).',
    nextRu: 'Вероятно, текст разрезан внутри пары вроде 1B 65 (€).',
  },
  'gsm-unknown-escape': {
    severity: 'warning',
    en: 'Escape followed by {value} is no character of the extension table.',
    ru: 'ESC и {value} не образуют символа таблицы расширения.',
    nextEn: 'Handsets show the letter of the default table.',
    nextRu: 'Телефон покажет букву основной таблицы.',
  },
  'gsm-high-octet': {
    severity: 'warning',
    en: 'Octet {value} is above 0x7F, which the GSM 7-bit alphabet has not.',
    ru: 'Октет {value} больше 0x7F, в GSM 7-bit таких нет.',
    nextEn: 'data_coding 0 may mean Latin-1 at this provider: ask.',
    nextRu: 'Возможно, data_coding 0 у провайдера означает Latin-1: уточните.',
  },
  'suspect-utf8': {
    severity: 'warning',
    en: 'The octets look like UTF-8, which no data_coding means.',
    ru: 'Октеты похожи на UTF-8, а такой data_coding не бывает.',
    nextEn: 'Send GSM 7-bit or UCS-2.',
    nextRu: 'Передавайте GSM 7-bit или UCS-2.',
  },
  'suspect-packed-gsm7': {
    severity: 'info',
    en: 'The octets look like packed GSM septets.',
    ru: 'Октеты похожи на упакованные септеты GSM.',
    nextEn: 'SMPP usually carries one septet an octet: ask how the provider wants it.',
    nextRu: 'Обычно в SMPP один септет занимает октет: уточните у провайдера.',
  },
  'latin1-c1': {
    severity: 'warning',
    en: 'Octet {value} is a control character in Latin-1.',
    ru: 'Октет {value} в Latin-1 является управляющим.',
    nextEn: 'The text is probably Windows-1252, or another alphabet.',
    nextRu: 'Скорее всего, это Windows-1252 или другая кодировка.',
  },
  'octet-undefined': {
    severity: 'warning',
    en: 'Octet {value} has no character in the alphabet of data_coding {coding}.',
    ru: 'Октету {value} в алфавите data_coding {coding} не соответствует никакой символ.',
    nextEn: 'The sender probably meant Latin-1 (3) or another data_coding.',
    nextRu: 'Скорее всего, отправитель имел в виду Latin-1 (3) или другой data_coding.',
  },
  'alphabet-unread': {
    severity: 'info',
    en: 'data_coding {value} names an alphabet that is not read here: the text shown takes its octets for Latin-1.',
    ru: 'data_coding {value} называет алфавит, который здесь не читается: октеты показаны как Latin-1.',
    nextEn: 'Go by the octets.',
    nextRu: 'Смотрите на октеты.',
  },
  'text-compressed': {
    severity: 'info',
    en: 'data_coding {value} says that the text is compressed (3GPP 23.042), so it is not read here.',
    ru: 'data_coding {value} говорит, что текст сжат (3GPP 23.042), поэтому здесь он не прочитан.',
    nextEn: 'Go by the octets; few handsets can show such a message.',
    nextRu: 'Смотрите на октеты; показать такое сообщение могут немногие телефоны.',
  },
  'ucs2-odd-length': {
    severity: 'warning',
    en: 'UCS-2 text of {octets} octets: one is left over.',
    ru: 'Текст UCS-2 из {octets} октетов: один лишний.',
    nextEn: 'The text was cut inside a character, or a NUL was counted.',
    nextRu: 'Текст обрезан внутри символа, или посчитан NUL.',
  },
  'ucs2-bom': {
    severity: 'warning',
    en: 'The text begins with a byte order mark ({value}).',
    ru: 'Текст начинается с метки порядка байтов ({value}).',
    nextEn: 'Send UCS-2 big-endian without a mark.',
    nextRu: 'Передавайте UCS-2 big-endian без метки.',
  },
  'ucs2-little-endian': {
    severity: 'warning',
    en: 'The octets of each character look swapped.',
    ru: 'Октеты каждого символа, похоже, переставлены.',
    nextEn: 'Send UCS-2 high octet first.',
    nextRu: 'Передавайте UCS-2 старшим октетом вперёд.',
  },
  'ucs2-lone-surrogate': {
    severity: 'warning',
    en: 'Half of a character outside the basic plane stands alone ({value}).',
    ru: 'Одиночная половина символа вне основной плоскости ({value}).',
    nextEn: 'An emoji was probably cut between two parts.',
    nextRu: 'Вероятно, эмодзи разрезан между частями.',
  },
  'receipt-ascii-under-ucs2': {
    severity: 'warning',
    en: 'The receipt is ASCII text but data_coding says UCS-2.',
    ru: 'Отчёт записан в ASCII, а data_coding говорит UCS-2.',
    nextEn: 'Read it as ASCII.',
    nextRu: 'Читайте его как ASCII.',
  },
  'receipt-without-esm-class': {
    severity: 'warning',
    en: 'The text is a delivery receipt but esm_class does not say so.',
    ru: 'Текст является отчётом о доставке, но в esm_class это не отмечено.',
    nextEn: 'Treat it as a receipt; the SMSC should set esm_class 0x04.',
    nextRu: 'Считайте его отчётом; SMSC должен ставить esm_class 0x04.',
  },
  'data-coding-class': {
    severity: 'info',
    en: 'data_coding {value} is a value of 3GPP 23.038; SMPP itself reserves it.',
    ru: 'data_coding {value} взят из 3GPP 23.038; в SMPP он зарезервирован.',
    nextEn: 'SMSCs on GSM networks take it as alphabet and message class.',
    nextRu: 'SMSC сетей GSM понимают его как алфавит и класс сообщения.',
  },
  'deliver-resp-id': {
    severity: 'info',
    en: 'deliver_sm_resp carries a message_id, which should be empty.',
    ru: 'В deliver_sm_resp передан message_id, а поле должно быть пустым.',
    nextEn: 'Harmless with most SMSCs; write one NUL if yours refuses it.',
    nextRu: 'Обычно не мешает; если SMSC отвергает, передавайте один NUL.',
  },
} as const satisfies Record<string, NoteRow>

export type NoteCode = keyof typeof noteTable

/** What a body fault says; the same keys as the notes, filled with {field} and {offset}. */
const faultTable: Readonly<Record<BodyFaultKind, NoteRow>> = {
  'truncated-body': {
    severity: 'error',
    en: 'The PDU ends at octet {offset}, before {field}.',
    ru: 'PDU кончается на октете {offset}, раньше {field}.',
    nextEn: 'The sender left out fields, or command_length is too small.',
    nextRu: 'Отправитель пропустил поля или занизил command_length.',
  },
  'missing-nul': {
    severity: 'error',
    en: '{field} runs from octet {offset} to the end of the PDU without a NUL.',
    ru: '{field} идёт от октета {offset} до конца PDU без NUL.',
    nextEn: 'The sender must end the string with NUL.',
    nextRu: 'Отправитель должен завершать строку NUL.',
  },
  'sm-length-overrun': {
    severity: 'error',
    en: 'sm_length passes the end of the PDU; short_message begins at octet {offset}.',
    ru: 'sm_length выходит за конец PDU; short_message начинается с октета {offset}.',
    nextEn: 'Compare sm_length with the octets of the text.',
    nextRu: 'Сравните sm_length с числом октетов текста.',
  },
  'tlv-overrun': {
    severity: 'error',
    en: 'The TLV at octet {offset} is longer than what is left of the PDU.',
    ru: 'TLV на октете {offset} длиннее остатка PDU.',
    nextEn: 'The TLV length is wrong, or an earlier field ends in the wrong place (check sm_length).',
    nextRu: 'Неверна длина TLV, или раньше сбилось поле (проверьте sm_length).',
  },
  'bad-dest-flag': {
    severity: 'error',
    en: 'dest_flag at octet {offset} is neither 1 nor 2.',
    ru: 'dest_flag на октете {offset} не равен ни 1, ни 2.',
    nextEn: 'Compare number_of_dests with the entries of dest_address.',
    nextRu: 'Сверьте number_of_dests с числом записей dest_address.',
  },
  'unknown-command': {
    severity: 'error',
    en: 'No specification knows this command_id.',
    ru: 'Такого command_id нет в спецификациях.',
    nextEn: 'A server answers generic_nack ESME_RINVCMDID and keeps the session.',
    nextRu: 'Сервер отвечает generic_nack ESME_RINVCMDID и сохраняет сессию.',
  },
}

export function isBodyFault(kind: unknown): kind is BodyFaultKind {
  return typeof kind === 'string' && Object.hasOwn(faultTable, kind)
}

/** What is odd and what to do about it, in the reader's language. */
export function noteText(
  note: {
    readonly code: NoteCode
    readonly field: string | null
    readonly detail: Readonly<Record<string, string | number>>
  },
  language: 'en' | 'ru',
): { what: string; next: string } {
  return fill(noteTable[note.code], { field: note.field ?? '', ...note.detail }, language)
}

/** The same for a body that cannot be read to its end. */
export function bodyFaultText(
  fault: { readonly kind: BodyFaultKind; readonly field: string; readonly offset: number },
  language: 'en' | 'ru',
): { what: string; next: string } {
  return fill(faultTable[fault.kind], { field: fault.field, offset: fault.offset }, language)
}

function fill(
  row: NoteRow,
  detail: Readonly<Record<string, string | number>>,
  language: 'en' | 'ru',
): { what: string; next: string } {
  const words = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, key: string) => String(detail[key] ?? whole))
  return language === 'ru'
    ? { what: words(row.ru), next: words(row.nextRu) }
    : { what: words(row.en), next: words(row.nextEn) }
}
