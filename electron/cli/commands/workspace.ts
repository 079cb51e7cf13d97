import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import { openStorage } from '../../open-storage.ts'
import { findDataPlace, isFoundAgain, pointTo, readVersion, refuseGone } from '../../places.ts'
import { ConnectionTransfer } from '../../storage/connection-transfer.ts'
import { refuseNewerFiles } from '../../storage/folder-version.ts'
import { openKeyFile } from '../../storage/secrets.ts'
import { describeCertificate } from '../../wire/client-certificate.ts'
import { copyDataFolder, discardHalf } from '../../workspace/move-folder.ts'
import { Workspace } from '../../workspace/workspace.ts'
import { writeWholeFile } from '../capture/written-file.ts'
import { type Cli, warnOf } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { addCommonOptions, addLanguage, type CommonOptions } from '../options/common-options.ts'
import {
  addSealedFileOptions,
  passphraseOf,
  type SealedFileOptions,
  usingFolder,
  usualVariable,
} from '../options/sealed-file-options.ts'
import { importedPartView } from '../views/workspace-view.ts'

interface ExportOptions extends SealedFileOptions {
  readonly withSecrets?: boolean
}

interface ImportOptions extends SealedFileOptions, CommonOptions {
  readonly replace?: boolean
  readonly dryRun?: boolean
}

interface MoveOptions extends CommonOptions {
  readonly data?: string
  readonly again?: boolean
  readonly discard?: boolean
}

/** `workspace export | import | move`: everything saved to one zip and into another folder; a data folder elsewhere. */
export function addWorkspace(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const workspace = program.command('workspace').description(
    say({
      en: 'everything saved in a data folder, to one zip and into another folder',
      ru: 'всё сохранённое в папке данных: в один zip и в другую папку',
    }),
  )
  addExport(workspace, cli, setExitCode)
  addImport(workspace, cli)
  addMove(workspace, cli, setExitCode)
}

function addExport(workspace: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = workspace
    .command('export')
    .description(
      say({
        en: 'connections, profiles, templates, plans, scenarios, settings; no secret is in it unless sealed by a passphrase',
        ru: 'подключения, профили, шаблоны, планы, сценарии, настройки; секретов в нём нет, если их не запечатать паролем',
      }),
    )
    .argument('<file>', say({ en: 'the zip that is written', ru: 'записываемый zip' }))
  addSealedFileOptions(command, cli).option(
    '--with-secrets',
    say({
      en: `passwords, certificates, kept octets and the relay too, sealed by the passphrase in ${usualVariable}`,
      ru: `вместе с паролями, сертификатами, сохранёнными октетами и посредником, запечатанными паролем из ${usualVariable}`,
    }),
  )
  addLanguage(command, cli).action(async (file: string, options: ExportOptions) => {
    const passphrase = options.withSecrets ? passphraseOf(cli, options) : null
    if (!existsSync(options.data)) throw new Fault('cli.no-store', { folder: options.data })
    await usingFolder('export', () =>
      withWorkspace(options.data, async (opened, lost) => {
        await writeWholeFile(file, async (add) => {
          await opened.export(passphrase, async (octets) => {
            await add(octets)
            return true
          })
        })
        if (passphrase === null || !lost) return
        setExitCode(workFailed)
        warnOf(
          cli,
          say({
            en: 'Some secrets do not open here and are missing: another key, or the desktop’s keychain, sealed them',
            ru: 'Часть секретов здесь не открылась, и в файле их нет: они запечатаны другим ключом или хранилищем ключей системы',
          }),
        )
      }),
    )
  })
}

function addImport(workspace: Command, cli: Cli): void {
  const { say, output } = cli
  const command = workspace
    .command('import')
    .description(
      say({
        en: 'such a zip into a data folder; what is there stays as it is unless asked otherwise',
        ru: 'такой zip в папку данных; имеющееся остаётся, если не просить иного',
      }),
    )
    .argument('<file>', say({ en: 'the zip', ru: 'файл zip' }))
  addSealedFileOptions(command, cli)
    .option(
      '--replace',
      say({ en: 'put what differs in place of what is there', ru: 'заменить отличающееся тем, что в файле' }),
    )
    .option('--dry-run', say({ en: 'say what would be done', ru: 'сказать, что было бы сделано' }))
  addCommonOptions(command, cli).action(async (file: string, options: ImportOptions) => {
    if (!existsSync(file)) throw new Fault('cli.cannot-read', { file, reason: 'no such file' })
    const isGiven = options.passphraseEnv !== undefined || cli.environment[usualVariable] !== undefined
    const passphrase = isGiven ? passphraseOf(cli, options) : null
    const work = async (opened: Workspace) => {
      const { parts, isSealed, isOpen } = await opened.preview(file, passphrase)
      if (options.dryRun !== true) await opened.import(file, passphrase, options.replace === true)
      if (isSealed && !isOpen)
        warnOf(
          cli,
          say({
            en: `The secrets of the file stay sealed: their passphrase is asked for in ${usualVariable}`,
            ru: `Секреты файла остались запечатанными: их пароль ожидается в ${usualVariable}`,
          }),
        )
      for (const found of parts) {
        const { part, added, differs, same, unreadable, names } = found
        const replaced = options.replace === true ? differs : 0
        const row = { part, added, replaced, left: same + differs - replaced, unreadable, differs: names }
        await output.print(options.json ? jsonLine(row) : importedPartView(found, options, cli.language))
      }
      if (options.dryRun === true && options.json !== true)
        await output.print(
          `${say({ en: 'dry run: nothing was changed', ru: 'пробный запуск: ничего не изменено' })}\n`,
        )
    }
    await usingFolder('import', () => withWorkspace(options.data, work))
  })
}

