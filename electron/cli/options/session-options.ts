import type { Command } from 'commander'
import { type ConnectionInput, maxBinds } from '../../../shared/contract/connections.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn, oneOf, rateIn, secondsIn } from './common-options.ts'

export interface TimeoutOptions {
  readonly timeout?: number
  readonly connectTimeout?: number
  readonly bindTimeout?: number
  readonly responseTimeout?: number
}

/** How a session lives once it is bound. */
export interface LifeOptions {
  readonly enquireLink?: number
  readonly inactivity?: number
  readonly reconnect?: boolean
}

/** How many binds are used as one. */
export interface BindsOptions {
  readonly binds?: number
}

/** How requests leave. */
export interface PaceOptions {
  readonly rate?: number
  readonly window?: number
  readonly inDoubt?: 'leave' | 'repeat'
  readonly reconnect?: boolean
}

/** Of all three timeouts: a script waits for a slow SMSC rather than fail. */
const usualTimeout = newConnection.responseTimeout
const usualEnquireLink = newConnection.enquireLinkInterval
const usualWindow = newConnection.window

/** `--timeout` and the three timeouts that it sets. */
export function addTimeoutOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--timeout <seconds>',
      say({
        en: `to connect, to bind and for each response; ${usualTimeout} when not given`,
        ru: `на соединение, bind и каждый ответ; без параметра ${usualTimeout}`,
      }),
      secondsIn(cli, 0.1, 600),
    )
    .option(
      '--connect-timeout <seconds>',
      say({ en: 'to connect, TLS included', ru: 'на соединение вместе с TLS' }),
      secondsIn(cli, 0.1, 600),
    )
    .option(
      '--bind-timeout <seconds>',
      say({ en: 'for the bind response', ru: 'на ответ на bind' }),
      secondsIn(cli, 0.1, 600),
    )
    .option(
      '--response-timeout <seconds>',
      say({ en: 'for each other response', ru: 'на каждый другой ответ' }),
      secondsIn(cli, 0.1, 3600),
    )
}

/** `--enquire-link`, `--inactivity`, `--reconnect`. */
export function addLifeOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--enquire-link <seconds>',
      say({
        en: `enquire_link after so long without traffic, 0 never; ${usualEnquireLink} when not given`,
        ru: `enquire_link после такого простоя, 0 — никогда; без параметра ${usualEnquireLink}`,
      }),
      secondsIn(cli, 0, 3600),
    )
    .option(
      '--inactivity <seconds>',
      say({
        en: 'unbind after so long with nothing but enquire_link',
        ru: 'отключиться, если так долго не было ничего, кроме enquire_link',
      }),
      secondsIn(cli, 0, 86_400),
    )
    .option(
      '--reconnect',
      say({
        en: 'connect and bind again when the link is lost',
        ru: 'соединяться и подключаться снова, когда связь потеряна',
      }),
    )
}

/** `--binds`. */
export function addBindsOption(command: Command, cli: Cli): Command {
  const { say } = cli
  return command.option(
    '--binds <n>',
    say({
      en: `bind so many times, 1 to ${maxBinds}, and use the binds as one; of a pair, so many transmitters beside one receiver; --window holds for each, --rate for all together`,
      ru: `выполнить столько bind, от 1 до ${maxBinds}, и работать через них как через один; для pair — столько transmitter при одном receiver; --window действует для каждого, --rate — на все вместе`,
    }),
    integerIn(cli, 1, maxBinds),
  )
}

/** `--rate`, `--window`, `--in-doubt`. */
export function addPaceOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--rate <n>',
      say({
        en: 'segments per second at most; no limit when not given',
        ru: 'сегментов в секунду, не больше; без параметра без ограничения',
      }),
      rateIn(cli, 0.001, 100_000),
    )
    .option(
      '--window <n>',
      say({
        en: `requests unanswered at once, at most; ${usualWindow} when not given`,
        ru: `запросов без ответа одновременно, не больше; без параметра ${usualWindow}`,
      }),
      integerIn(cli, 1, 10_000),
    )
    .option(
      '--in-doubt <what>',
      say({
        en: 'submits whose answer a lost link took away: leave them, or repeat them after --reconnect (the recipient may get them twice)',
        ru: 'сообщения, ответ на которые пропал вместе со связью: leave — оставить, repeat — повторить после --reconnect (получатель может получить их дважды)',
      }),
      oneOf(cli, ['leave', 'repeat']),
    )
}

type SessionPart = Pick<
  ConnectionInput,
  | 'connectTimeout'
  | 'bindTimeout'
  | 'responseTimeout'
  | 'enquireLinkInterval'
  | 'inactivityTimeout'
  | 'reconnect'
  | 'rate'
  | 'window'
  | 'inDoubt'
  | 'binds'
>

/** The part of a connection that these options describe. Throws Fault cli.option-needs. */
export function sessionPartOf(
  options: TimeoutOptions & LifeOptions & PaceOptions & BindsOptions,
): SessionPart {
  const { timeout = usualTimeout, reconnect = false, inDoubt = 'leave' } = options
  if (inDoubt === 'repeat' && !reconnect) {
    throw new Fault('cli.option-needs', { option: '--in-doubt repeat', needs: '--reconnect' })
  }
  return {
    connectTimeout: options.connectTimeout ?? timeout,
    bindTimeout: options.bindTimeout ?? timeout,
    responseTimeout: options.responseTimeout ?? timeout,
    enquireLinkInterval: options.enquireLink ?? usualEnquireLink,
    inactivityTimeout: options.inactivity ?? newConnection.inactivityTimeout,
    reconnect: { ...newConnection.reconnect, enabled: reconnect },
    rate: options.rate ?? newConnection.rate,
    window: options.window ?? usualWindow,
    inDoubt,
    binds: options.binds ?? newConnection.binds,
  }
}
