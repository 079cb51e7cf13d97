import type { NoteRow } from './note-row.ts'

/** Notes that say what the sender probably meant; part of `noteTable`. */
export const doubtNotes = {
  'nack-without-error': {
    severity: 'warning',
    what: {
      en: 'generic_nack has status 0, which names no error.',
      ru: 'generic_nack со статусом 0: ошибка не названа.',
    },
    next: {
      en: 'Take the request as refused; ask the peer to say why in command_status.',
      ru: 'Считайте запрос отклонённым; попросите другую сторону указывать причину в command_status.',
    },
  },
  'udh-counts-itself': {
    severity: 'warning',
    what: {
      en: 'The UDH length {declared} is one too high: the elements end after {right}; it counts itself. With {right} the text reads “{text}”.',
      ru: 'Длина UDH {declared} больше на единицу: элементы кончаются после {right}, длина посчитала саму себя. С {right} текст читается: «{text}».',
    },
    next: {
      en: 'The sender should write {right}: the length octet does not count itself.',
      ru: 'Отправитель должен писать {right}: октет длины не считает сам себя.',
    },
  },
  'udh-length-wrong': {
    severity: 'warning',
    what: {
      en: 'The UDH length is {declared}, the elements need {right}. With {right} the text reads “{text}”.',
      ru: 'Длина UDH {declared}, а элементы занимают {right}. С {right} текст читается: «{text}».',
    },
    next: {
      en: 'The sender should write {right} as the length of the header.',
      ru: 'Отправитель должен указать длину заголовка {right}.',
    },
  },
  'udh-as-hex': {
    severity: 'error',
    what: {
      en: 'The UDH was written as hexadecimal digits, not as octets. After it the text reads “{text}”.',
      ru: 'UDH записан шестнадцатеричными цифрами, а не октетами. После него текст: «{text}».',
    },
    next: {
      en: 'The sender should convert the digits to octets first.',
      ru: 'Отправитель должен сначала перевести цифры в октеты.',
    },
  },
  'udh-not-there': {
    severity: 'warning',
    what: {
      en: 'Read without a UDH the message is “{text}”.',
      ru: 'Без UDH сообщение читается: «{text}».',
    },
    next: {
      en: 'The sender probably set bit 0x40 of esm_class by mistake.',
      ru: 'Вероятно, бит 0x40 в esm_class установлен по ошибке.',
    },
  },
  'udh-unknown-ie': {
    severity: 'info',
    what: {
      en: 'UDH element {value} is reserved: no specification defines it.',
      ru: 'Элемент UDH {value} зарезервирован: спецификации его не определяют.',
    },
    next: {
      en: 'Receivers skip it; ask who writes it.',
      ru: 'Получатели его пропускают; выясните, кто его пишет.',
    },
  },
  'part-too-long': {
    severity: 'warning',
    what: {
      en: 'The part needs {units} {unit}; one short message over the air holds {max}.',
      ru: 'Часть занимает {units} ({unit}); в одно сообщение в эфире входит {max}.',
    },
    next: {
      en: 'Shorten the part; the SMSC will otherwise cut, split or refuse it.',
      ru: 'Сократите часть, иначе SMSC обрежет её, разобьёт или отклонит.',
    },
  },
  'alphanumeric-digits': {
    severity: 'info',
    what: {
      en: '{field} has TON 5 (alphanumeric) but digits alone.',
      ru: 'В {field} TON 5 (буквенный), а в адресе одни цифры.',
    },
    next: {
      en: 'Use TON 1 and NPI 1 for an international number, TON 3 or 0 for a short code.',
      ru: 'Для международного номера укажите TON 1 и NPI 1, для короткого — TON 3 или 0.',
    },
  },
  'address-character': {
    severity: 'warning',
    what: {
      en: '{field} has the character {value} at place {place}, which an address cannot have.',
      ru: 'В {field} на месте {place} символ {value}, в адресе ему не место.',
    },
    next: {
      en: 'Send the digits alone; a name in letters of the GSM alphabet.',
      ru: 'Передавайте только цифры, а имя — буквами алфавита GSM.',
    },
  },
  'address-too-long': {
    severity: 'info',
    what: {
      en: '{field} has {digits} digits; an international number has 15 at most (E.164).',
      ru: 'В {field} цифр: {digits}; в международном номере их не больше 15 (E.164).',
    },
    next: {
      en: 'Check the number: two may have been joined.',
      ru: 'Проверьте номер: возможно, слились два.',
    },
  },
  'tlv-embedded-nul': {
    severity: 'warning',
    what: {
      en: '{field} has a NUL inside: what follows it is not read.',
      ru: 'В {field} внутри есть NUL: что после него, не читается.',
    },
    next: {
      en: 'The sender should end the string at the NUL, or send the id without it.',
      ru: 'Отправитель должен заканчивать строку на NUL или передавать id без него.',
    },
  },
  'tlv-unix-time': {
    severity: 'warning',
    what: {
      en: '{field} counts seconds, and {value} would be {years} years: it looks like a Unix time ({date}).',
      ru: '{field} считает секунды, а {value} — это {years} лет: похоже на время Unix ({date}).',
    },
    next: {
      en: 'Send the number of seconds from now.',
      ru: 'Передавайте число секунд от текущего момента.',
    },
  },
  'callback-header': {
    severity: 'warning',
    what: {
      en: '{field} begins with octet {value}: digit mode (0 or 1), TON and NPI are missing before the number.',
      ru: '{field} начинается с октета {value}: перед номером нет режима цифр (0 или 1), TON и NPI.',
    },
    next: {
      en: 'Write three octets before the digits: 01 for ASCII digits, TON, NPI (SMPP 3.4 §5.3.2.36).',
      ru: 'Перед цифрами нужны три октета: 01 для цифр ASCII, TON и NPI (SMPP 3.4 §5.3.2.36).',
    },
  },
  'sm-length-short': {
    severity: 'warning',
    what: {
      en: 'sm_length is {length}, but text follows short_message: {right} octets in all.',
      ru: 'sm_length равен {length}, но после short_message продолжается текст: всего октетов {right}.',
    },
    next: {
      en: 'The sender should write {right} into sm_length.',
      ru: 'Отправитель должен указать в sm_length {right}.',
    },
  },
  'sm-length-wrapped': {
    severity: 'error',
    what: {
      en: 'sm_length {length} is {right} modulo 256: the text has {right} octets, short_message holds 254.',
      ru: 'sm_length {length} — это {right} по модулю 256: в тексте октетов {right}, а в short_message входит 254.',
    },
    next: {
      en: 'Send such a text in message_payload, or in parts.',
      ru: 'Передавайте такой текст в message_payload или частями.',
    },
  },
  'text-shifted': {
    severity: 'warning',
    what: {
      en: 'One octet too many ({value}) stands before the text. Without it the text reads “{text}”.',
      ru: 'Перед текстом лишний октет ({value}). Без него текст читается: «{text}».',
    },
    next: {
      en: 'The sender writes an octet between sm_length and the text: look for the NUL of a string.',
      ru: 'Отправитель пишет октет между sm_length и текстом: ищите NUL строки.',
    },
  },
  'question-marks': {
    severity: 'info',
    what: {
      en: 'The text is mostly question marks.',
      ru: 'Текст состоит почти из одних вопросительных знаков.',
    },
    next: {
      en: 'The sender lost the characters before SMPP: look at its conversion, data_coding does not help.',
      ru: 'Символы потеряны у отправителя до SMPP: проверьте у него перекодировку, data_coding не поможет.',
    },
  },
  'ascii-under-ucs2': {
    severity: 'warning',
    what: {
      en: 'data_coding says UCS-2, but the octets are ASCII: “{text}”.',
      ru: 'data_coding говорит UCS-2, а октеты в ASCII: «{text}».',
    },
    next: {
      en: 'Send data_coding 0 with this text, or write it in two octets a character.',
      ru: 'Передавайте этот текст с data_coding 0 или по два октета на символ.',
    },
  },
  'single-octet-under-ucs2': {
    severity: 'warning',
    what: {
      en: 'data_coding says UCS-2, but the octets are {alphabet}, one octet a character: “{text}”.',
      ru: 'data_coding говорит UCS-2, а октеты в {alphabet}, по октету на символ: «{text}».',
    },
    next: {
      en: 'Convert the text to UCS-2 with the high octet first.',
      ru: 'Переведите текст в UCS-2, старший октет первым.',
    },
  },
  'suspect-ucs2': {
    severity: 'warning',
    what: {
      en: 'The octets look like {alphabet}, data_coding says otherwise: “{text}”.',
      ru: 'Октеты похожи на {alphabet}, а data_coding говорит иное: «{text}».',
    },
    next: {
      en: 'Send data_coding 8 with this text, high octet first.',
      ru: 'Передавайте этот текст с data_coding 8, старший октет первым.',
    },
  },
  'suspect-ascii': {
    severity: 'info',
    what: {
      en: 'The text uses signs of ASCII that are letters in GSM 7-bit. As ASCII it reads “{text}”.',
      ru: 'В тексте знаки ASCII, которые в GSM 7-bit означают буквы. Как ASCII он читается: «{text}».',
    },
    next: {
      en: 'If handsets show other signs, convert to GSM 7-bit, or send data_coding 1 or 3 where the provider takes it.',
      ru: 'Если на телефоне другие знаки, перекодируйте в GSM 7-bit или передавайте data_coding 1 либо 3, если провайдер принимает.',
    },
  },
  'suspect-alphabet': {
    severity: 'warning',
    what: {
      en: 'The octets look like {alphabet}: “{text}”.',
      ru: 'Октеты похожи на {alphabet}: «{text}».',
    },
    next: {
      en: 'No data_coding means this alphabet: send UCS-2 (8).',
      ru: 'Такой кодировки нет среди data_coding: передавайте UCS-2 (8).',
    },
  },
  'text-under-binary': {
    severity: 'info',
    what: {
      en: 'data_coding says binary data, but the octets are text in {alphabet}: “{text}”.',
      ru: 'data_coding говорит о двоичных данных, а октеты — текст в {alphabet}: «{text}».',
    },
    next: {
      en: 'If it is a text, send GSM 7-bit (0) or UCS-2 (8).',
      ru: 'Если это текст, передавайте GSM 7-bit (0) или UCS-2 (8).',
    },
  },
  'receipt-state-conflict': {
    severity: 'warning',
    what: {
      en: '{field} says {state}, the text of the receipt says stat:{stat}.',
      ru: '{field} говорит {state}, а в тексте отчёта stat:{stat}.',
    },
    next: {
      en: 'The word is believed; ask the provider why the number differs.',
      ru: 'Верим слову; спросите провайдера, почему число другое.',
    },
  },
} as const satisfies Record<string, NoteRow>
