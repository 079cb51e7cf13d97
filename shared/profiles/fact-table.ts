import type { Words } from '../words/words.ts'
import type { ProviderProfile } from './profile-schema.ts'

/** How the value of a fact is written and read; `factText` and `readFact` go by it. */
export type FactKind =
  | { readonly type: 'number' | 'yes-no' | 'text' | 'words' | 'numbers' | 'texts' }
  | { readonly type: 'choice' | 'choices'; readonly values: readonly string[] }
  /** Names of request commands. */
  | { readonly type: 'commands' }
  /** TON and NPI. */
  | { readonly type: 'address' }
  /** Host, its port, TLS and a note. */
  | { readonly type: 'hosts' }
  | { readonly type: 'reply' }

export interface FactField {
  readonly words: Words
  readonly kind: FactKind
  readonly unit?: Words
}

type Groups = Pick<
  ProviderProfile,
  | 'connection'
  | 'bind'
  | 'deadlines'
  | 'limits'
  | 'encoding'
  | 'longMessage'
  | 'addressing'
  | 'commands'
  | 'messageId'
  | 'receipt'
>
export type FactGroup = keyof Groups

type FactGroups = {
  readonly [G in FactGroup]: {
    readonly words: Words
    readonly fields: { readonly [F in keyof Groups[G]]-?: FactField }
  }
}

const number: FactKind = { type: 'number' }
const yesNo: FactKind = { type: 'yes-no' }
const text: FactKind = { type: 'text' }
const words: FactKind = { type: 'words' }
const numbers: FactKind = { type: 'numbers' }
const texts: FactKind = { type: 'texts' }
const commands: FactKind = { type: 'commands' }
const address: FactKind = { type: 'address' }
const choice = (...values: string[]): FactKind => ({ type: 'choice', values })
const choices = (...values: string[]): FactKind => ({ type: 'choices', values })
const idForm = choice('decimal', 'hex', 'text')

const seconds: Words = { en: 's', ru: 'с' }
const octets: Words = { en: 'octets', ru: 'октетов' }
const field = (en: string, ru: string, kind: FactKind, unit?: Words): FactField => ({
  words: { en, ru },
  kind,
  ...(unit === undefined ? {} : { unit }),
})

