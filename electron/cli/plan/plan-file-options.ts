import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { unaskedRate } from '../../../shared/load/load-consent.ts'
import type { PlanSelection } from '../../../shared/plan/plan-order.ts'
import { asList, type Plan } from '../../../shared/plan/plan-schema.ts'
import { usedVariables } from '../../../shared/plan/plan-walk.ts'
import { foldName } from '../../../shared/text/template-text.ts'
import type { Cli } from '../console/cli.ts'
import { addMaskOption, type HiddenPart } from '../options/mask-option.ts'
import type { PlanOptions } from '../options/plan-options.ts'

export interface PlanFileOptions extends PlanOptions {
  readonly plan?: string
  readonly data?: string
  readonly html?: string
  readonly junit?: string
  readonly mask?: readonly HiddenPart[]
  readonly yes?: boolean
}

/** Options that mean something with a plan alone. */
export const planOnly = ['data', 'yes'] as const satisfies readonly (keyof PlanFileOptions)[]

/** `--plan` and what goes with it; reports are those of an acceptance too. */
export function addPlanFileOptions(command: Command, cli: Cli): Command {
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
        en: 'with --plan: rows of data, CSV or XLSX; the plan is run once for each',
        ru: 'с --plan: строки данных, CSV или XLSX; план выполняется для каждой',
      }),
    )
    .option('--html <file>', say({ en: 'write a report as a page', ru: 'записать отчёт страницей' }))
    .option('--junit <file>', say({ en: 'write a report as JUnit XML', ru: 'записать отчёт в JUnit XML' }))
    .option(
      '--yes',
      say({
        en: `with --plan: the provider allows its load; above ${unaskedRate} parts a second to another machine that is asked first`,
        ru: `с --plan: провайдер разрешает его нагрузку; сверх ${unaskedRate} частей в секунду на другую машину об этом спрашивают`,
      }),
    )
  return addMaskOption(command, cli)
}

/** What is to run. Throws Fault cli.no-check for a name that the plan does not have, cli.unused-variable. */
export function selectionOf(plan: Plan, options: PlanOptions): PlanSelection {
  const ids = plan.checks.map(({ id }) => id)
  const tags = [...new Set(plan.checks.flatMap((check) => asList(check.tags)))]
  const { only = [], tags: wanted = [], excludeTags = [] } = options
  checkKnown('--only', only, ids)
  checkKnown('--tags', wanted, tags)
  checkKnown('--exclude-tags', excludeTags, tags)
  const used = new Set([...Object.keys(plan.vars ?? {}), ...usedVariables(plan)].map(foldName))
  for (const name of Object.keys(options.var ?? {})) {
    if (!used.has(foldName(name))) throw new Fault('cli.unused-variable', { name, known: namesOf([...used]) })
  }
  return { only, tags: wanted, excludeTags }
}

/** Throws Fault cli.no-check. */
export function checkKnown(option: string, names: readonly string[], known: readonly string[]): void {
  const name = names.find((one) => !known.includes(one))
  if (name !== undefined) throw new Fault('cli.no-check', { option, name, known: namesOf(known) })
}

function namesOf(names: readonly string[]): string {
  return names.length === 0 ? '—' : names.join(', ')
}
