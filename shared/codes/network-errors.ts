import type { Words } from '../words/words.ts'
import type { ReasonId } from './reason-table.ts'

/** One number of a mobile network, and its own name where the reason's would say too little. */
interface NetworkError {
  readonly code: number
  readonly reason: ReasonId
  readonly title?: Words
  /** As the standard's ASN.1 and traces spell it. */
  readonly name?: string
}

/**
 * MAP errors of 3GPP TS 29.002, which the TLV network_error_code carries when its first octet is 3 (GSM). Many
 * providers use the same numbers for the `err` of receipts, but none has to.
 */
const mapErrors: readonly NetworkError[] = [
  { code: 1, name: 'unknownSubscriber', reason: 'unknown-subscriber' },
  {
    code: 3,
    name: 'unknownMSC',
    reason: 'protocol-error',
    title: { en: 'unknown MSC', ru: 'MSC неизвестен' },
  },
  { code: 5, name: 'unidentifiedSubscriber', reason: 'unidentified-subscriber' },
  { code: 6, name: 'absentSubscriberSM', reason: 'absent-for-sms' },
  {
    code: 7,
    name: 'unknownEquipment',
    reason: 'illegal-equipment',
    title: { en: 'unknown equipment', ru: 'телефон неизвестен' },
  },
  { code: 8, name: 'roamingNotAllowed', reason: 'roaming-not-allowed' },
  { code: 9, name: 'illegalSubscriber', reason: 'illegal-subscriber' },
  { code: 10, name: 'bearerServiceNotProvisioned', reason: 'bearer-not-provisioned' },
  { code: 11, name: 'teleserviceNotProvisioned', reason: 'sms-not-provisioned' },
  { code: 12, name: 'illegalEquipment', reason: 'illegal-equipment' },
  { code: 13, name: 'callBarred', reason: 'call-barred' },
  { code: 15, name: 'cug-Reject', reason: 'closed-group' },
  {
    code: 16,
    name: 'illegalSS-Operation',
    reason: 'protocol-error',
    title: { en: 'illegal supplementary service operation', ru: 'недопустимая операция с услугой' },
  },
  {
    code: 17,
    name: 'ss-ErrorStatus',
    reason: 'facility-not-supported',
    title: { en: 'supplementary service in the wrong status', ru: 'услуга в неподходящем состоянии' },
  },
  {
    code: 18,
    name: 'ss-NotAvailable',
    reason: 'facility-not-supported',
    title: { en: 'supplementary service not available', ru: 'услуга недоступна' },
  },
  {
    code: 19,
    name: 'ss-SubscriptionViolation',
    reason: 'facility-not-supported',
    title: { en: 'supplementary service subscription violated', ru: 'нарушена подписка на услугу' },
  },
  {
    code: 20,
    name: 'ss-Incompatibility',
    reason: 'facility-not-supported',
    title: { en: 'supplementary services incompatible', ru: 'услуги несовместимы' },
  },
  { code: 21, name: 'facilityNotSupported', reason: 'facility-not-supported' },
  { code: 27, name: 'absentSubscriber', reason: 'absent-subscriber' },
  { code: 31, name: 'subscriberBusyForMT-SMS', reason: 'subscriber-busy' },
  { code: 32, name: 'sm-DeliveryFailure', reason: 'delivery-failure' },
  { code: 33, name: 'messageWaitingListFull', reason: 'waiting-list-full' },
  { code: 34, name: 'systemFailure', reason: 'network-failure' },
  { code: 35, name: 'dataMissing', reason: 'data-missing' },
  { code: 36, name: 'unexpectedDataValue', reason: 'unexpected-value' },
  {
    code: 37,
    name: 'pw-RegistrationFailure',
    reason: 'protocol-error',
    title: { en: 'password registration failure', ru: 'не удалось записать пароль услуги' },
  },
  {
    code: 38,
    name: 'negativePW-Check',
    reason: 'protocol-error',
    title: { en: 'negative password check', ru: 'пароль услуги не подошёл' },
  },
  {
    code: 39,
    name: 'noRoamingNumberAvailable',
    reason: 'network-failure',
    title: { en: 'no roaming number available', ru: 'нет свободного роумингового номера' },
  },
  {
    code: 40,
    name: 'tracingBufferFull',
    reason: 'congestion',
    title: { en: 'tracing buffer full', ru: 'буфер трассировки заполнен' },
  },
  {
    code: 45,
    name: 'busySubscriber',
    reason: 'subscriber-busy',
    title: { en: 'subscriber busy', ru: 'абонент занят' },
  },
  {
    code: 46,
    name: 'noSubscriberReply',
    reason: 'absent-subscriber',
    title: { en: 'no reply', ru: 'абонент не ответил' },
  },
  {
    code: 52,
    name: 'unauthorizedRequestingNetwork',
    reason: 'destination-blocked',
    title: { en: 'requesting network not authorised', ru: 'запросившей сети не разрешено' },
  },
]

