import type { Words } from '../words/words.ts'

/** One named value of a field, or of the bits of it that `mask` takes. */
export interface EnumValue extends Words {
  readonly value: number
  /** 5.0 when 3.4 reserves the value. */
  readonly introduced?: '5.0'
}

/** A field is one part with mask 0xff, or several runs of bits. Values of a part that are not listed are reserved. */
export interface EnumPart {
  readonly mask: number
  readonly values: readonly EnumValue[]
}

function value(number: number, words: Words): EnumValue {
  return { value: number, ...words }
}
function value50(number: number, words: Words): EnumValue {
  return { value: number, ...words, introduced: '5.0' }
}
function whole(...values: readonly EnumValue[]): readonly EnumPart[] {
  return [{ mask: 0xff, values }]
}

const features: EnumPart = {
  mask: 0xc0,
  values: [
    value(0x00, { en: 'no UDH, no reply path', ru: 'без UDH и reply path' }),
    value(0x40, { en: 'UDH present', ru: 'есть UDH' }),
    value(0x80, { en: 'reply path', ru: 'reply path' }),
    value(0xc0, { en: 'UDH present and reply path', ru: 'есть UDH и reply path' }),
  ],
}
const submitMode: EnumPart = {
  mask: 0x03,
  values: [
    value(0x00, { en: 'default mode', ru: 'режим по умолчанию' }),
    value(0x01, { en: 'datagram mode', ru: 'режим datagram' }),
    value(0x02, { en: 'transaction (forward) mode', ru: 'режим transaction (forward)' }),
    value(0x03, { en: 'store and forward mode', ru: 'режим store and forward' }),
  ],
}
const submitTypes: readonly EnumValue[] = [
  value(0x00, { en: 'ordinary message', ru: 'обычное сообщение' }),
  value(0x08, {
    en: 'delivery acknowledgement by the recipient’s device',
    ru: 'подтверждение доставки от устройства',
  }),
  value(0x10, { en: 'acknowledgement by the user', ru: 'подтверждение от пользователя' }),
]
const deliverTypes: readonly EnumValue[] = [
  value(0x00, { en: 'ordinary message', ru: 'обычное сообщение' }),
  value(0x04, { en: 'delivery receipt of the SMSC', ru: 'отчёт SMSC о доставке' }),
  value(0x08, {
    en: 'delivery acknowledgement by the recipient’s device',
    ru: 'подтверждение доставки от устройства',
  }),
  value(0x10, { en: 'acknowledgement by the user', ru: 'подтверждение от пользователя' }),
  value(0x18, { en: 'conversation abort (Korean CDMA)', ru: 'обрыв диалога (корейский CDMA)' }),
  value(0x20, { en: 'intermediate notification', ru: 'промежуточное уведомление' }),
]
const networkTypes = whole(
  value(0, { en: 'unknown', ru: 'неизвестно' }),
  value(1, { en: 'GSM', ru: 'GSM' }),
  value(2, { en: 'ANSI-136/TDMA', ru: 'ANSI-136/TDMA' }),
  value(3, { en: 'IS-95/CDMA', ru: 'IS-95/CDMA' }),
  value(4, { en: 'PDC', ru: 'PDC' }),
  value(5, { en: 'PHS', ru: 'PHS' }),
  value(6, { en: 'iDEN', ru: 'iDEN' }),
  value(7, { en: 'AMPS', ru: 'AMPS' }),
  value(8, { en: 'paging network', ru: 'пейджинговая сеть' }),
)

