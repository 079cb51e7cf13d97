import { type Command, InvalidArgumentError } from 'commander'
import type { Cli } from '../console/cli.ts'
import { integerIn } from './common-options.ts'

/** What every run of checks can be told. */
export interface PlanOptions {
  readonly list?: boolean
  readonly var?: Readonly<Record<string, string>>
  readonly only?: readonly string[]
  readonly tags?: readonly string[]
  readonly excludeTags?: readonly string[]
  readonly bail?: boolean
  readonly retry?: number
  readonly allowInconclusive?: boolean
}

const mostRetries = 100

export function addPlanOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--list',
      say({ en: 'name the checks without running them', ru: 'назвать проверки, не запуская' }),
    )
    .option(
      '--var <name=value>',
      say({
        en: 'a value for the checks, such as to=79161234567',
        ru: 'значение для проверок, например to=79161234567',
      }),
      collectPairs(cli),
    )
    .option('--only <ids>', say({ en: 'these checks alone: a,b', ru: 'только эти проверки: a,b' }), listOf)
    .option(
      '--tags <tags>',
      say({ en: 'checks with one of these tags', ru: 'проверки с одной из этих меток' }),
      listOf,
    )
    .option(
      '--exclude-tags <tags>',
      say({ en: 'no checks with these tags', ru: 'без проверок с этими метками' }),
      listOf,
    )
    .option('--bail', say({ en: 'stop at the first failure', ru: 'остановиться на первом сбое' }))
    .option(
      '--retry <n>',
      say({
        en: 'try a check that did not pass again, n times',
        ru: 'повторить непройденную проверку n раз',
      }),
      integerIn(cli, 0, mostRetries),
    )
    .option(
      '--allow-inconclusive',
      say({
        en: 'exit with 0 though checks stay open',
        ru: 'код выхода 0, даже если проверки остались открытыми',
      }),
    )
}

/** 'a, b' as a list; a repeated option adds to it. */
export function listOf(text: string, before: readonly string[] = []): readonly string[] {
  const items = text.split(',').map((item) => item.trim())
  return [...before, ...items.filter((item) => item !== '')]
}

/** `name=value`, as often as it is given. */
export function collectPairs(cli: Cli) {
  return (text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => {
    const at = text.indexOf('=')
    const name = text.slice(0, at).trim()
    if (at < 1 || name === '')
      throw new InvalidArgumentError(cli.say({ en: 'Expected name=value.', ru: 'Нужно имя=значение.' }))
    return { ...before, [name]: text.slice(at + 1) }
  }
}
