import type { NetworkErrorRow } from './network-error-row.ts'

/** 3GPP TS 27.005 §3.2.5 above 255: a gateway that sends through a modem. Below, RP and TP causes stand. */
export const modemErrors: readonly NetworkErrorRow[] = [
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
export const equipmentErrors: readonly NetworkErrorRow[] = [
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
