import type { Fact, ProviderProfile, Source } from './profile.ts'

const specification: Source = {
  title: { en: 'SMPP 3.4 specification, issue 1.2', ru: 'спецификация SMPP 3.4, выпуск 1.2' },
  url: null,
  read: '2026-11',
}
const fact = <T>(value: T): Fact<T> => ({ value, source: specification })

/** The specification alone: what may be assumed where no provider is named. */
export const plainSmpp34: ProviderProfile = {
  id: 'smpp-3.4',
  name: { en: 'SMPP 3.4, plain specification', ru: 'SMPP 3.4, чистая спецификация' },
  summary: {
    en: 'No provider: codes and rules as the specification has them; 0x0400 to 0x04FF stay open.',
    ru: 'Без провайдера: коды и правила по спецификации; 0x0400–0x04FF остаются без значения.',
  },
  sources: [specification],
  connection: {
    hosts: null,
    plainPorts: fact([2775]),
    tlsPorts: null,
    tlsRequired: null,
    allowList: null,
  },
  bind: {
    types: fact(['transmitter', 'receiver', 'transceiver']),
    interfaceVersions: fact([0x33, 0x34]),
    maxBinds: null,
    systemType: null,
    systemIdRule: fact({ en: 'At most 15 characters', ru: 'Не больше 15 знаков' }),
    passwordMaxOctets: fact(8),
  },
  deadlines: {
    bindSeconds: null,
    answerSeconds: null,
    cutsWithoutUnbind: null,
    enquireLinkSeconds: null,
    inactivitySeconds: null,
  },
  limits: { partsPerSecond: null, window: null, textOctets: fact(254), refusesRepeats: null },
  // §5.2.19: 0 is "SMSC default alphabet", which the specification leaves to the SMSC.
  encoding: { defaultAlphabet: null, dataCodings: fact([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14]) },
  longMessage: { udh: fact(true), sar: fact(true), payload: fact(true) },
  commands: {
    supported: null,
    unsupportedReply: fact({ command: 'generic_nack', status: 'ESME_RINVCMDID' }),
    receivesMessages: fact(true),
  },
  messageId: { inResponse: null, inReceipt: null },
  receipt: {
    // Appendix B calls the format vendor specific and gives this as typical.
    format: fact(
      'id:IIIIIIIIII sub:SSS dlvrd:DDD submit date:YYMMDDhhmm done date:YYMMDDhhmm stat:DDDDDDD err:E Text: . . .',
    ),
    dateDigits: fact([10]),
    timeZone: null,
    passive: fact({
      en: 'registered_delivery asks for deliver_sm with a receipt after the final state.',
      ru: 'registered_delivery запрашивает deliver_sm с отчётом после финального состояния.',
    }),
    active: fact({ en: 'query_sm asks for the state.', ru: 'query_sm запрашивает состояние.' }),
    preferred: null,
  },
  tlvs: null,
  codes: null,
  related: [],
}
