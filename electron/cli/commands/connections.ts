import type { Command } from 'commander'
import type { FileConnection } from '../../../shared/contract/connection-import.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import { type Transfer, withTransfer } from '../../storage/stored-transfer.ts'
import { describeCertificate } from '../../wire/client-certificate.ts'
import { writeWholeFile } from '../capture/written-file.ts'
import { type Cli, warnOf } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { readAll } from '../console/read-lines.ts'
import { addCommonOptions, addLanguage, type CommonOptions } from '../options/common-options.ts'
import {
  addSealedFileOptions,
  passphraseOf,
  type SealedFileOptions,
  usingFolder,
  usualVariable,
} from '../options/sealed-file-options.ts'

interface ExportOptions extends SealedFileOptions {
  readonly name?: readonly string[]
  readonly withSecrets?: boolean
}

interface ImportOptions extends SealedFileOptions, CommonOptions {
  readonly replace?: boolean
  readonly dryRun?: boolean
}

/** `connections export | import`: the connections of a data folder to a file, and a file's into one. */
export function addConnections(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const connections = program
    .command('connections')
    .description(say({ en: 'connections to a file and back', ru: 'подключения в файл и обратно' }))
  addExport(connections, cli, setExitCode)
  addImport(connections, cli, setExitCode)
}

function addExport(connections: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = connections
    .command('export')
    .description(
      say({
        en: 'connections of a data folder to a file; no secret is in it unless sealed by a passphrase',
        ru: 'подключения папки данных в файл; секретов в нём нет, если их не запечатать паролем',
      }),
    )
    .argument('<file>', say({ en: 'what is written', ru: 'что записать' }))
  addSealedFileOptions(command, cli)
    .option('--name <name...>', say({ en: 'these alone', ru: 'только эти' }))
    .option(
      '--with-secrets',
      say({
        en: `passwords and client certificates too, sealed by the passphrase in ${usualVariable}`,
        ru: `вместе с паролями и клиентскими сертификатами, запечатанными паролем из ${usualVariable}`,
      }),
    )
  addLanguage(command, cli).action(async (file: string, options: ExportOptions) => {
    const passphrase = options.withSecrets ? passphraseOf(cli, options) : null
    await usingFolder('export', () =>
      opened(options, async ({ transfer, connections: own, lost }) => {
        const chosen = own.filter(({ name }) => options.name === undefined || options.name.includes(name))
        const missing = options.name?.find((name) => !chosen.some((one) => one.name === name))
        if (missing !== undefined || chosen.length === 0)
          throw new Fault('cli.no-connection', { name: missing ?? '' })
        const ids = chosen.map(({ connectionId }) => connectionId)
        const { text } = await transfer.export(ids, passphrase)
        await writeWholeFile(file, (add) => add(text))
        const unread = chosen.filter(({ name }) => lost.includes(name)).map(({ name }) => name)
        if (passphrase === null || unread.length === 0) return
        setExitCode(workFailed)
        const names = unread.join(', ')
        warnOf(
          cli,
          say({
            en: `Secrets that do not open here are missing: ${names}`,
            ru: `Здесь не открылись, и в файле нет секретов: ${names}`,
          }),
        )
      }),
    )
  })
}

function addImport(connections: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say, output } = cli
  const command = connections
    .command('import')
    .description(
      say({
        en: 'connections of a file into a data folder; nothing there is overwritten unless asked',
        ru: 'подключения из файла в папку данных; имеющееся не заменяется, если об этом не просить',
      }),
    )
    .argument('<file>', say({ en: 'a file; - for standard input', ru: 'файл; - — стандартный ввод' }))
  addSealedFileOptions(command, cli)
    .option(
      '--replace',
      say({
        en: 'replace those of the same name and folder; without it they are added under another name',
        ru: 'заменить одноимённые из той же папки; без этого они добавляются под другим названием',
      }),
    )
    .option('--dry-run', say({ en: 'say what would be done', ru: 'сказать, что было бы сделано' }))
  addCommonOptions(command, cli).action(async (file: string, options: ImportOptions) => {
    const text = (await readAll(file)).toString()
    const isGiven = options.passphraseEnv !== undefined || cli.environment[usualVariable] !== undefined
    const passphrase = isGiven ? passphraseOf(cli, options) : null
    const work = async ({ transfer }: Transfer) => {
      const { connections: found, isSealed, isOpen } = await transfer.preview(text, passphrase)
      const plan = found.map((one) => ({ one, does: planned(one, options.replace === true) }))
      if (!options.dryRun) {
        const choices = plan.flatMap(({ one, does }) =>
          does === 'leave' ? [] : [{ index: one.index, does }],
        )
        const { withoutCertificate } = await transfer.import({ text, passphrase, choices })
        if (withoutCertificate.length > 0) {
          setExitCode(workFailed)
          const names = withoutCertificate.join(', ')
          warnOf(
            cli,
            say({
              en: `Client certificates that cannot be read were left out: ${names}`,
              ru: `Клиентские сертификаты не читаются и не импортированы: ${names}`,
            }),
          )
        }
      }
      if (isSealed && !isOpen)
        warnOf(
          cli,
          say({
            en: `The secrets of the file stay sealed: their passphrase is asked for in ${usualVariable}`,
            ru: `Секреты файла остались запечатанными: их пароль ожидается в ${usualVariable}`,
          }),
        )
      const losing = plan.filter(({ one, does }) => does === 'replace' && one.losesSecrets)
      if (losing.length > 0) {
        const names = losing.map(({ one }) => one.name).join(', ')
        warnOf(
          cli,
          say({
            en: `These lead elsewhere than before and keep none of their secrets: ${names}`,
            ru: `Эти ведут на другие узлы и прежних секретов не сохраняют: ${names}`,
          }),
        )
      }
      for (const { one, does } of plan) {
        const name = does === 'add' ? one.newName : one.name
        const row = { does, name: one.name, as: name, folder: one.folder, host: one.host }
        const words = name === one.name ? one.name : `${one.name} → ${name}`
        await output.print(options.json ? jsonLine(row) : `${inertText(`${does}  ${words}  ${one.host}`)}\n`)
      }
    }
    await usingFolder('import', () => opened(options, work))
  })
}

function planned({ isSame, twin }: FileConnection, isReplacing: boolean): 'add' | 'replace' | 'leave' {
  if (isSame) return 'leave'
  return isReplacing && twin !== null ? 'replace' : 'add'
}

function opened(options: { readonly data: string }, run: (opened: Transfer) => Promise<void>): Promise<void> {
  return withTransfer(options.data, describeCertificate, run)
}
