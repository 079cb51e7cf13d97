/** One named value of a field, or of the bits of it that `mask` takes. */
export interface EnumValue {
  readonly value: number
  readonly en: string
  readonly ru: string
  /** 5.0 when 3.4 reserves the value. */
  readonly introduced?: '5.0'
}

/** A field is one part with mask 0xff, or several runs of bits. Values of a part that are not listed are reserved. */
export interface EnumPart {
  readonly mask: number
  readonly values: readonly EnumValue[]
}

function value(number: number, en: string, ru: string): EnumValue {
  return { value: number, en, ru }
}
function value50(number: number, en: string, ru: string): EnumValue {
  return { value: number, en, ru, introduced: '5.0' }
}
function whole(...values: readonly EnumValue[]): readonly EnumPart[] {
  return [{ mask: 0xff, values }]
}

const features: EnumPart = {
  mask: 0xc0,
  values: [
    value(0x00, 'no UDH, no reply path', 'без UDH и reply path'),
    value(0x40, 'UDH present', 'есть UDH'),
    value(0x80, 'reply path', 'reply path'),
    value(0xc0, 'UDH present and reply path', 'есть UDH и reply path'),
  ],
}
const submitMode: EnumPart = {
  mask: 0x03,
  values: [
    value(0x00, 'default mode', 'режим по умолчанию'),
    value(0x01, 'datagram mode', 'режим datagram'),
    value(0x02, 'transaction (forward) mode', 'режим transaction (forward)'),
    value(0x03, 'store and forward mode', 'режим store and forward'),
  ],
}
const submitTypes: readonly EnumValue[] = [
  value(0x00, 'ordinary message', 'обычное сообщение'),
  value(0x08, 'delivery acknowledgement by the recipient’s device', 'подтверждение доставки от устройства'),
  value(0x10, 'acknowledgement by the user', 'подтверждение от пользователя'),
]
const deliverTypes: readonly EnumValue[] = [
  value(0x00, 'ordinary message', 'обычное сообщение'),
  value(0x04, 'delivery receipt of the SMSC', 'отчёт SMSC о доставке'),
  value(0x08, 'delivery acknowledgement by the recipient’s device', 'подтверждение доставки от устройства'),
  value(0x10, 'acknowledgement by the user', 'подтверждение от пользователя'),
  value(0x18, 'conversation abort (Korean CDMA)', 'обрыв диалога (корейский CDMA)'),
  value(0x20, 'intermediate notification', 'промежуточное уведомление'),
]
const networkTypes = whole(
  value(0, 'unknown', 'неизвестно'),
  value(1, 'GSM', 'GSM'),
  value(2, 'ANSI-136/TDMA', 'ANSI-136/TDMA'),
  value(3, 'IS-95/CDMA', 'IS-95/CDMA'),
  value(4, 'PDC', 'PDC'),
  value(5, 'PHS', 'PHS'),
  value(6, 'iDEN', 'iDEN'),
  value(7, 'AMPS', 'AMPS'),
  value(8, 'paging network', 'пейджинговая сеть'),
)

