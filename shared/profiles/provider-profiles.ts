import type { Words } from '../words/words.ts'
import { codeBookById } from './books/provider-books.ts'
import { providerTlvs } from './books/provider-tlvs.ts'
import type { Fact, ProviderProfile, Source } from './profile.ts'

/** A provider of which nothing is known yet. */
const unknown = {
  connection: { hosts: null, plainPorts: null, tlsPorts: null, tlsRequired: null, allowList: null },
  bind: {
    types: null,
    interfaceVersions: null,
    maxBinds: null,
    systemType: null,
    systemIdRule: null,
    passwordMaxOctets: null,
  },
  deadlines: {
    bindSeconds: null,
    answerSeconds: null,
    cutsWithoutUnbind: null,
    enquireLinkSeconds: null,
    inactivitySeconds: null,
  },
  limits: { partsPerSecond: null, window: null, textOctets: null, refusesRepeats: null },
  encoding: { defaultAlphabet: null, dataCodings: null },
  longMessage: { udh: null, sar: null, payload: null },
  commands: { supported: null, unsupportedReply: null, receivesMessages: null },
  messageId: { inResponse: null, inReceipt: null },
  receipt: {
    format: null,
    dateDigits: null,
    timeZone: null,
    passive: null,
    active: null,
    preferred: null,
  },
} as const satisfies Partial<ProviderProfile>

const allBinds = ['transmitter', 'receiver', 'transceiver'] as const
const binds = ['bind_transmitter', 'bind_receiver', 'bind_transceiver'] as const

function page(title: string, url: string): Source {
  return { title: { en: title, ru: title }, url, read: '2026-11' }
}

/** States facts that one page gives. */
function factsOf(source: Source) {
  return <T>(value: T): Fact<T> => ({ value, source })
}

/** A profile of a provider that publishes TLVs: those, its codes, and what else is said of it. */
function provider<Id extends keyof typeof providerTlvs>(
  id: Id,
  about: { readonly name: Words; readonly summary: Words } & Partial<ProviderProfile>,
): ProviderProfile {
  const tlvs = providerTlvs[id]
  const sources = about.sources ?? [...new Set(tlvs.map(({ source }) => source))]
  return { ...unknown, related: [], ...about, id, sources, tlvs, codes: codeBookById(id) ?? null }
}

const page8x8 = page('8x8: SMPP connection', 'https://developer.8x8.com/connect/docs/smpp-connection')
const on8x8 = factsOf(page8x8)
const pageBulksms = page('BulkSMS: SMPP Tangerine', 'https://developer.bulksms.com/smpp/')
const onBulksms = factsOf(pageBulksms)
const pageSmsportal = page('SMSPortal: SMPP connection', 'https://docs.smsportal.com/docs/smpp-connection')
const onSmsportal = factsOf(pageSmsportal)
const pageVibes = page(
  'Vibes Connect: operations',
  'https://developer.vibes.com/display/CONNECTV3/Operations',
)
const onVibes = factsOf(pageVibes)
const pageMobtext = page('MobText: SMPP', 'https://portal.mobtexting.com/docs/v2/sms/smpp')
const onMobtext = factsOf(pageMobtext)
const pageTelesign = page('Telesign: SMPP', 'https://developer.telesign.com/enterprise/docs/smpp-protocol')
const onTelesign = factsOf(pageTelesign)
const onVonage = factsOf(
  page(
    'Vonage: throttling with SMPP',
    'https://api.support.vonage.com/hc/en-us/articles/204015703-How-to-Manage-Throttling-with-SMPP',
  ),
)