/** RP causes of 3GPP TS 24.011 table 8.4: some gateways put them where others put MAP errors. */
const rpCauses: readonly NetworkError[] = [
  {
    code: 1,
    reason: 'unknown-subscriber',
    title: { en: 'RP: unassigned number', ru: 'RP: номер не назначен' },
  },
  {
    code: 8,
    reason: 'call-barred',
    title: { en: 'RP: barred by the operator', ru: 'RP: запрещено оператором' },
  },
  { code: 10, reason: 'call-barred', title: { en: 'RP: call barred', ru: 'RP: вызовы запрещены' } },
  {
    code: 21,
    reason: 'permanent-failure',
    title: { en: 'RP: short message transfer rejected', ru: 'RP: передача сообщения отклонена' },
  },
  { code: 22, reason: 'memory-full', title: { en: 'RP: memory exceeded', ru: 'RP: память заполнена' } },
  {
    code: 27,
    reason: 'absent-subscriber',
    title: { en: 'RP: destination out of service', ru: 'RP: получатель не обслуживается' },
  },
  {
    code: 28,
    reason: 'unidentified-subscriber',
    title: { en: 'RP: unidentified subscriber', ru: 'RP: абонент не опознан' },
  },
  {
    code: 29,
    reason: 'facility-not-supported',
    title: { en: 'RP: facility rejected', ru: 'RP: возможность отклонена' },
  },
  {
    code: 30,
    reason: 'unknown-subscriber',
    title: { en: 'RP: unknown subscriber', ru: 'RP: неизвестный абонент' },
  },
  {
    code: 38,
    reason: 'network-failure',
    title: { en: 'RP: network out of order', ru: 'RP: сеть неисправна' },
  },
  {
    code: 41,
    reason: 'network-failure',
    title: { en: 'RP: temporary failure', ru: 'RP: временная ошибка' },
  },
  { code: 42, reason: 'congestion', title: { en: 'RP: congestion', ru: 'RP: перегрузка' } },
  {
    code: 47,
    reason: 'congestion',
    title: { en: 'RP: resources unavailable', ru: 'RP: нет свободных ресурсов' },
  },
  {
    code: 50,
    reason: 'sms-not-provisioned',
    title: { en: 'RP: facility not subscribed', ru: 'RP: услуга не подключена' },
  },
  {
    code: 69,
    reason: 'facility-not-supported',
    title: { en: 'RP: facility not implemented', ru: 'RP: возможность не реализована' },
  },
  {
    code: 81,
    reason: 'protocol-error',
    title: { en: 'RP: invalid message reference', ru: 'RP: неверный номер сообщения' },
  },
  { code: 95, reason: 'protocol-error', title: { en: 'RP: invalid message', ru: 'RP: неверное сообщение' } },
  {
    code: 96,
    reason: 'protocol-error',
    title: { en: 'RP: invalid mandatory information', ru: 'RP: неверны обязательные данные' },
  },
  {
    code: 97,
    reason: 'protocol-error',
    title: { en: 'RP: message type does not exist', ru: 'RP: нет такого типа сообщения' },
  },
  {
    code: 98,
    reason: 'protocol-error',
    title: { en: 'RP: message does not fit the state', ru: 'RP: сообщение не подходит к состоянию' },
  },
  {
    code: 99,
    reason: 'protocol-error',
    title: { en: 'RP: information element does not exist', ru: 'RP: нет такого элемента' },
  },
  { code: 111, reason: 'protocol-error', title: { en: 'RP: protocol error', ru: 'RP: ошибка протокола' } },
  {
    code: 127,
    reason: 'protocol-error',
    title: { en: 'RP: interworking, unspecified', ru: 'RP: ошибка стыка сетей, без уточнения' },
  },
]

