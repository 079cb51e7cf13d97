import type { ProfileTlv, Source } from '../profile.ts'

/** What most rows have in common: an optional text of a submit. */
const text = { type: 'text', maxOctets: null, direction: 'submit', required: false, values: [] } as const

function page(title: string, url: string): Source {
  return { title: { en: title, ru: title }, url, read: '2026-11' }
}

const pages = {
  vonage: page(
    'Vonage: price and balance in SMPP',
    'https://help.nexmo.com/hc/en-us/articles/204015753-How-to-get-the-price-of-a-SMS-and-the-remaining-balance-in-SMPP-',
  ),
  eight: page('8x8: SMPP TLVs', 'https://developer.8x8.com/connect/reference/smpp-tlvs'),
  bulksms: page('BulkSMS: SMPP Tangerine', 'https://developer.bulksms.com/smpp/'),
  telesign: page('Telesign: SMPP TLVs', 'https://developer.telesign.com/enterprise/docs/sms-api-smpp-tlvs'),
  smsportal: page('SMSPortal: PDUs', 'https://docs.smsportal.com/docs/smpp-pdu'),
  openmarket: page('OpenMarket: SMPP TLVs', 'https://openmarket.com/docs/Content/apis/v3smpp/smpp-tlvs.htm'),
  vibes: page('Vibes Connect: operations', 'https://developer.vibes.com/display/CONNECTV3/Operations'),
  mobtext: page('MobText: SMPP gateway', 'https://portal.mobtexting.com/docs/v2/smpp-gateway'),
  dltSwapped: page('jasmin, issue 1183', 'https://github.com/jookies/jasmin/issues/1183'),
  dltUsual: page('python-smpplib, issue 204', 'https://github.com/python-smpplib/python-smpplib/issues/204'),
}

/** The names of India’s DLT (TRAI), which operators give different tags. */
const entity = {
  name: 'pe_id',
  meaning: { en: 'DLT principal entity id', ru: 'DLT: идентификатор отправителя (PE_ID)' },
} as const
const template = {
  name: 'template_id',
  meaning: { en: 'DLT template id', ru: 'DLT: идентификатор шаблона' },
} as const

