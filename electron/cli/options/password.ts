import { type Command, Option } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Cli } from '../console/cli.ts'
import { readAll } from '../console/read-lines.ts'

export interface PasswordOptions {
  readonly passwordEnv?: string
  readonly passwordStdin?: boolean
}

const usualVariable = 'SMPP_PASSWORD'

/** `--password-env` and `--password-stdin`; `--password` is known so that it can be refused in words. */
export function addPasswordOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--password-env <variable>',
      say({
        en: `environment variable with the password; ${usualVariable} when not given`,
        ru: `переменная окружения с паролем; без параметра ${usualVariable}`,
      }),
    )
    .option(
      '--password-stdin',
      say({ en: 'read the password from standard input', ru: 'прочитать пароль со стандартного ввода' }),
    )
    .addOption(new Option('--password [value]').hideHelp())
    .on('option:password', () => {
      throw new Fault('cli.password-argument', {})
    })
}

/** Throws Fault cli.no-password, cli.option-conflict; an empty password must be given as such. */
export async function readPassword(cli: Cli, options: PasswordOptions): Promise<string> {
  const { passwordEnv, passwordStdin } = options
  if (passwordStdin && passwordEnv !== undefined) {
    throw new Fault('cli.option-conflict', { first: '--password-env', second: '--password-stdin' })
  }
  // A line end is how the password was piped, not a part of it.
  if (passwordStdin) return (await readAll('-')).toString().replace(/\r?\n$/, '')
  const variable = passwordEnv ?? usualVariable
  const password = cli.environment[variable]
  if (password === undefined) throw new Fault('cli.no-password', { variable })
  return password
}
