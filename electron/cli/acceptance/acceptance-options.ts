import { type Command, InvalidArgumentError } from 'commander'
import type { PersonsAnswer } from '../../../shared/acceptance/acceptance-result.ts'
import { acceptanceChecks } from '../../../shared/acceptance/acceptance-table.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Budget, Numbers } from '../../plans/measures/measure.ts'
import { budgetOf, readNumbers } from '../../plans/run-settings.ts'
import type { Cli } from '../console/cli.ts'
import { secondsIn } from '../options/common-options.ts'
import { type PlanOptions, variablesOf } from '../plan/plan-options.ts'

export interface AcceptanceCliOptions extends PlanOptions {
  readonly acceptance?: boolean
  readonly thorough?: boolean
  readonly mostWait?: number
  readonly answer?: Readonly<Record<string, string>>
}

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
      collectPairs(cli),
    )
}

/** Throws Fault cli.bad-line-like faults for ids that no check has. */
export function checkIds({ only = [], answer = {} }: AcceptanceCliOptions): void {
  const ids = acceptanceChecks.map(({ id }) => id as string)
  const known = (list: readonly string[]) => list.join(', ')
  for (const id of only) {
    if (!ids.includes(id))
      throw new Fault('cli.unknown-place', { option: '--only', value: id, known: known(ids) })
  }
  const asked = acceptanceChecks
    .filter(({ question }) => question !== undefined)
    .map(({ id }) => id as string)
  for (const id of Object.keys(answer)) {
    if (!asked.includes(id))
      throw new Fault('cli.unknown-place', { option: '--answer', value: id, known: known(asked) })
  }
}

export function budgetFrom({ thorough = false, mostWait }: AcceptanceCliOptions): Budget {
  const budget = budgetOf(thorough)
  const ms = mostWait === undefined ? null : mostWait * 1000
  return ms === null ? budget : { ...budget, silenceMs: ms, receiptMs: ms }
}

/** Where messages go and what they carry. Throws Fault cli.option-needs without a destination. */
export function numbersFrom(options: AcceptanceCliOptions): Numbers {
  const given = variablesOf(options)
  if ((given['to'] ?? '') === '')
    throw new Fault('cli.option-needs', { option: '--acceptance', needs: '--var to=…' })
  return readNumbers(given)
}

/** 'fail: only half of it' is a failure, 'inconclusive: …' leaves it open, anything else a pass. */
export function answersFrom({ answer = {} }: AcceptanceCliOptions): ReadonlyMap<string, PersonsAnswer> {
  return new Map(Object.entries(answer).map(([id, text]) => [id, answerOf(text)]))
}

function answerOf(text: string): PersonsAnswer {
  const [, verdict, note] = /^(pass|fail|inconclusive)\b:?\s*([\s\S]*)$/.exec(text.trim()) ?? []
  return verdict === 'fail' || verdict === 'inconclusive' || verdict === 'pass'
    ? { verdict, note: note ?? '' }
    : { verdict: 'pass', note: text.trim() }
}

/** `name=value`, as often as it is given. */
function collectPairs(cli: Cli) {
  return (text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => {
    const at = text.indexOf('=')
    const name = text.slice(0, at).trim()
    if (at < 1 || name === '')
      throw new InvalidArgumentError(cli.say({ en: 'Expected name=value.', ru: 'Нужно имя=значение.' }))
    return { ...before, [name]: text.slice(at + 1) }
  }
}
