import type { Command } from 'commander'
import type { Cli } from '../console/cli.ts'
import { secondsIn } from '../options/common-options.ts'
import { gather, type PlanOptions } from '../plan/plan-options.ts'

export interface AcceptanceCliOptions extends PlanOptions {
  readonly acceptance?: boolean
  readonly thorough?: boolean
  readonly mostWait?: number
  readonly answer?: readonly string[]
}

/** Options that mean something with an acceptance alone. */
export const acceptanceOnly = [
  'thorough',
  'mostWait',
  'answer',
] as const satisfies readonly (keyof AcceptanceCliOptions)[]

/** Seconds of an hour and a half: longer than any provider's deadline. */
const longestWait = 5400

export function addAcceptanceOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--acceptance',
      say({
        en: 'run the acceptance of an account; needs --var to=…',
        ru: 'провести приёмку учётной записи; нужен --var to=…',
      }),
    )
    .option(
      '--thorough',
      say({
        en: 'with --acceptance: every data_coding, larger bursts, and waits of minutes',
        ru: 'с --acceptance: все data_coding, пакеты больше, ожидание в минутах',
      }),
    )
    .option(
      '--most-wait <seconds>',
      say({
        en: 'with --acceptance: how long a silence or a receipt is waited for at most',
        ru: 'с --acceptance: сколько ждать тишину или отчёт самое большее',
      }),
      secondsIn(cli, 0.1, longestWait),
    )
    .option(
      '--answer <id=text>',
      say({
        en: 'with --acceptance: what you found out for a check that asks you; “fail: …” where it failed',
        ru: 'с --acceptance: что вы выяснили для проверки, которая вас спрашивает; «fail: …», если плохо',
      }),
      gather,
    )
}
