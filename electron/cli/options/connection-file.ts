import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Command, Option } from 'commander'
import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import { readFault } from '../../source/file-chunks.ts'
import type { Cli } from '../console/cli.ts'
import { readHosts } from './hosts-option.ts'
import { isProfileFile } from './profile-option.ts'

/** Options that name a file: in the JSON, relative to the JSON file. */
const fileKeys: ReadonlySet<string> = new Set(['ca', 'cert', 'key', 'pfx'])
/** The option that may be a list. */
const listKey = 'hosts'
/** Not allowed in a file: a password, and reading one from standard input. */
const barredKeys: ReadonlySet<string> = new Set(['password', 'passwordStdin'])

const fileSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown())]))

/**
 * `--connection <file>`: JSON with the options that `known` holds, by their names in camelCase. An option
 * given on the command line, before or after it, overrides the file.
 */
export function addConnectionFile(command: Command, cli: Cli, known: readonly Option[]): Command {
  const byKey = new Map(
    known.map((option) => [option.attributeName(), option] as const).filter(([key]) => !barredKeys.has(key)),
  )
  return command
    .option(
      '--connection <file>',
      cli.say({
        en: 'JSON with these connection options: {"host": …, "systemId": …, "tls": true, "cert": …}; those on the command line go before it',
        ru: 'JSON с этими параметрами подключения: {"host": …, "systemId": …, "tls": true, "cert": …}; параметры командной строки важнее',
      }),
    )
    .on('option:connection', (file: string) => {
      for (const [key, value] of Object.entries(readConnectionFile(file))) {
        const option = byKey.get(key)
        if (option === undefined) throw badFile(file, key, cli.say({ en: 'not known', ru: 'неизвестно' }))
        if (command.getOptionValueSource(key) === 'cli') continue
        const isFile = fileKeys.has(key) || (key === 'profile' && isProfileFile(cli, String(value)))
        const text = isFile ? resolve(dirname(file), String(value)) : value
        command.setOptionValueWithSource(key, readAs(cli, file, option, text), 'config')
      }
    })
}

/** Value as the option itself would parse it. */
function readAs(
  cli: Cli,
  file: string,
  option: Option,
  value: string | number | boolean | readonly unknown[],
): unknown {
  const isFlag = option.isBoolean()
  if (isFlag !== (typeof value === 'boolean')) {
    const expected = isFlag ? 'true, false' : expectedText(cli)
    throw badFile(file, option.attributeName(), expected)
  }
  const isList = Array.isArray(value)
  if (isList && option.attributeName() !== listKey)
    throw badFile(file, option.attributeName(), expectedText(cli))
  if (isFlag || option.parseArg === undefined) return isFlag ? value : String(value)
  try {
    if (isList) return readHosts(cli, value)
    return option.parseArg(String(value), undefined)
  } catch (problem) {
    throw problem instanceof Error ? badFile(file, option.attributeName(), problem.message) : problem
  }
}

function readConnectionFile(file: string): z.infer<typeof fileSchema> {
  let text: string
  try {
    // Read while the command line is parsed: the file may hold required options.
    text = readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (problem) {
    throw readFault(file, problem)
  }
  try {
    const checked = fileSchema.safeParse(JSON.parse(text))
    if (checked.success) return checked.data
    const [issue] = checked.error.issues
    throw badFile(file, issue?.path.join('.') ?? '', issue?.message ?? '')
  } catch (problem) {
    if (problem instanceof SyntaxError) throw badFile(file, 'JSON', problem.message)
    throw problem
  }
}

function expectedText(cli: Cli): string {
  return cli.say({ en: 'text or a number', ru: 'текст или число' })
}

function badFile(file: string, key: string, problem: string): Fault {
  return new Fault('cli.bad-config', { file, problem: `${key}: ${problem}` })
}