/** Failure causes of 3GPP TS 23.040 §9.2.3.22: what a handset or a service centre answers. */
const tpCauses: readonly NetworkError[] = [
  {
    code: 128,
    reason: 'facility-not-supported',
    title: {
      en: 'TP: telematic interworking not supported',
      ru: 'TP: телематические службы не поддерживаются',
    },
  },
  {
    code: 129,
    reason: 'facility-not-supported',
    title: { en: 'TP: short message of type 0 not supported', ru: 'TP: сообщения типа 0 не поддерживаются' },
  },
  {
    code: 130,
    reason: 'facility-not-supported',
    title: { en: 'TP: message cannot be replaced', ru: 'TP: сообщение нельзя заменить' },
  },
  {
    code: 143,
    reason: 'bad-field',
    title: { en: 'TP: protocol identifier not accepted', ru: 'TP: протокол (TP-PID) не принят' },
  },
  {
    code: 144,
    reason: 'encoding-unknown',
    title: { en: 'TP: alphabet not supported', ru: 'TP: алфавит не поддерживается' },
  },
  {
    code: 145,
    reason: 'encoding-unknown',
    title: { en: 'TP: message class not supported', ru: 'TP: класс сообщения не поддерживается' },
  },
  {
    code: 159,
    reason: 'encoding-unknown',
    title: { en: 'TP: data coding scheme not accepted', ru: 'TP: кодировка (TP-DCS) не принята' },
  },
  {
    code: 160,
    reason: 'protocol-error',
    title: { en: 'TP: command cannot be carried out', ru: 'TP: команду нельзя выполнить' },
  },
  {
    code: 161,
    reason: 'protocol-error',
    title: { en: 'TP: command not supported', ru: 'TP: команда не поддерживается' },
  },
  { code: 175, reason: 'protocol-error', title: { en: 'TP: command failed', ru: 'TP: ошибка команды' } },
  {
    code: 176,
    reason: 'protocol-error',
    title: { en: 'TP: message format not supported', ru: 'TP: формат сообщения не поддерживается' },
  },
  {
    code: 192,
    reason: 'congestion',
    title: { en: 'TP: service centre busy', ru: 'TP: центр сообщений занят' },
  },
  {
    code: 193,
    reason: 'sms-not-provisioned',
    title: { en: 'TP: no subscription to the service centre', ru: 'TP: нет подписки на центр сообщений' },
  },
  {
    code: 194,
    reason: 'system-error',
    title: { en: 'TP: failure of the service centre', ru: 'TP: сбой центра сообщений' },
  },
  { code: 195, reason: 'bad-recipient', title: { en: 'TP: address not valid', ru: 'TP: адрес неверен' } },
  {
    code: 196,
    reason: 'destination-blocked',
    title: { en: 'TP: recipient barred', ru: 'TP: получатель закрыт' },
  },
  {
    code: 197,
    reason: 'request-failed',
    title: { en: 'TP: rejected as a duplicate', ru: 'TP: отклонено как повтор' },
  },
  {
    code: 198,
    reason: 'bad-field',
    title: {
      en: 'TP: format of the validity period not supported',
      ru: 'TP: формат срока действия не поддерживается',
    },
  },
  {
    code: 199,
    reason: 'bad-field',
    title: { en: 'TP: validity period not supported', ru: 'TP: срок действия не поддерживается' },
  },
  { code: 208, reason: 'memory-full', title: { en: 'TP: SIM storage full', ru: 'TP: память SIM заполнена' } },
  {
    code: 209,
    reason: 'not-sms-capable',
    title: { en: 'TP: SIM cannot store messages', ru: 'TP: SIM не хранит сообщения' },
  },
  {
    code: 210,
    reason: 'handset-error',
    title: { en: 'TP: error in the handset', ru: 'TP: ошибка телефона' },
  },
  { code: 211, reason: 'memory-full', title: { en: 'TP: memory exceeded', ru: 'TP: память заполнена' } },
  {
    code: 212,
    reason: 'subscriber-busy',
    title: { en: 'TP: SIM toolkit busy', ru: 'TP: приложение SIM занято' },
  },
  {
    code: 213,
    reason: 'handset-error',
    title: { en: 'TP: SIM data download failed', ru: 'TP: не удалась загрузка в SIM' },
  },
  {
    code: 255,
    reason: 'handset-error',
    title: { en: 'TP: unspecified error', ru: 'TP: ошибка без уточнения' },
  },
]

