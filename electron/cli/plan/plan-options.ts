import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { unaskedRate } from '../../../shared/load/load-consent.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn } from '../options/common-options.ts'
import { addMaskOption, type HiddenPart } from '../options/mask-option.ts'

export interface PlanOptions {
  readonly plan?: string
  readonly data?: string
  readonly var?: readonly string[]
  readonly tags?: readonly string[]
  readonly excludeTags?: readonly string[]
  readonly only?: readonly string[]
  readonly bail?: boolean
  readonly retry?: number
  readonly html?: string
  readonly junit?: string
  readonly list?: boolean
  readonly mask?: readonly HiddenPart[]
  readonly allowInconclusive?: boolean
  readonly yes?: boolean
}

/** Options that mean something with a plan alone. */
export const planOnly = [
  'data',
  'var',
  'tags',
  'excludeTags',
  'only',
  'bail',
  'retry',
  'html',
  'junit',
  'list',
  'mask',
  'allowInconclusive',
  'yes',
] as const satisfies readonly (keyof PlanOptions)[]

const mostRetries = 100

/** `--plan` and everything that goes with it. */
export function addPlanOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  command
    .option(
      '--plan <file>',
      say({
        en: 'run this plan, YAML or JSON; - for standard input',
        ru: 'выполнить план, YAML или JSON; - стандартный ввод',
      }),
    )
    .option(
      '--data <file>',
      say({
        en: 'rows of data, CSV or XLSX: the plan is run once for each',
        ru: 'строки данных, CSV или XLSX: план выполняется для каждой',
      }),
    )
    .option(
      '--var <name=value>',
      say({
        en: 'value of a variable; may be given again',
        ru: 'значение переменной; можно указать несколько раз',
      }),
      gather,
    )
    .option(
      '--tags <a,b>',
      say({ en: 'checks with one of these tags', ru: 'проверки с одной из этих меток' }),
      gatherList,
    )
    .option('--exclude-tags <a,b>', say({ en: 'none with these', ru: 'без этих меток' }), gatherList)
    .option(
      '--only <id>',
      say({
        en: 'this check and what it needs; may be given again',
        ru: 'эту проверку и то, что ей нужно; можно указать несколько раз',
      }),
      gatherList,
    )
    .option(
      '--bail',
      say({
        en: 'leave out the rest after the first failure',
        ru: 'после первого сбоя пропустить остальное',
      }),
    )
    .option(
      '--retry <n>',
      say({ en: 'try a check that fails again so often', ru: 'столько раз повторять неудавшуюся проверку' }),
      integerIn(cli, 0, mostRetries),
    )
    .option('--html <file>', say({ en: 'write a report as a page', ru: 'записать отчёт страницей' }))
    .option('--junit <file>', say({ en: 'write a report as JUnit XML', ru: 'записать отчёт в JUnit XML' }))
    .option(
      '--list',
      say({
        en: 'name what would run, and run nothing',
        ru: 'перечислить, что выполнится, и ничего не выполнять',
      }),
    )
    .option(
      '--allow-inconclusive',
      say({ en: 'exit with 0 when checks are inconclusive', ru: 'код выхода 0, если проверки без вывода' }),
    )
  command.option(
    '--yes',
    say({
      en: `the provider allows the plan’s load: above ${unaskedRate} parts a second to another machine that is asked first`,
      ru: `провайдер разрешает нагрузку плана: сверх ${unaskedRate} частей в секунду на другую машину об этом спрашивают`,
    }),
  )
  return addMaskOption(command, cli)
}

/** A text more for an option that may be given again. */
export const gather = (text: string, before: readonly string[] = []) => [...before, text]
const gatherList = (text: string, before: readonly string[] = []) => [
  ...before,
  ...text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
]

/** The variables that `--var` gives. Throws Fault cli.bad-variable. */
export function variablesOf({ var: given = [] }: PlanOptions): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw new Fault('cli.bad-variable', { given: text })
      return [text.slice(0, at).trim(), text.slice(at + 1)]
    }),
  )
}

/** Throws Fault cli.no-check. */
export function checkKnown(option: string, names: readonly string[], known: readonly string[]): void {
  const name = names.find((one) => !known.includes(one))
  if (name !== undefined) throw new Fault('cli.no-check', { option, name, known: listOf(known) })
}

/** The names in a sentence. */
export function listOf(names: readonly string[]): string {
  return names.length === 0 ? '—' : names.join(', ')
}