function addMove(workspace: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say, output } = cli
  const command = workspace
    .command('move')
    .description(
      say({
        en: 'copies a data folder to another place, checks the copy, and has it used from the next start; the old one stays',
        ru: 'копирует папку данных в другое место, сверяет копию, и со следующего запуска используется она; прежняя остаётся',
      }),
    )
    .argument(
      '<folder>',
      say({ en: 'an empty folder, or one to make', ru: 'пустая или ещё не созданная папка' }),
    )
    .option(
      '--data <folder>',
      say({
        en: 'data folder of a workbench that does not run; the usual one when not given',
        ru: 'папка данных незапущенной программы; без параметра обычная',
      }),
    )
    .option(
      '--again',
      say({
        en: 'remove what a move that was cut off left in the folder, and copy anew',
        ru: 'убрать из папки то, что осталось от прерванного переноса, и скопировать заново',
      }),
    )
    .option(
      '--discard',
      say({
        en: 'only remove what a move that was cut off left in the folder',
        ru: 'только убрать из папки то, что осталось от прерванного переноса',
      }),
    )
  addCommonOptions(command, cli).action(async (folder: string, options: MoveOptions) => {
    const place = findDataPlace(options.data)
    refuseGone(place)
    if (options.discard === true) return discardMove(cli, place.dataDir, folder, options)
    refuseNewerFiles(place.dataDir)
    const stop = new AbortController()
    const interrupt = () => stop.abort()
    process.once('SIGINT', interrupt)
    let told = 0
    const tell = (done: number, total: number) => {
      const share = Math.floor((done * 10) / Math.max(1, total))
      if (share === told) return
      told = share
      warnOf(cli, say({ en: `${10 * share} % copied`, ru: `скопировано ${10 * share} %` }))
    }
    try {
      const to = await usingFolder('move', () =>
        copyDataFolder({
          ...{ from: place.dataDir, to: folder, signal: stop.signal, tell },
          replacesHalf: options.again === true,
        }),
      )
      const isFound = isFoundAgain(place.rule)
      if (isFound) pointTo(to)
      const row = { from: place.dataDir, to, used_from_next_start: isFound }
      const words = isFound
        ? say({
            en: `From the next start the data folder is ${to}. Delete ${place.dataDir}, but for moved.json in it, when you no longer need it.`,
            ru: `Со следующего запуска папка данных — ${to}. Когда ${place.dataDir} станет не нужна, удалите её, кроме moved.json в ней.`,
          })
        : say({
            en: `Copied. Start with --data ${to} from now on, as you name the folder yourself.`,
            ru: `Скопировано. Теперь запускайте с --data ${to}: эту папку вы указываете сами.`,
          })
      await output.print(options.json ? jsonLine(row) : `${inertText(words)}\n`)
    } catch (problem) {
      if (!stop.signal.aborted) throw problem
      setExitCode(workFailed)
      warnOf(
        cli,
        say({ en: 'Stopped: nothing of the copy is left.', ru: 'Остановлено: от копии ничего не осталось.' }),
      )
    } finally {
      process.removeListener('SIGINT', interrupt)
    }
  })
}

/** `--discard`: what is left of a copy that was killed goes; the data folder stays as it is. */
async function discardMove(
  { say, output }: Cli,
  dataDir: string,
  folder: string,
  { again, json }: MoveOptions,
): Promise<void> {
  if (again === true) throw new Fault('cli.option-conflict', { first: '--again', second: '--discard' })
  const discarded = discardHalf(dataDir, folder)
  const words = say({
    en: `Removed what the move that was cut off had left in ${discarded}. The data folder is ${dataDir}.`,
    ru: `Из ${discarded} убрано то, что осталось от прерванного переноса. Папка данных — ${dataDir}.`,
  })
  await output.print(json ? jsonLine({ from: dataDir, discarded }) : `${inertText(words)}\n`)
}

/** Rejects with storage.in-use while a workbench runs there, storage.newer. */
async function withWorkspace(
  dataDir: string,
  /** `hasLost`: secrets that do not open here. */
  run: (workspace: Workspace, hasLost: boolean) => Promise<void>,
): Promise<void> {
  refuseNewerFiles(dataDir)
  const kept = await openStorage({ dataDir, secretBox: await openKeyFile(dataDir) })
  const { savedConnections, savedRelay, savedPlans, savedAnswers, ownProfiles, store } = kept
  let relay = savedRelay.setup
  const transfer = new ConnectionTransfer({
    ...{ savedConnections, describeCertificate },
    catalogue: () => ownProfiles.catalogue,
  })
  try {
    await run(
      new Workspace({
        ...{ ...kept, transfer, version: readVersion() },
        relaySetup: () => relay,
        putRelay: async (setup) => {
          relay = setup
          await savedRelay.keep(setup)
        },
        async putPlan(planId, text) {
          if (!(await savedPlans.putPlan({ planId, text }))) throw new Fault('plans.too-many', {})
        },
        putAnswers: (setup) => savedAnswers.keep(setup),
      }),
      kept.lostSecrets.view() !== null,
    )
  } finally {
    await store.close()
  }
}