/** Every fact of a profile by its group, in the order in which it is shown. */
export const factTable: FactGroups = {
  connection: {
    words: { en: 'Connection', ru: 'Подключение' },
    fields: {
      hosts: field('hosts', 'узлы', { type: 'hosts' }),
      plainPorts: field('ports without TLS', 'порты без TLS', numbers),
      tlsPorts: field('ports with TLS', 'порты с TLS', numbers),
      tlsVersions: field('versions of TLS', 'версии TLS', choices('1.0', '1.1', '1.2', '1.3')),
      tlsRequired: field('TLS required', 'TLS обязателен', yesNo),
      allowList: field(
        'list of allowed addresses',
        'список разрешённых адресов',
        choice('required', 'optional'),
      ),
      vpn: field('VPN', 'VPN', words),
    },
  },
  bind: {
    words: { en: 'Bind', ru: 'Bind' },
    fields: {
      types: field('types of bind', 'виды bind', choices('transmitter', 'receiver', 'transceiver')),
      interfaceVersions: field('interface_version', 'interface_version', choices('3.3', '3.4', '5.0')),
      maxBinds: field('binds at most', 'bind не больше', number),
      systemType: field('system_type', 'system_type', text),
      systemIdRule: field('form of system_id', 'вид system_id', words),
      passwordRule: field('form of the password', 'вид пароля', words),
      passwordMaxOctets: field('password at most', 'пароль не длиннее', number, octets),
    },
  },
  deadlines: {
    words: { en: 'Deadlines', ru: 'Сроки' },
    fields: {
      bindSeconds: field('bind after connecting within', 'bind после соединения в течение', number, seconds),
      answerSeconds: field('answer to the SMSC within', 'ответ SMSC в течение', number, seconds),
      cutsWithoutUnbind: field('cuts without unbind', 'обрывает без unbind', yesNo),
      enquireLinkSeconds: field('enquire_link at least every', 'enquire_link не реже', number, seconds),
      enquireLinkMinSeconds: field('enquire_link at most every', 'enquire_link не чаще', number, seconds),
      inactivitySeconds: field('closes when idle for', 'закрывает после простоя', number, seconds),
    },
  },
  limits: {
    words: { en: 'Limits', ru: 'Ограничения' },
    fields: {
      partsPerSecond: field('parts a second', 'частей в секунду', number),
      window: field('window', 'окно', number),
      textOctets: field('text of one submit at most', 'текст одного submit не длиннее', number, octets),
      refusesRepeats: field('refuses repeats', 'отклоняет повторы', yesNo),
    },
  },
  encoding: {
    words: { en: 'Encodings', ru: 'Кодировки' },
    fields: {
      defaultAlphabet: field(
        'alphabet of data_coding 0',
        'алфавит data_coding 0',
        choice('gsm7', 'latin1', 'ascii'),
      ),
      dataCodings: field('data_coding accepted', 'принимаемые data_coding', numbers),
    },
  },
  longMessage: {
    words: { en: 'Long messages', ru: 'Длинные сообщения' },
    fields: {
      udh: field('UDH', 'UDH', yesNo),
      sar: field('SAR TLVs', 'TLV SAR', yesNo),
      payload: field('message_payload', 'message_payload', yesNo),
    },
  },
  addressing: {
    words: { en: 'Addresses', ru: 'Адреса' },
    fields: {
      source: field('source TON/NPI', 'TON/NPI отправителя', address),
      destination: field('destination TON/NPI', 'TON/NPI получателя', address),
      rule: field('rule', 'правило', words),
    },
  },
  commands: {
    words: { en: 'Commands', ru: 'Команды' },
    fields: {
      supported: field('served', 'обслуживаются', commands),
      unsupported: field('not served', 'не обслуживаются', commands),
      unsupportedReply: field('answer to others', 'ответ на остальные', { type: 'reply' }),
      receivesMessages: field('brings incoming messages', 'присылает входящие сообщения', yesNo),
    },
  },
  messageId: {
    words: { en: 'message_id', ru: 'message_id' },
    fields: {
      inResponse: field('in the response', 'в ответе', idForm),
      inReceipt: field('in the receipt', 'в отчёте', idForm),
    },
  },
  receipt: {
    words: { en: 'Receipts', ru: 'Отчёты о доставке' },
    fields: {
      format: field('form of the text', 'вид текста', text),
      dates: field(
        'form of the dates',
        'вид дат',
        choices('YYMMDDhhmm', 'YYMMDDhhmmss', 'YYYYMMDDhhmm', 'YYYYMMDDhhmmss', 'unix-seconds'),
      ),
      timeZone: field('time zone', 'часовой пояс', text),
      passive: field('final state without asking', 'итоговый статус без запроса', words),
      active: field('state by asking', 'статус по запросу', words),
      preferred: field('preferred', 'предпочтительно', choice('passive', 'active')),
      tlvs: field('TLVs', 'TLV', texts),
      deliveredOver: field('binds they come over', 'по каким bind приходят', words),
      retention: field('kept for', 'хранятся', words),
      deviations: field('deviations', 'отклонения', words),
    },
  },
}

/** Values of choices that are words of the language rather than of the protocol. */
export const choiceWords: Readonly<Record<string, Words>> = {
  required: { en: 'required', ru: 'обязателен' },
  optional: { en: 'optional', ru: 'необязателен' },
  decimal: { en: 'decimal', ru: 'десятичный' },
  hex: { en: 'hex', ru: 'шестнадцатеричный' },
  text: { en: 'text', ru: 'текст' },
  passive: { en: 'receipts', ru: 'отчёты' },
  active: { en: 'query_sm', ru: 'query_sm' },
  'unix-seconds': { en: 'Unix seconds', ru: 'секунды Unix' },
}

/** Groups in their order; `Object.keys` forgets the names. */
export function factGroups(): readonly FactGroup[] {
  return Object.keys(factTable) as FactGroup[]
}

/** Fields of a group in their order, by name. */
export function fieldsOf(group: FactGroup): readonly (readonly [name: string, field: FactField])[] {
  return Object.entries(factTable[group].fields)
}