/** Providers that publish TLVs of their own. What their pages do not say is null. */
export const providerProfiles: readonly ProviderProfile[] = [
  provider('vonage', {
    name: { en: 'Vonage (Nexmo)', ru: 'Vonage (Nexmo)' },
    summary: {
      en: 'Four TLVs: price, balance and network of a message on request; 30 messages per second.',
      ru: 'Четыре TLV: цена, баланс и сеть по запросу; 30 сообщений в секунду.',
    },
    limits: { ...unknown.limits, partsPerSecond: onVonage(30) },
  }),
  provider('8x8', {
    name: { en: '8x8', ru: '8x8' },
    summary: {
      en: 'Three TLVs in messages and receipts to you; four binds per sub-account, fixed source addresses.',
      ru: 'Три TLV во входящих и отчётах; четыре подключения на субаккаунт, IP-адреса по списку.',
    },
    connection: {
      ...unknown.connection,
      hosts: on8x8(['smpp.8x8.com', 'smpp.8x8.uk', 'smpp.8x8.id']),
      plainPorts: on8x8([2775]),
      tlsPorts: on8x8([2776]),
      allowList: on8x8('required' as const),
    },
    bind: {
      ...unknown.bind,
      types: on8x8(allBinds),
      interfaceVersions: on8x8([0x34]),
      maxBinds: on8x8(4),
    },
    limits: { ...unknown.limits, partsPerSecond: on8x8(50) },
    commands: { ...unknown.commands, supported: on8x8([...binds, 'submit_sm', 'enquire_link', 'unbind']) },
  }),
  provider('bulksms', {
    name: { en: 'BulkSMS', ru: 'BulkSMS' },
    summary: {
      en: 'One TLV: which message an incoming one answers; passwords of at most 8 characters.',
      ru: 'Один TLV: на какое сообщение пришёл ответ; пароль не длиннее 8 знаков.',
    },
    connection: {
      ...unknown.connection,
      hosts: onBulksms(['smpp.bulksms.com']),
      plainPorts: onBulksms([2775]),
      tlsPorts: onBulksms([3550]),
    },
    bind: {
      ...unknown.bind,
      types: onBulksms(allBinds),
      interfaceVersions: onBulksms([0x34]),
      systemIdRule: onBulksms({
        en: 'The numeric id that support gives, not the name on the web site',
        ru: 'Числовой идентификатор от поддержки, а не имя на сайте',
      }),
      passwordMaxOctets: onBulksms(8),
    },
  }),
  provider('telesign', {
    name: { en: 'Telesign', ru: 'Telesign' },
    summary: {
      en: 'Requires the TLV message_type in every submit: without it the answer is 0xC3, with another value 0xC4.',
      ru: 'Требует TLV message_type в каждом submit: без него ответ 0xC3, с другим значением 0xC4.',
    },
    bind: { ...unknown.bind, interfaceVersions: onTelesign([0x34, 0x50]) },
  }),
  provider('smsportal', {
    name: { en: 'SMSPortal', ru: 'SMSPortal' },
    summary: {
      en: 'Two TLVs of the customer’s own; GSM 03.38 and UCS-2 alone, window of 10, 50 per second per server.',
      ru: 'Два собственных TLV клиента; только GSM 03.38 и UCS-2, окно 10, 50 в секунду на сервер.',
    },
    connection: {
      ...unknown.connection,
      hosts: onSmsportal(['smpp.smsportal.com', 'smpp-tls.smsportal.com']),
      plainPorts: onSmsportal([5000, 5010, 5020, 5030]),
      tlsPorts: onSmsportal([6000, 6010, 6020, 6030]),
    },
    bind: {
      ...unknown.bind,
      types: onSmsportal(allBinds),
      interfaceVersions: onSmsportal([0x34]),
      maxBinds: onSmsportal(4),
    },
    limits: { ...unknown.limits, partsPerSecond: onSmsportal(50), window: onSmsportal(10) },
    encoding: { defaultAlphabet: onSmsportal('gsm7'), dataCodings: onSmsportal([0, 8]) },
    commands: {
      ...unknown.commands,
      supported: onSmsportal([...binds, 'submit_sm', 'enquire_link', 'unbind']),
    },
  }),
  provider('openmarket', {
    name: { en: 'OpenMarket', ru: 'OpenMarket' },
    summary: {
      en: 'The TLV program_id for US and Canadian short codes; further TLVs whose tags its page does not show.',
      ru: 'TLV program_id для коротких номеров США и Канады; теги остальных TLV страница не называет.',
    },
  }),
  provider('vibes', {
    name: { en: 'Vibes Connect', ru: 'Vibes Connect' },
    summary: {
      en: 'Two TLVs: carrier and alternate delivery; enquire_link every 30 s, answers within 10 s.',
      ru: 'Два TLV: оператор и альтернативная доставка; enquire_link каждые 30 с, ответ за 10 с.',
    },
    connection: { ...unknown.connection, allowList: onVibes('required' as const) },
    bind: { ...unknown.bind, types: onVibes(allBinds) },
    deadlines: {
      ...unknown.deadlines,
      bindSeconds: onVibes(50),
      answerSeconds: onVibes(10),
      enquireLinkSeconds: onVibes(30),
      inactivitySeconds: onVibes(150),
    },
    longMessage: { ...unknown.longMessage, payload: onVibes(true) },
    commands: { ...unknown.commands, supported: onVibes([...binds, 'submit_sm', 'enquire_link', 'unbind']) },
  }),
  provider('mobtext', {
    name: { en: 'MobText (India, DLT)', ru: 'MobText (Индия, DLT)' },
    summary: {
      en: 'Requires three DLT TLVs in every submit: entity 0x1400, template 0x1401, telemarketer 0x1402.',
      ru: 'Требует три TLV DLT в каждом submit: отправитель 0x1400, шаблон 0x1401, телемаркетер 0x1402.',
    },
    connection: {
      ...unknown.connection,
      hosts: onMobtext(['smpp1.mobtexting.com', 'smpp2.mobtexting.com']),
      plainPorts: onMobtext([3634]),
      tlsPorts: onMobtext([3635]),
    },
    bind: {
      ...unknown.bind,
      interfaceVersions: onMobtext([0x33, 0x34]),
      systemType: onMobtext('smpp'),
    },
    deadlines: {
      ...unknown.deadlines,
      enquireLinkSeconds: onMobtext(60),
      inactivitySeconds: onMobtext(300),
    },
  }),
  provider('india-dlt-usual', {
    name: { en: 'India, DLT: usual order', ru: 'Индия, DLT: обычный порядок' },
    summary: {
      en: 'As users report: entity in 0x1400, template in 0x1401. Some operators have them the other way round.',
      ru: 'По сообщениям пользователей: отправитель в 0x1400, шаблон в 0x1401. У части операторов наоборот.',
    },
  }),
  provider('india-dlt-swapped', {
    name: { en: 'India, DLT: swapped order', ru: 'Индия, DLT: обратный порядок' },
    summary: {
      en: 'As one user reports of one operator: template in 0x1400, entity in 0x1401.',
      ru: 'По сообщению пользователя об одном операторе: шаблон в 0x1400, отправитель в 0x1401.',
    },
  }),
]