/** 3GPP TS 27.005 §3.2.5 above 255: a gateway that sends through a modem. Below, RP and TP causes stand. */
const modemErrors: readonly NetworkError[] = [
  { code: 300, reason: 'modem-fault', title: { en: 'modem failure', ru: 'сбой модема' } },
  {
    code: 301,
    reason: 'modem-fault',
    title: { en: 'SMS service of the modem is taken', ru: 'служба SMS модема занята' },
  },
  { code: 302, reason: 'modem-fault', title: { en: 'operation not allowed', ru: 'операция не разрешена' } },
  {
    code: 303,
    reason: 'modem-fault',
    title: { en: 'operation not supported', ru: 'операция не поддерживается' },
  },
  {
    code: 304,
    reason: 'modem-fault',
    title: { en: 'invalid parameter in PDU mode', ru: 'неверный параметр в режиме PDU' },
  },
  {
    code: 305,
    reason: 'modem-fault',
    title: { en: 'invalid parameter in text mode', ru: 'неверный параметр в текстовом режиме' },
  },
  { code: 310, reason: 'modem-fault', title: { en: 'no SIM inserted', ru: 'нет SIM-карты' } },
  { code: 311, reason: 'modem-fault', title: { en: 'SIM PIN required', ru: 'нужен PIN SIM-карты' } },
  {
    code: 312,
    reason: 'modem-fault',
    title: { en: 'PIN of the device required', ru: 'нужен PIN устройства' },
  },
  { code: 313, reason: 'modem-fault', title: { en: 'SIM failure', ru: 'сбой SIM-карты' } },
  { code: 314, reason: 'modem-fault', title: { en: 'SIM busy', ru: 'SIM-карта занята' } },
  { code: 315, reason: 'modem-fault', title: { en: 'wrong SIM', ru: 'не та SIM-карта' } },
  { code: 316, reason: 'modem-fault', title: { en: 'SIM PUK required', ru: 'нужен PUK SIM-карты' } },
  { code: 317, reason: 'modem-fault', title: { en: 'SIM PIN2 required', ru: 'нужен PIN2 SIM-карты' } },
  { code: 318, reason: 'modem-fault', title: { en: 'SIM PUK2 required', ru: 'нужен PUK2 SIM-карты' } },
  { code: 320, reason: 'modem-fault', title: { en: 'memory failure', ru: 'сбой памяти' } },
  {
    code: 321,
    reason: 'modem-fault',
    title: { en: 'invalid memory index', ru: 'неверный номер ячейки памяти' },
  },
  {
    code: 322,
    reason: 'modem-fault',
    title: { en: 'memory of the modem is full', ru: 'память модема заполнена' },
  },
  {
    code: 330,
    reason: 'unknown-service-centre',
    title: { en: 'address of the service centre not known', ru: 'адрес центра сообщений не задан' },
  },
  { code: 331, reason: 'network-failure', title: { en: 'no network service', ru: 'нет сети' } },
  { code: 332, reason: 'network-timeout', title: { en: 'network timeout', ru: 'сеть не ответила' } },
  {
    code: 340,
    reason: 'modem-fault',
    title: { en: 'no acknowledgement expected', ru: 'подтверждение не ожидалось' },
  },
  {
    code: 500,
    reason: 'modem-fault',
    title: { en: 'unknown error of the modem', ru: 'неизвестная ошибка модема' },
  },
]

