import type { Command } from 'commander'
import type { PersonsAnswer } from '../../../shared/acceptance/acceptance-result.ts'
import { acceptanceChecks } from '../../../shared/acceptance/acceptance-table.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Budget, Numbers } from '../../plans/measures/measure.ts'
import { budgetOf, readNumbers } from '../../plans/run-settings.ts'
import type { Cli } from '../console/cli.ts'
import { secondsIn } from '../options/common-options.ts'
import { checkKnown, gather, type PlanOptions, variablesOf } from '../plan/plan-options.ts'

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

const ids: readonly string[] = acceptanceChecks.map(({ id }) => id)
const tags = [...new Set(acceptanceChecks.flatMap((check) => check.tags))]
const asked: readonly string[] = acceptanceChecks.flatMap(({ id, question }) =>
  question === undefined ? [] : [id],
)

/** Throws Fault cli.no-check for a name that no check has. */
export function checkNames(options: AcceptanceCliOptions): void {
  const { only = [], tags: wanted = [], excludeTags = [] } = options
  checkKnown('--only', only, ids)
  checkKnown('--tags', wanted, tags)
  checkKnown('--exclude-tags', excludeTags, tags)
  checkKnown('--answer', [...answersFrom(options).keys()], asked)
}

export function budgetFrom({ thorough = false, mostWait }: AcceptanceCliOptions): Budget {
  const budget = budgetOf(thorough)
  const ms = mostWait === undefined ? null : mostWait * 1000
  return ms === null ? budget : { ...budget, silenceMs: ms, receiptMs: ms }
}

/** Where messages go and what they carry. Throws Fault cli.option-needs without a destination. */
export function numbersFrom(options: AcceptanceCliOptions): Numbers {
  const numbers = readNumbers(variablesOf(options))
  if (numbers.to === '') throw new Fault('cli.option-needs', { option: '--acceptance', needs: '--var to=…' })
  return numbers
}

/** 'fail: only half of it' is a failure, 'inconclusive: …' leaves it open, anything else a pass. */
export function answersFrom({ answer = [] }: AcceptanceCliOptions): ReadonlyMap<string, PersonsAnswer> {
  return new Map(Object.entries(variablesOf({ var: answer })).map(([id, text]) => [id, answerOf(text)]))
}

function answerOf(text: string): PersonsAnswer {
  const [, verdict, note] = /^(pass|fail|inconclusive)\b:?\s*([\s\S]*)$/.exec(text.trim()) ?? []
  return verdict === 'fail' || verdict === 'inconclusive' || verdict === 'pass'
    ? { verdict, note: note ?? '' }
    : { verdict: 'pass', note: text.trim() }
}
