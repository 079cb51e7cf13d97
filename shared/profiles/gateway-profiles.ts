import { ruGatewayBook } from './books/ru-gateway.ts'
import type { Fact, ProviderProfile, Source } from './profile.ts'

const page8056: Source = {
  title: { en: 'gateway page, port 8056', ru: 'страница шлюза, порт 8056' },
  url: null,
  read: '2026-11',
}
const page9001: Source = {
  title: { en: 'gateway page, port 9001, version 1.0', ru: 'страница шлюза, порт 9001, версия 1.0' },
  url: null,
  read: '2026-11',
}

const passive = {
  en: 'Set registered_delivery in submit_sm; after the final state the gateway sends deliver_sm with a receipt.',
  ru: 'Поставьте registered_delivery в submit_sm; после финального состояния шлюз пришлёт deliver_sm с отчётом.',
}
const active = {
  en: 'Poll the state with query_sm.',
  ru: 'Периодически опрашивайте состояние через query_sm.',
}
const receiptFormat =
  'id:IIIIIIIIII sub:SSS dlvrd:DDD submit date:YYMMDDhhmm done date:YYMMDDhhmm stat:DDDDDDD err:E Text: . . . . . . . . .'

/** Rules that both pages of the gateway state in the same words. */
function sharedRules(source: Source) {
  const fact = <T>(value: T): Fact<T> => ({ value, source })
  return {
    deadlines: {
      bindSeconds: fact(10),
      answerSeconds: fact(60),
      cutsWithoutUnbind: fact(true),
      enquireLinkSeconds: null,
      inactivitySeconds: null,
    },
    bind: {
      types: fact(['transmitter', 'transceiver'] as const),
      interfaceVersions: fact([0x34]),
      maxBinds: null,
      systemType: null,
      passwordMaxOctets: null,
    },
    encoding: { defaultAlphabet: null, dataCodings: null },
    longMessage: { udh: null, sar: null, payload: null },
    unsupportedReply: fact({ command: 'generic_nack', status: 'ESME_RINVCMDID' } as const),
    messageId: { inResponse: null, inReceipt: null },
    status: { passive: fact(passive), active: fact(active), preferred: fact('passive' as const) },
  }
}

const rules8056 = sharedRules(page8056)
const rules9001 = sharedRules(page9001)

export const ruGateway8056: ProviderProfile = {
  id: 'ru-gateway-8056',
  name: { en: 'Russian gateway, port 8056', ru: 'Российский шлюз, порт 8056' },
  summary: {
    en: 'Eleven vendor statuses 0x0400 to 0x045A, bind within 10 s, every PDU answered within 60 s.',
    ru: 'Одиннадцать статусов провайдера 0x0400–0x045A, bind за 10 с, ответ на каждый PDU за 60 с.',
  },
  sources: [page8056],
  connection: {
    hosts: null,
    plainPorts: { value: [8056], source: page8056 },
    tlsPorts: null,
    tlsRequired: null,
    allowList: { value: 'required', source: page8056 },
  },
  bind: {
    ...rules8056.bind,
    systemIdRule: {
      value: {
        en: 'The user name registered in the system, of the form XXXX.X',
        ru: 'Зарегистрированное в системе имя пользователя вида XXXX.X',
      },
      source: page8056,
    },
  },
  deadlines: rules8056.deadlines,
  limits: {
    partsPerSecond: null,
    window: null,
    textOctets: { value: 160, source: page8056 },
    refusesRepeats: { value: true, source: page8056 },
  },
  encoding: rules8056.encoding,
  longMessage: rules8056.longMessage,
  commands: { supported: null, unsupportedReply: rules8056.unsupportedReply, receivesMessages: null },
  messageId: rules8056.messageId,
  receipt: {
    format: { value: receiptFormat, source: page8056 },
    dateDigits: { value: [10], source: page8056 },
    timeZone: null,
    ...rules8056.status,
  },
  tlvs: null,
  codes: ruGatewayBook,
  related: ['ru-gateway-9001'],
}

export const ruGateway9001: ProviderProfile = {
  id: 'ru-gateway-9001',
  name: { en: 'Russian gateway, port 9001', ru: 'Российский шлюз, порт 9001' },
  summary: {
    en: 'Version 1.0: sends and reports only, receives no messages; codes by the SMPP 3.4 specification.',
    ru: 'Версия 1.0: только отправка и статусы, приёма сообщений нет; коды по спецификации SMPP 3.4.',
  },
  sources: [page9001],
  connection: {
    hosts: null,
    plainPorts: { value: [9001], source: page9001 },
    tlsPorts: null,
    tlsRequired: null,
    allowList: { value: 'optional', source: page9001 },
  },
  bind: {
    ...rules9001.bind,
    systemIdRule: {
      value: {
        en: 'The user name registered in the system',
        ru: 'Зарегистрированное в системе имя пользователя',
      },
      source: page9001,
    },
  },
  deadlines: rules9001.deadlines,
  limits: { partsPerSecond: null, window: null, textOctets: null, refusesRepeats: null },
  encoding: rules9001.encoding,
  longMessage: rules9001.longMessage,
  commands: {
    supported: null,
    unsupportedReply: rules9001.unsupportedReply,
    receivesMessages: { value: false, source: page9001 },
  },
  messageId: rules9001.messageId,
  // The page points to a receipt format "below" and does not print it.
  receipt: { format: null, dateDigits: null, timeZone: null, ...rules9001.status },
  tlvs: null,
  codes: null,
  related: ['ru-gateway-8056'],
}