/** Named values of fields and TLVs, from SMPP 3.4 §5.2 and §5.3, SMPP 5.0 §4.7 and §4.8. */
export const enumTable = {
  interface_version: whole(
    value(0x33, { en: 'SMPP 3.3', ru: 'SMPP 3.3' }),
    value(0x34, { en: 'SMPP 3.4', ru: 'SMPP 3.4' }),
    value(0x50, { en: 'SMPP 5.0', ru: 'SMPP 5.0' }),
  ),
  ton: whole(
    value(0, { en: 'unknown', ru: 'неизвестный' }),
    value(1, { en: 'international', ru: 'международный' }),
    value(2, { en: 'national', ru: 'национальный' }),
    value(3, { en: 'network specific', ru: 'внутрисетевой' }),
    value(4, { en: 'subscriber number', ru: 'номер абонента' }),
    value(5, { en: 'alphanumeric', ru: 'буквенный' }),
    value(6, { en: 'abbreviated', ru: 'сокращённый' }),
  ),
  npi: whole(
    value(0, { en: 'unknown', ru: 'неизвестный' }),
    value(1, { en: 'ISDN/telephone (E.164)', ru: 'ISDN/телефонный (E.164)' }),
    value(3, { en: 'data (X.121)', ru: 'данные (X.121)' }),
    value(4, { en: 'telex (F.69)', ru: 'телекс (F.69)' }),
    value(6, { en: 'land mobile (E.212)', ru: 'мобильный (E.212)' }),
    value(8, { en: 'national', ru: 'национальный' }),
    value(9, { en: 'private', ru: 'частный' }),
    value(10, { en: 'ERMES', ru: 'ERMES' }),
    value(14, { en: 'internet (IP)', ru: 'интернет (IP)' }),
    value(18, { en: 'WAP client id', ru: 'WAP client id' }),
  ),
  esm_class_submit: [submitMode, { mask: 0x3c, values: submitTypes }, features],
  // Bits 1-0 do not apply in this direction (SMPP 3.4 §5.2.12), so any value of them is let through.
  esm_class_deliver: [{ mask: 0x3c, values: deliverTypes }, features],
  esm_class: [submitMode, { mask: 0x3c, values: deliverTypes }, features],
  protocol_id: whole(
    value(0x00, { en: 'plain message', ru: 'обычное сообщение' }),
    value(0x40, { en: 'type 0 (silent)', ru: 'тип 0 (скрытое)' }),
    value(0x41, { en: 'replace type 1', ru: 'замена, тип 1' }),
    value(0x42, { en: 'replace type 2', ru: 'замена, тип 2' }),
    value(0x43, { en: 'replace type 3', ru: 'замена, тип 3' }),
    value(0x44, { en: 'replace type 4', ru: 'замена, тип 4' }),
    value(0x45, { en: 'replace type 5', ru: 'замена, тип 5' }),
    value(0x46, { en: 'replace type 6', ru: 'замена, тип 6' }),
    value(0x47, { en: 'replace type 7', ru: 'замена, тип 7' }),
    value(0x5f, { en: 'return call message', ru: 'просьба перезвонить' }),
    value(0x7c, { en: 'ANSI-136 R-DATA', ru: 'ANSI-136 R-DATA' }),
    value(0x7d, { en: 'data download to the handset', ru: 'загрузка данных в телефон' }),
    value(0x7e, { en: 'de-personalisation of the handset', ru: 'отвязка телефона от сети' }),
    value(0x7f, { en: 'data download to the (U)SIM', ru: 'загрузка данных в (U)SIM' }),
  ),
  priority_flag: whole(
    value(0, { en: 'normal', ru: 'обычный' }),
    value(1, { en: 'priority', ru: 'повышенный' }),
    value(2, { en: 'urgent', ru: 'срочный' }),
    value(3, { en: 'very urgent', ru: 'очень срочный' }),
    value50(4, { en: 'background (cell broadcast only)', ru: 'фоновый (только для вещания)' }),
  ),
  registered_delivery: [
    {
      mask: 0x03,
      values: [
        value(0x00, { en: 'no receipt', ru: 'без отчёта' }),
        value(0x01, { en: 'receipt on success or failure', ru: 'отчёт о доставке и недоставке' }),
        value(0x02, { en: 'receipt on failure only', ru: 'отчёт только о недоставке' }),
        value50(0x03, { en: 'receipt on success only', ru: 'отчёт только о доставке' }),
      ],
    },
    {
      mask: 0x0c,
      values: [
        value(0x00, { en: 'no acknowledgement by the recipient', ru: 'без подтверждения получателя' }),
        value(0x04, { en: 'acknowledgement by the device', ru: 'подтверждение от устройства' }),
        value(0x08, { en: 'acknowledgement by the user', ru: 'подтверждение от пользователя' }),
        value(0x0c, {
          en: 'acknowledgement by device and user',
          ru: 'подтверждение от устройства и пользователя',
        }),
      ],
    },
    {
      mask: 0x10,
      values: [
        value(0x00, { en: 'no intermediate notification', ru: 'без промежуточных уведомлений' }),
        value(0x10, { en: 'intermediate notification', ru: 'с промежуточным уведомлением' }),
      ],
    },
    { mask: 0xe0, values: [value(0x00, { en: '', ru: '' })] },
  ],
  replace_if_present_flag: whole(
    value(0, { en: 'do not replace', ru: 'не заменять' }),
    value(1, { en: 'replace', ru: 'заменить' }),
  ),
  dest_flag: whole(
    value(1, { en: 'address', ru: 'адрес' }),
    value(2, { en: 'distribution list', ru: 'список рассылки' }),
  ),
  data_coding: whole(
    value(0x00, {
      en: 'default alphabet of the SMSC (usually GSM 7-bit)',
      ru: 'алфавит SMSC по умолчанию (обычно GSM 7-bit)',
    }),
    value(0x01, { en: 'ASCII (IA5)', ru: 'ASCII (IA5)' }),
    value(0x02, { en: '8-bit binary', ru: '8-битные данные' }),
    value(0x03, { en: 'Latin-1 (ISO-8859-1)', ru: 'Latin-1 (ISO-8859-1)' }),
    value(0x04, { en: '8-bit binary', ru: '8-битные данные' }),
    value(0x05, { en: 'JIS (X 0208-1990)', ru: 'JIS (X 0208-1990)' }),
    value(0x06, { en: 'Cyrillic (ISO-8859-5)', ru: 'кириллица (ISO-8859-5)' }),
    value(0x07, { en: 'Hebrew (ISO-8859-8)', ru: 'иврит (ISO-8859-8)' }),
    value(0x08, { en: 'UCS-2', ru: 'UCS-2' }),
    value(0x09, { en: 'pictograms', ru: 'пиктограммы' }),
    value(0x0a, { en: 'ISO-2022-JP (music codes)', ru: 'ISO-2022-JP (музыкальные коды)' }),
    value(0x0d, { en: 'extended Kanji JIS (X 0212-1990)', ru: 'расширенный JIS (X 0212-1990)' }),
    value(0x0e, { en: 'Korean (KS C 5601)', ru: 'корейский (KS C 5601)' }),
  ),
  message_state: whole(
    value50(0, { en: 'SCHEDULED', ru: 'SCHEDULED (запланировано)' }),
    value(1, { en: 'ENROUTE', ru: 'ENROUTE (в пути)' }),
    value(2, { en: 'DELIVERED', ru: 'DELIVERED (доставлено)' }),
    value(3, { en: 'EXPIRED', ru: 'EXPIRED (срок истёк)' }),
    value(4, { en: 'DELETED', ru: 'DELETED (удалено)' }),
    value(5, { en: 'UNDELIVERABLE', ru: 'UNDELIVERABLE (не доставлено)' }),
    value(6, { en: 'ACCEPTED', ru: 'ACCEPTED (принято вручную)' }),
    value(7, { en: 'UNKNOWN', ru: 'UNKNOWN (неизвестно)' }),
    value(8, { en: 'REJECTED', ru: 'REJECTED (отклонено)' }),
    value50(9, { en: 'SKIPPED', ru: 'SKIPPED (пропущено)' }),
  ),
  /** Named by status-table.ts; no value of it is reserved here. */
  command_status: [],
  addr_subunit: whole(
    value(0, { en: 'unknown', ru: 'неизвестно' }),
    value(1, { en: 'display of the handset', ru: 'экран телефона' }),
    value(2, { en: 'mobile equipment', ru: 'телефон' }),
    value(3, { en: 'smart card 1 (SIM)', ru: 'смарт-карта 1 (SIM)' }),
    value(4, { en: 'external unit 1', ru: 'внешнее устройство 1' }),
  ),
  network_type: networkTypes,
  bearer_type: whole(
    value(0, { en: 'unknown', ru: 'неизвестно' }),
    value(1, { en: 'SMS', ru: 'SMS' }),
    value(2, { en: 'circuit switched data (CSD)', ru: 'передача данных CSD' }),
    value(3, { en: 'packet data', ru: 'пакетные данные' }),
    value(4, { en: 'USSD', ru: 'USSD' }),
    value(5, { en: 'CDPD', ru: 'CDPD' }),
    value(6, { en: 'DataTAC', ru: 'DataTAC' }),
    value(7, { en: 'FLEX/ReFLEX', ru: 'FLEX/ReFLEX' }),
    value(8, { en: 'cell broadcast', ru: 'вещание в соте' }),
  ),
  payload_type: whole(
    value(0, { en: 'default (WDP)', ru: 'по умолчанию (WDP)' }),
    value(1, { en: 'WCMP', ru: 'WCMP' }),
  ),
  privacy_indicator: whole(
    value(0, { en: 'not restricted', ru: 'без ограничений' }),
    value(1, { en: 'restricted', ru: 'ограниченный доступ' }),
    value(2, { en: 'confidential', ru: 'конфиденциально' }),
    value(3, { en: 'secret', ru: 'секретно' }),
  ),
  language_indicator: whole(
    value(0, { en: 'unspecified', ru: 'не указан' }),
    value(1, { en: 'English', ru: 'английский' }),
    value(2, { en: 'French', ru: 'французский' }),
    value(3, { en: 'Spanish', ru: 'испанский' }),
    value(4, { en: 'German', ru: 'немецкий' }),
    value(5, { en: 'Portuguese', ru: 'португальский' }),
  ),
  dpf_result: whole(
    value(0, { en: 'flag not set', ru: 'флаг не установлен' }),
    value(1, { en: 'flag set', ru: 'флаг установлен' }),
  ),
  set_dpf: whole(
    value(0, { en: 'not requested', ru: 'не запрошен' }),
    value(1, { en: 'requested', ru: 'запрошен' }),
  ),
  ms_availability_status: whole(
    value(0, { en: 'available', ru: 'доступен' }),
    value(1, { en: 'denied', ru: 'отказано' }),
    value(2, { en: 'unavailable', ru: 'недоступен' }),
  ),
  delivery_failure_reason: whole(
    value(0, { en: 'destination unavailable', ru: 'получатель недоступен' }),
    value(1, { en: 'destination address invalid', ru: 'неверный адрес получателя' }),
    value(2, { en: 'permanent network error', ru: 'постоянная ошибка сети' }),
    value(3, { en: 'temporary network error', ru: 'временная ошибка сети' }),
  ),
  more_messages_to_send: whole(
    value(0, { en: 'no more messages', ru: 'больше сообщений нет' }),
    value(1, { en: 'more messages follow', ru: 'будут ещё сообщения' }),
  ),
  ussd_service_op: whole(
    value(0, { en: 'PSSD indication', ru: 'PSSD indication' }),
    value(1, { en: 'PSSR indication', ru: 'PSSR indication' }),
    value(2, { en: 'USSR request', ru: 'USSR request' }),
    value(3, { en: 'USSN request', ru: 'USSN request' }),
    value(16, { en: 'PSSD response', ru: 'PSSD response' }),
    value(17, { en: 'PSSR response', ru: 'PSSR response' }),
    value(18, { en: 'USSR confirm', ru: 'USSR confirm' }),
    value(19, { en: 'USSN confirm', ru: 'USSN confirm' }),
  ),
  broadcast_channel_indicator: whole(
    value(0, { en: 'basic channel', ru: 'основной канал' }),
    value(1, { en: 'extended channel', ru: 'расширенный канал' }),
  ),
  broadcast_message_class: whole(
    value(0, { en: 'no class', ru: 'без класса' }),
    value(1, { en: 'class 1 (user defined)', ru: 'класс 1 (по выбору пользователя)' }),
    value(2, { en: 'class 2 (user defined)', ru: 'класс 2 (по выбору пользователя)' }),
    value(3, { en: 'class 3 (terminal equipment)', ru: 'класс 3 (терминальное оборудование)' }),
  ),
  dest_addr_np_resolution: whole(
    value(0, { en: 'not looked up', ru: 'не проверялась' }),
    value(1, { en: 'looked up, not ported', ru: 'проверена, номер не перенесён' }),
    value(2, { en: 'looked up, ported', ru: 'проверена, номер перенесён' }),
  ),
  display_time: whole(
    value(0, { en: 'temporary', ru: 'временно' }),
    value(1, { en: 'default', ru: 'по умолчанию' }),
    value(2, { en: 'invoke', ru: 'по запросу' }),
  ),
  alert_on_message_delivery: whole(
    value(0, { en: 'default of the handset', ru: 'по настройке телефона' }),
    value(1, { en: 'low priority', ru: 'низкий приоритет' }),
    value(2, { en: 'medium priority', ru: 'средний приоритет' }),
    value(3, { en: 'high priority', ru: 'высокий приоритет' }),
  ),
  its_reply_type: whole(
    value(0, { en: 'digit', ru: 'цифра' }),
    value(1, { en: 'number', ru: 'число' }),
    value(2, { en: 'telephone number', ru: 'номер телефона' }),
    value(3, { en: 'password', ru: 'пароль' }),
    value(4, { en: 'character line', ru: 'строка' }),
    value(5, { en: 'menu', ru: 'меню' }),
    value(6, { en: 'date', ru: 'дата' }),
    value(7, { en: 'time', ru: 'время' }),
    value(8, { en: 'continue', ru: 'продолжение' }),
  ),
  ms_msg_wait_facilities: [
    {
      mask: 0x80,
      values: [
        value(0x00, { en: 'indication off', ru: 'значок снят' }),
        value(0x80, { en: 'indication on', ru: 'значок показан' }),
      ],
    },
    {
      mask: 0x03,
      values: [
        value(0x00, { en: 'voicemail', ru: 'голосовая почта' }),
        value(0x01, { en: 'fax', ru: 'факс' }),
        value(0x02, { en: 'e-mail', ru: 'e-mail' }),
        value(0x03, { en: 'other', ru: 'другое' }),
      ],
    },
    { mask: 0x7c, values: [value(0x00, { en: '', ru: '' })] },
  ],
  callback_num_pres_ind: [
    {
      mask: 0x0c,
      values: [
        value(0x00, { en: 'presentation allowed', ru: 'показ разрешён' }),
        value(0x04, { en: 'presentation restricted', ru: 'показ запрещён' }),
        value(0x08, { en: 'number not available', ru: 'номер недоступен' }),
      ],
    },
    {
      mask: 0x03,
      values: [
        value(0x00, { en: 'given by the user, not screened', ru: 'указан пользователем, не проверен' }),
        value(0x01, { en: 'verified and passed', ru: 'проверен, верен' }),
        value(0x02, { en: 'verified and failed', ru: 'проверен, неверен' }),
        value(0x03, { en: 'given by the network', ru: 'указан сетью' }),
      ],
    },
    { mask: 0xf0, values: [value(0x00, { en: '', ru: '' })] },
  ],
  network_error_code_type: whole(
    value(1, { en: 'ANSI-136 access denied', ru: 'ANSI-136, отказ в доступе' }),
    value(2, { en: 'IS-95 access denied', ru: 'IS-95, отказ в доступе' }),
    value(3, { en: 'GSM', ru: 'GSM' }),
    value50(4, { en: 'ANSI-136 cause', ru: 'ANSI-136, причина' }),
    value50(5, { en: 'IS-95 cause', ru: 'IS-95, причина' }),
    value50(6, { en: 'ANSI-41 error', ru: 'ANSI-41, ошибка' }),
    value50(7, { en: 'SMPP error', ru: 'SMPP, ошибка' }),
    value50(8, { en: 'specific to the SMSC', ru: 'собственная ошибка SMSC' }),
  ),
} as const satisfies Record<string, readonly EnumPart[]>

export type EnumName = keyof typeof enumTable
