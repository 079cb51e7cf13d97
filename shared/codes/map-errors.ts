import type { NetworkErrorRow } from './network-error-row.ts'

/**
 * MAP errors of 3GPP TS 29.002, which the TLV network_error_code carries when its first octet is 3 (GSM). Many
 * providers use the same numbers for the `err` of receipts, but none has to.
 */
export const mapErrors: readonly NetworkErrorRow[] = [
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
