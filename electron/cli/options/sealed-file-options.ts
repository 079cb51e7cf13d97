import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { servedAt } from '../../hosts/serving-note.ts'
import type { Cli } from '../console/cli.ts'

/** Options of a command that writes what is saved to a file, or reads it from one, with secrets under a passphrase. */
export interface SealedFileOptions {
  readonly data: string
  readonly passphraseEnv?: string
}

export const usualVariable = 'SMPP_FILE_PASSPHRASE'

/** `--data` and `--passphrase-env`. */
export function addSealedFileOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .requiredOption(
      '--data <folder>',
      say({ en: 'data folder of a workbench that does not run', ru: 'папка данных незапущенной программы' }),
    )
    .option(
      '--passphrase-env <variable>',
      say({
        en: `environment variable with the passphrase of the file; ${usualVariable} when not given`,
        ru: `переменная окружения с паролем файла; без параметра ${usualVariable}`,
      }),
    )
}

/** Throws Fault cli.no-passphrase. */
export function passphraseOf(
  cli: Cli,
  { passphraseEnv: variable = usualVariable }: { readonly passphraseEnv?: string },
): string {
  const passphrase = cli.environment[variable]
  if (passphrase === undefined || passphrase === '') throw new Fault('cli.no-passphrase', { variable })
  return passphrase
}

const inUse = {
  export: 'storage.in-use-for-export',
  import: 'storage.in-use-for-import',
  move: 'storage.in-use-for-move',
} as const

/** Does something with a data folder; that a workbench holds it is told with what to do there for this very work. */
export async function usingFolder<Result>(
  work: keyof typeof inUse,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run()
  } catch (problem) {
    if (!(problem instanceof Fault) || problem.code !== 'storage.in-use') throw problem
    const dataDir = String(problem.detail['dataDir'])
    const served = servedAt(dataDir)
    throw new Fault(inUse[work], { dataDir, holder: served === null ? '' : ` (serve, ${served})` })
  }
}
