import { type StatusName, statusName } from '../smpp/status-table.ts'
import type { Words } from '../words/words.ts'
import type { ResponseKind } from './status-by-pdu.ts'

/** What a well-known gateway does with a status that it gets, or means by one that it sends. */
export interface GatewayHabit {
  readonly gateway: string
  readonly says: Words
  readonly source: string
}

const kannelSource = 'Kannel, gw/smsc/smsc_smpp.c'
const boxSource = 'Kannel, opensmppbox'
const ksmppdSource = 'ksmppd 1.0.2 (2021-05-29)'
const jasminSource = 'Jasmin (2026-04-26)'

/** Any other status than these ends the message in Kannel. */
const kannelRetries: ReadonlySet<StatusName> = new Set([
  'ESME_RMSGQFUL',
  'ESME_RTHROTTLED',
  'ESME_RX_T_APPN',
  'ESME_RSYSERR',
])
const kannelRetry: Words = {
  en: 'as a client: temporary, the message is sent again',
  ru: 'как клиент: временная ошибка, сообщение отправляется снова',
}
const kannelPause: Words = {
  en: 'as a client: temporary, the connection pauses and the message is sent again',
  ru: 'как клиент: временная ошибка, соединение приостанавливается, сообщение отправляется снова',
}
const kannelReject: Words = {
  en: 'as a client: rejected for good, the message is not sent again',
  ru: 'как клиент: отклонено окончательно, сообщение больше не отправляется',
}

/** Tries and seconds between them, as Jasmin comes; any other status is final. */
const jasminRetries: Partial<Record<StatusName, readonly [tries: number, seconds: number]>> = {
  ESME_RSYSERR: [2, 30],
  ESME_RTHROTTLED: [20, 30],
  ESME_RMSGQFUL: [2, 180],
  ESME_RINVSCHED: [2, 300],
}
const jasminFinal: Words = {
  en: 'as a client: final, the message is not sent again',
  ru: 'как клиент: окончательно, сообщение больше не отправляется',
}

/** What a provider that runs one of these gateways means by the status in a submit_sm_resp. */
const submitMeanings: Partial<Record<StatusName, readonly GatewayHabit[]>> = {
  ESME_RMSGQFUL: [
    {
      gateway: 'opensmppbox',
      says: { en: 'as a server: a temporary refusal', ru: 'как сервер: временный отказ' },
      source: boxSource,
    },
  ],
  ESME_RSUBMITFAIL: [
    {
      gateway: 'opensmppbox',
      says: { en: 'as a server: a refusal for good', ru: 'как сервер: окончательный отказ' },
      source: boxSource,
    },
    {
      gateway: 'ksmppd',
      says: {
        en: 'as a server: Kannel refused the message, or the HTTP route did',
        ru: 'как сервер: сообщение отклонил Kannel или HTTP-маршрут',
      },
      source: ksmppdSource,
    },
  ],
  ESME_RSYSERR: [
    {
      gateway: 'ksmppd',
      says: {
        en: 'as a server: a temporary failure, or an answer of Kannel that it does not know',
        ru: 'как сервер: временный сбой или незнакомый ответ Kannel',
      },
      source: ksmppdSource,
    },
  ],
  ESME_RTHROTTLED: [
    {
      gateway: 'ksmppd',
      says: { en: 'as a server: over the account’s rate', ru: 'как сервер: превышена скорость аккаунта' },
      source: ksmppdSource,
    },
  ],
  ESME_RINVBNDSTS: [
    {
      gateway: 'ksmppd',
      says: { en: 'as a server: the bind has the wrong type', ru: 'как сервер: не тот тип подключения' },
      source: ksmppdSource,
    },
  ],
}

const bindMeanings: Partial<Record<StatusName, readonly GatewayHabit[]>> = {
  ESME_RBINDFAIL: [
    {
      gateway: 'Jasmin',
      says: {
        en: 'as a server: an address outside the account’s list, or too many binds',
        ru: 'как сервер: адрес не из списка аккаунта или слишком много подключений',
      },
      source: jasminSource,
    },
    {
      gateway: 'ksmppd',
      says: { en: 'as a server: wrong user or password', ru: 'как сервер: неверный логин или пароль' },
      source: ksmppdSource,
    },
  ],
  ESME_RINVPASWD: [
    {
      gateway: 'Jasmin',
      says: { en: 'as a server: wrong user or password', ru: 'как сервер: неверный логин или пароль' },
      source: jasminSource,
    },
    {
      gateway: 'Kannel',
      says: {
        en: 'as a client: it used to cut passwords after 8 characters',
        ru: 'как клиент: раньше обрезал пароль после 8 символов',
      },
      source: 'Kamex (2026-08-05)',
    },
  ],
  ESME_RALYBND: [
    {
      gateway: 'Jasmin',
      says: {
        en: 'as a server: a second bind on the same connection',
        ru: 'как сервер: второй bind в том же соединении',
      },
      source: jasminSource,
    },
  ],
}

/** For `kind` null the habits with a submit, then those with a bind; none for success and for other responses. */
export function gatewayHabits(commandStatus: number, kind: ResponseKind | null): readonly GatewayHabit[] {
  if (commandStatus === 0 || (kind !== null && kind !== 'submit' && kind !== 'bind')) return []
  const name = statusName(commandStatus)
  const inSubmit = kind === 'bind' ? [] : [...clientHabits(name), ...(lookUp(submitMeanings, name) ?? [])]
  const inBind = kind === 'submit' ? [] : (lookUp(bindMeanings, name) ?? [])
  return [...inSubmit, ...inBind]
}

function clientHabits(name: string): readonly GatewayHabit[] {
  const isTemporary = [...kannelRetries].some((one) => one === name)
  const kannel = name === 'ESME_RTHROTTLED' ? kannelPause : isTemporary ? kannelRetry : kannelReject
  const retry = lookUp(jasminRetries, name)
  const jasmin =
    retry === undefined
      ? jasminFinal
      : {
          en: `as a client: tried again, ${retry[0]} times every ${retry[1]} s`,
          ru: `как клиент: отправляется снова, попыток: ${retry[0]}, раз в ${retry[1]} с`,
        }
  return [
    { gateway: 'Kannel', says: kannel, source: kannelSource },
    { gateway: 'Jasmin', says: jasmin, source: jasminSource },
  ]
}

function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