/** Named values of fields and TLVs, from 3.4 §5.2 and §5.3, 5.0 §4.7 and §4.8. */
export const enumTable = {
  interface_version: whole(
    value(0x33, 'SMPP 3.3', 'SMPP 3.3'),
    value(0x34, 'SMPP 3.4', 'SMPP 3.4'),
    value(0x50, 'SMPP 5.0', 'SMPP 5.0'),
  ),
  ton: whole(
    value(0, 'unknown', 'неизвестный'),
    value(1, 'international', 'международный'),
    value(2, 'national', 'национальный'),
    value(3, 'network specific', 'внутрисетевой'),
    value(4, 'subscriber number', 'номер абонента'),
    value(5, 'alphanumeric', 'буквенный'),
    value(6, 'abbreviated', 'сокращённый'),
  ),
  npi: whole(
    value(0, 'unknown', 'неизвестный'),
    value(1, 'ISDN/telephone (E.164)', 'ISDN/телефонный (E.164)'),
    value(3, 'data (X.121)', 'данные (X.121)'),
    value(4, 'telex (F.69)', 'телекс (F.69)'),
    value(6, 'land mobile (E.212)', 'мобильный (E.212)'),
    value(8, 'national', 'национальный'),
    value(9, 'private', 'частный'),
    value(10, 'ERMES', 'ERMES'),
    value(14, 'internet (IP)', 'интернет (IP)'),
    value(18, 'WAP client id', 'WAP client id'),
  ),
  esm_class_submit: [submitMode, { mask: 0x3c, values: submitTypes }, features],
  // Bits 1-0 do not apply in this direction (3.4 §5.2.12), so any value of them is let through.
  esm_class_deliver: [{ mask: 0x3c, values: deliverTypes }, features],
  esm_class: [submitMode, { mask: 0x3c, values: deliverTypes }, features],
  protocol_id: whole(
    value(0x00, 'plain message', 'обычное сообщение'),
    value(0x40, 'type 0 (silent)', 'тип 0 (скрытое)'),
    value(0x41, 'replace type 1', 'замена, тип 1'),
    value(0x42, 'replace type 2', 'замена, тип 2'),
    value(0x43, 'replace type 3', 'замена, тип 3'),
    value(0x44, 'replace type 4', 'замена, тип 4'),
    value(0x45, 'replace type 5', 'замена, тип 5'),
    value(0x46, 'replace type 6', 'замена, тип 6'),
    value(0x47, 'replace type 7', 'замена, тип 7'),
    value(0x5f, 'return call message', 'просьба перезвонить'),
    value(0x7c, 'ANSI-136 R-DATA', 'ANSI-136 R-DATA'),
    value(0x7d, 'data download to the handset', 'загрузка данных в телефон'),
    value(0x7e, 'de-personalisation of the handset', 'отвязка телефона от сети'),
    value(0x7f, 'data download to the (U)SIM', 'загрузка данных в (U)SIM'),
  ),
  priority_flag: whole(
    value(0, 'normal', 'обычный'),
    value(1, 'priority', 'повышенный'),
    value(2, 'urgent', 'срочный'),
    value(3, 'very urgent', 'очень срочный'),
    value50(4, 'background (cell broadcast only)', 'фоновый (только для вещания)'),
  ),
  registered_delivery: [
    {
      mask: 0x03,
      values: [
        value(0x00, 'no receipt', 'без отчёта'),
        value(0x01, 'receipt on success or failure', 'отчёт о доставке и недоставке'),
        value(0x02, 'receipt on failure only', 'отчёт только о недоставке'),
        value50(0x03, 'receipt on success only', 'отчёт только о доставке'),
      ],
    },
    {
      mask: 0x0c,
      values: [
        value(0x00, 'no acknowledgement by the recipient', 'без подтверждения получателя'),
        value(0x04, 'acknowledgement by the device', 'подтверждение от устройства'),
        value(0x08, 'acknowledgement by the user', 'подтверждение от пользователя'),
        value(0x0c, 'acknowledgement by device and user', 'подтверждение от устройства и пользователя'),
      ],
    },
    {
      mask: 0x10,
      values: [
        value(0x00, 'no intermediate notification', 'без промежуточных уведомлений'),
        value(0x10, 'intermediate notification', 'с промежуточным уведомлением'),
      ],
    },
    { mask: 0xe0, values: [value(0x00, '', '')] },
  ],
  replace_if_present_flag: whole(value(0, 'do not replace', 'не заменять'), value(1, 'replace', 'заменить')),
  dest_flag: whole(value(1, 'address', 'адрес'), value(2, 'distribution list', 'список рассылки')),
  data_coding: whole(
    value(
      0x00,
      'default alphabet of the SMSC (usually GSM 7-bit)',
      'алфавит SMSC по умолчанию (обычно GSM 7-bit)',
    ),
    value(0x01, 'ASCII (IA5)', 'ASCII (IA5)'),
    value(0x02, '8-bit binary', '8-битные данные'),
    value(0x03, 'Latin-1 (ISO-8859-1)', 'Latin-1 (ISO-8859-1)'),
    value(0x04, '8-bit binary', '8-битные данные'),
    value(0x05, 'JIS (X 0208-1990)', 'JIS (X 0208-1990)'),
    value(0x06, 'Cyrillic (ISO-8859-5)', 'кириллица (ISO-8859-5)'),
    value(0x07, 'Hebrew (ISO-8859-8)', 'иврит (ISO-8859-8)'),
    value(0x08, 'UCS-2', 'UCS-2'),
    value(0x09, 'pictograms', 'пиктограммы'),
    value(0x0a, 'ISO-2022-JP (music codes)', 'ISO-2022-JP (музыкальные коды)'),
    value(0x0d, 'extended Kanji JIS (X 0212-1990)', 'расширенный JIS (X 0212-1990)'),
    value(0x0e, 'Korean (KS C 5601)', 'корейский (KS C 5601)'),
  ),
  message_state: whole(
    value50(0, 'SCHEDULED', 'SCHEDULED (ожидает срока)'),
    value(1, 'ENROUTE', 'ENROUTE (в пути)'),
    value(2, 'DELIVERED', 'DELIVERED (доставлено)'),
    value(3, 'EXPIRED', 'EXPIRED (срок истёк)'),
    value(4, 'DELETED', 'DELETED (удалено)'),
    value(5, 'UNDELIVERABLE', 'UNDELIVERABLE (доставить нельзя)'),
    value(6, 'ACCEPTED', 'ACCEPTED (принято вручную)'),
    value(7, 'UNKNOWN', 'UNKNOWN (неизвестно)'),
    value(8, 'REJECTED', 'REJECTED (отклонено)'),
    value50(9, 'SKIPPED', 'SKIPPED (пропущено)'),
  ),
  /** Named by status-table.ts; no value of it is reserved here. */
  command_status: [],
  addr_subunit: whole(
    value(0, 'unknown', 'неизвестно'),
    value(1, 'display of the handset', 'экран телефона'),
    value(2, 'mobile equipment', 'телефон'),
    value(3, 'smart card 1 (SIM)', 'смарт-карта 1 (SIM)'),
    value(4, 'external unit 1', 'внешнее устройство 1'),
  ),
  network_type: networkTypes,
  bearer_type: whole(
    value(0, 'unknown', 'неизвестно'),
    value(1, 'SMS', 'SMS'),
    value(2, 'circuit switched data (CSD)', 'передача данных CSD'),
    value(3, 'packet data', 'пакетные данные'),
    value(4, 'USSD', 'USSD'),
    value(5, 'CDPD', 'CDPD'),
    value(6, 'DataTAC', 'DataTAC'),
    value(7, 'FLEX/ReFLEX', 'FLEX/ReFLEX'),
    value(8, 'cell broadcast', 'вещание в соте'),
  ),
  payload_type: whole(value(0, 'default (WDP)', 'по умолчанию (WDP)'), value(1, 'WCMP', 'WCMP')),
  privacy_indicator: whole(
    value(0, 'not restricted', 'без ограничений'),
    value(1, 'restricted', 'ограниченный доступ'),
    value(2, 'confidential', 'конфиденциально'),
    value(3, 'secret', 'секретно'),
  ),
  language_indicator: whole(
    value(0, 'unspecified', 'не указан'),
    value(1, 'English', 'английский'),
    value(2, 'French', 'французский'),
    value(3, 'Spanish', 'испанский'),
    value(4, 'German', 'немецкий'),
    value(5, 'Portuguese', 'португальский'),
  ),
  dpf_result: whole(value(0, 'flag not set', 'флаг не установлен'), value(1, 'flag set', 'флаг установлен')),
  set_dpf: whole(value(0, 'not requested', 'не запрошен'), value(1, 'requested', 'запрошен')),
  ms_availability_status: whole(
    value(0, 'available', 'доступен'),
    value(1, 'denied', 'отказано'),
    value(2, 'unavailable', 'недоступен'),
  ),
  delivery_failure_reason: whole(
    value(0, 'destination unavailable', 'получатель недоступен'),
    value(1, 'destination address invalid', 'неверный адрес получателя'),
    value(2, 'permanent network error', 'постоянная ошибка сети'),
    value(3, 'temporary network error', 'временная ошибка сети'),
  ),
  more_messages_to_send: whole(
    value(0, 'no more messages', 'больше сообщений нет'),
    value(1, 'more messages follow', 'будут ещё сообщения'),
  ),
  ussd_service_op: whole(
    value(0, 'PSSD indication', 'PSSD indication'),
    value(1, 'PSSR indication', 'PSSR indication'),
    value(2, 'USSR request', 'USSR request'),
    value(3, 'USSN request', 'USSN request'),
    value(16, 'PSSD response', 'PSSD response'),
    value(17, 'PSSR response', 'PSSR response'),
    value(18, 'USSR confirm', 'USSR confirm'),
    value(19, 'USSN confirm', 'USSN confirm'),
  ),
  broadcast_channel_indicator: whole(
    value(0, 'basic channel', 'основной канал'),
    value(1, 'extended channel', 'расширенный канал'),
  ),
  broadcast_message_class: whole(
    value(0, 'no class', 'без класса'),
    value(1, 'class 1 (user defined)', 'класс 1 (по выбору пользователя)'),
    value(2, 'class 2 (user defined)', 'класс 2 (по выбору пользователя)'),
    value(3, 'class 3 (terminal equipment)', 'класс 3 (терминальное оборудование)'),
  ),
  dest_addr_np_resolution: whole(
    value(0, 'not looked up', 'не проверялась'),
    value(1, 'looked up, not ported', 'проверена, номер не перенесён'),
    value(2, 'looked up, ported', 'проверена, номер перенесён'),
  ),
  display_time: whole(
    value(0, 'temporary', 'временно'),
    value(1, 'default', 'по умолчанию'),
    value(2, 'invoke', 'по запросу'),
  ),
  alert_on_message_delivery: whole(
    value(0, 'default of the handset', 'по настройке телефона'),
    value(1, 'low priority', 'низкий приоритет'),
    value(2, 'medium priority', 'средний приоритет'),
    value(3, 'high priority', 'высокий приоритет'),
  ),
  its_reply_type: whole(
    value(0, 'digit', 'цифра'),
    value(1, 'number', 'число'),
    value(2, 'telephone number', 'номер телефона'),
    value(3, 'password', 'пароль'),
    value(4, 'character line', 'строка'),
    value(5, 'menu', 'меню'),
    value(6, 'date', 'дата'),
    value(7, 'time', 'время'),
    value(8, 'continue', 'продолжение'),
  ),
  ms_msg_wait_facilities: [
    {
      mask: 0x80,
      values: [value(0x00, 'indication off', 'значок снят'), value(0x80, 'indication on', 'значок показан')],
    },
    {
      mask: 0x03,
      values: [
        value(0x00, 'voicemail', 'голосовая почта'),
        value(0x01, 'fax', 'факс'),
        value(0x02, 'e-mail', 'e-mail'),
        value(0x03, 'other', 'другое'),
      ],
    },
    { mask: 0x7c, values: [value(0x00, '', '')] },
  ],
  callback_num_pres_ind: [
    {
      mask: 0x0c,
      values: [
        value(0x00, 'presentation allowed', 'показ разрешён'),
        value(0x04, 'presentation restricted', 'показ запрещён'),
        value(0x08, 'number not available', 'номер недоступен'),
      ],
    },
    {
      mask: 0x03,
      values: [
        value(0x00, 'given by the user, not screened', 'указан пользователем, не проверен'),
        value(0x01, 'verified and passed', 'проверен, верен'),
        value(0x02, 'verified and failed', 'проверен, неверен'),
        value(0x03, 'given by the network', 'указан сетью'),
      ],
    },
    { mask: 0xf0, values: [value(0x00, '', '')] },
  ],
  network_error_code_type: whole(
    value(1, 'ANSI-136 access denied', 'ANSI-136, отказ в доступе'),
    value(2, 'IS-95 access denied', 'IS-95, отказ в доступе'),
    value(3, 'GSM', 'GSM'),
    value50(4, 'ANSI-136 cause', 'ANSI-136, причина'),
    value50(5, 'IS-95 cause', 'IS-95, причина'),
    value50(6, 'ANSI-41 error', 'ANSI-41, ошибка'),
    value50(7, 'SMPP error', 'SMPP, ошибка'),
    value50(8, 'specific to the SMSC', 'собственная ошибка SMSC'),
  ),
} as const satisfies Record<string, readonly EnumPart[]>

export type EnumName = keyof typeof enumTable