/** The TLVs that providers publish, by the id of the profile; each row with the page that states it. */
export const providerTlvs = {
  vonage: [
    {
      ...text,
      tag: 0x1421,
      name: 'price_request',
      meaning: {
        en: 'Asks for price, balance and network in the response',
        ru: 'Запрашивает цену, баланс и сеть в ответе',
      },
      maxOctets: 1,
      values: [{ value: '1', en: 'ask', ru: 'запросить' }],
      source: pages.vonage,
    },
    {
      ...text,
      tag: 0x1422,
      name: 'price',
      meaning: { en: 'Price of the message', ru: 'Цена сообщения' },
      direction: 'response',
      source: pages.vonage,
    },
    {
      ...text,
      tag: 0x1423,
      name: 'balance',
      meaning: { en: 'What is left on the account', ru: 'Остаток на счёте' },
      direction: 'response',
      source: pages.vonage,
    },
    {
      ...text,
      tag: 0x1402,
      name: 'mcc_mnc',
      meaning: { en: 'MCC and MNC of the network', ru: 'MCC и MNC сети' },
      direction: 'response',
      source: pages.vonage,
    },
  ],
  '8x8': [
    {
      ...text,
      tag: 0x1502,
      name: 'mo_message_id',
      meaning: {
        en: 'Id of the mobile-originated message, a UUID',
        ru: 'Идентификатор входящего сообщения, UUID',
      },
      maxOctets: 36,
      direction: 'deliver',
      source: pages.eight,
    },
    {
      ...text,
      tag: 0x1503,
      name: 'destination_mcc',
      meaning: { en: 'MCC of the destination', ru: 'MCC получателя' },
      maxOctets: 3,
      direction: 'deliver',
      source: pages.eight,
    },
    {
      ...text,
      tag: 0x1504,
      name: 'destination_mnc',
      meaning: { en: 'MNC of the destination', ru: 'MNC получателя' },
      maxOctets: 3,
      direction: 'deliver',
      source: pages.eight,
    },
  ],
  bulksms: [
    {
      ...text,
      tag: 0x1400,
      name: 'replied_message_id',
      meaning: {
        en: 'Id of the message that this one answers',
        ru: 'Идентификатор сообщения, на которое это ответ',
      },
      type: 'c-octet-string',
      direction: 'deliver',
      source: pages.bulksms,
    },
  ],
  telesign: [
    {
      ...text,
      tag: 0x1414,
      name: 'message_type',
      meaning: { en: 'Kind of message', ru: 'Тип сообщения' },
      required: true,
      values: [
        { value: 'OTP', en: 'one-time password', ru: 'одноразовый пароль' },
        { value: 'MKT', en: 'marketing', ru: 'реклама' },
        { value: 'ARN', en: 'alert, reminder or notification', ru: 'оповещение или напоминание' },
      ],
      source: pages.telesign,
    },
    {
      ...text,
      tag: 0x1416,
      name: 'account_lifecycle_event',
      meaning: { en: 'What the user is doing', ru: 'Что делает пользователь' },
      values: [
        { value: 'create', en: 'signs up', ru: 'регистрируется' },
        { value: 'sign-in', en: 'signs in', ru: 'входит' },
        { value: 'transact', en: 'makes a transaction', ru: 'проводит операцию' },
        { value: 'update', en: 'changes the account', ru: 'меняет данные' },
        { value: 'delete', en: 'removes the account', ru: 'удаляет аккаунт' },
      ],
      source: pages.telesign,
    },
  ],
  smsportal: [
    {
      ...text,
      tag: 0x1400,
      name: 'customer_reference',
      meaning: { en: 'Reference of the customer’s own', ru: 'Собственная ссылка клиента' },
      type: null,
      maxOctets: 100,
      source: pages.smsportal,
    },
    {
      ...text,
      tag: 0x1401,
      name: 'cost_centre',
      meaning: { en: 'Cost centre', ru: 'Центр затрат' },
      type: null,
      maxOctets: 100,
      source: pages.smsportal,
    },
  ],
  openmarket: [
    {
      ...text,
      tag: 0x2157,
      name: 'program_id',
      // Not marked as required: it is so for short codes of the US and Canada alone.
      meaning: {
        en: 'Program id; required for US and Canadian short codes',
        ru: 'Идентификатор программы; обязателен для коротких номеров США и Канады',
      },
      type: null,
      maxOctets: 50,
      source: pages.openmarket,
    },
  ],
  vibes: [
    {
      ...text,
      tag: 0x1401,
      name: 'carrier_code',
      meaning: { en: 'Code of the carrier', ru: 'Код оператора' },
      type: null,
      direction: 'both',
      source: pages.vibes,
    },
    {
      ...text,
      tag: 0x1403,
      name: 'alternate_delivery',
      meaning: { en: 'Asks for alternate delivery', ru: 'Запрос альтернативной доставки' },
      type: null,
      source: pages.vibes,
    },
  ],
  mobtext: [
    { ...text, ...entity, tag: 0x1400, type: 'c-octet-string', required: true, source: pages.mobtext },
    { ...text, ...template, tag: 0x1401, type: 'c-octet-string', required: true, source: pages.mobtext },
    {
      ...text,
      // The page prints 51212 as its decimal form; 0x1402 is 5122.
      tag: 0x1402,
      name: 'telemarketer_id',
      meaning: { en: 'DLT telemarketer id', ru: 'DLT: идентификатор телемаркетера' },
      type: 'c-octet-string',
      required: true,
      source: pages.mobtext,
    },
  ],
  'india-dlt-usual': [
    { ...text, ...entity, tag: 0x1400, type: 'c-octet-string', required: true, source: pages.dltUsual },
    { ...text, ...template, tag: 0x1401, type: 'c-octet-string', required: true, source: pages.dltUsual },
  ],
  'india-dlt-swapped': [
    { ...text, ...template, tag: 0x1400, type: 'c-octet-string', required: true, source: pages.dltSwapped },
    { ...text, ...entity, tag: 0x1401, type: 'c-octet-string', required: true, source: pages.dltSwapped },
  ],
} as const satisfies Readonly<Record<string, readonly ProfileTlv[]>>
