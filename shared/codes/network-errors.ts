import type { Words } from '../words/words.ts'
import type { ReasonId } from './reason-table.ts'

/** One number of a mobile network, and its own name where the reason's would say too little. */
interface NetworkError {
  readonly code: number
  readonly reason: ReasonId
  readonly title?: Words
}

/**
 * MAP errors of 3GPP TS 29.002, which the TLV network_error_code carries when its first octet is 3 (GSM). Many
 * providers use the same numbers for the `err` of receipts, but none has to.
 */
export const mapErrors: readonly NetworkError[] = [
  { code: 1, reason: 'unknown-subscriber' },
  { code: 3, reason: 'protocol-error', title: { en: 'unknown MSC', ru: 'MSC неизвестен' } },
  { code: 5, reason: 'unidentified-subscriber' },
  { code: 6, reason: 'absent-for-sms' },
  { code: 7, reason: 'illegal-equipment', title: { en: 'unknown equipment', ru: 'телефон неизвестен' } },
  { code: 8, reason: 'roaming-not-allowed' },
  { code: 9, reason: 'illegal-subscriber' },
  { code: 10, reason: 'bearer-not-provisioned' },
  { code: 11, reason: 'sms-not-provisioned' },
  { code: 12, reason: 'illegal-equipment' },
  { code: 13, reason: 'call-barred' },
  { code: 15, reason: 'closed-group' },
  {
    code: 16,
    reason: 'protocol-error',
    title: { en: 'illegal supplementary service operation', ru: 'недопустимая операция с услугой' },
  },
  {
    code: 17,
    reason: 'facility-not-supported',
    title: { en: 'supplementary service in the wrong status', ru: 'услуга в неподходящем состоянии' },
  },
  {
    code: 18,
    reason: 'facility-not-supported',
    title: { en: 'supplementary service not available', ru: 'услуга недоступна' },
  },
  {
    code: 19,
    reason: 'facility-not-supported',
    title: { en: 'supplementary service subscription violated', ru: 'нарушена подписка на услугу' },
  },
  {
    code: 20,
    reason: 'facility-not-supported',
    title: { en: 'supplementary services incompatible', ru: 'услуги несовместимы' },
  },
  { code: 21, reason: 'facility-not-supported' },
  { code: 27, reason: 'absent-subscriber' },
  { code: 31, reason: 'subscriber-busy' },
  { code: 32, reason: 'delivery-failure' },
  { code: 33, reason: 'waiting-list-full' },
  { code: 34, reason: 'network-failure' },
  { code: 35, reason: 'data-missing' },
  { code: 36, reason: 'unexpected-value' },
  {
    code: 37,
    reason: 'protocol-error',
    title: { en: 'password registration failure', ru: 'не удалось записать пароль услуги' },
  },
  {
    code: 38,
    reason: 'protocol-error',
    title: { en: 'negative password check', ru: 'пароль услуги не подошёл' },
  },
  {
    code: 39,
    reason: 'network-failure',
    title: { en: 'no roaming number available', ru: 'нет свободного роумингового номера' },
  },
  {
    code: 40,
    reason: 'congestion',
    title: { en: 'tracing buffer full', ru: 'буфер трассировки заполнен' },
  },
  { code: 45, reason: 'subscriber-busy', title: { en: 'subscriber busy', ru: 'абонент занят' } },
  { code: 46, reason: 'absent-subscriber', title: { en: 'no reply', ru: 'абонент не ответил' } },
  {
    code: 52,
    reason: 'destination-blocked',
    title: { en: 'requesting network not authorised', ru: 'запросившей сети не разрешено' },
  },
]

/** RP causes of 3GPP TS 24.011 table 8.4: some gateways put them where others put MAP errors. */
export const rpCauses: readonly NetworkError[] = [
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
    code: 127,
    reason: 'protocol-error',
    title: { en: 'RP: interworking, unspecified', ru: 'RP: ошибка стыка сетей, без уточнения' },
  },
]