/** 3GPP TS 27.007 §9.2: the modem itself, whatever it was asked. */
const equipmentErrors: readonly NetworkError[] = [
  { code: 3, reason: 'modem-fault', title: { en: 'operation not allowed', ru: 'операция не разрешена' } },
  {
    code: 4,
    reason: 'modem-fault',
    title: { en: 'operation not supported', ru: 'операция не поддерживается' },
  },
  { code: 10, reason: 'modem-fault', title: { en: 'no SIM inserted', ru: 'нет SIM-карты' } },
  { code: 11, reason: 'modem-fault', title: { en: 'SIM PIN required', ru: 'нужен PIN SIM-карты' } },
  { code: 12, reason: 'modem-fault', title: { en: 'SIM PUK required', ru: 'нужен PUK SIM-карты' } },
  { code: 13, reason: 'modem-fault', title: { en: 'SIM failure', ru: 'сбой SIM-карты' } },
  { code: 14, reason: 'modem-fault', title: { en: 'SIM busy', ru: 'SIM-карта занята' } },
  { code: 15, reason: 'modem-fault', title: { en: 'wrong SIM', ru: 'не та SIM-карта' } },
  { code: 16, reason: 'modem-fault', title: { en: 'incorrect password', ru: 'неверный пароль' } },
  {
    code: 20,
    reason: 'modem-fault',
    title: { en: 'memory of the modem is full', ru: 'память модема заполнена' },
  },
  {
    code: 21,
    reason: 'modem-fault',
    title: { en: 'invalid memory index', ru: 'неверный номер ячейки памяти' },
  },
  { code: 22, reason: 'modem-fault', title: { en: 'not found', ru: 'не найдено' } },
  { code: 23, reason: 'modem-fault', title: { en: 'memory failure', ru: 'сбой памяти' } },
  { code: 30, reason: 'network-failure', title: { en: 'no network service', ru: 'нет сети' } },
  { code: 31, reason: 'network-timeout', title: { en: 'network timeout', ru: 'сеть не ответила' } },
  {
    code: 32,
    reason: 'network-failure',
    title: {
      en: 'network not allowed, emergency calls only',
      ru: 'сеть недоступна, только экстренные вызовы',
    },
  },
  {
    code: 100,
    reason: 'modem-fault',
    title: { en: 'unknown error of the modem', ru: 'неизвестная ошибка модема' },
  },
]

/** Where a number of a mobile network is listed; the same number means something else in each. */
export type NetworkSystem = 'map' | 'rp' | 'tp' | 'cms' | 'cme'

export const networkErrors: readonly {
  readonly system: NetworkSystem
  readonly rows: readonly NetworkError[]
}[] = [
  { system: 'map', rows: mapErrors },
  { system: 'rp', rows: rpCauses },
  { system: 'tp', rows: tpCauses },
  { system: 'cms', rows: modemErrors },
  { system: 'cme', rows: equipmentErrors },
]
