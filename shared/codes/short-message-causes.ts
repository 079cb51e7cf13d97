import type { NetworkErrorRow } from './network-error-row.ts'

/** RP causes of 3GPP TS 24.011 table 8.4: some gateways put them where others put MAP errors. */
export const rpCauses: readonly NetworkErrorRow[] = [
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
export const tpCauses: readonly NetworkErrorRow[] = [
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
