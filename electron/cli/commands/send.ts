import type { Command } from 'commander'
import type { ConnectionMode } from '../../../shared/contract/connections.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { intentFields } from '../../../shared/message/intent-field-table.ts'
import { refusalSuspects } from '../../../shared/message/refusal-suspects.ts'
import { addBulkOptions } from '../bulk/bulk-options.ts'
import { type BulkSendOptions, sendTable } from '../bulk/bulk-send.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { readAll } from '../console/read-lines.ts'
import { addCommonOptions, outputLanguage, secondsIn } from '../options/common-options.ts'
import { addConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { addIntentOptions, intentOf } from '../options/intent-options.ts'
import { addBindsOption, addLifeOptions, addPaceOptions } from '../options/session-options.ts'
import { buildSendable, vendorTlvsOf } from '../options/text-options.ts'
import { SendRun } from '../send-run.ts'
import { warnOfMessage } from '../views/message-warnings.ts'
import { peerNotes } from '../views/peer-notes.ts'
import { jsonReport } from '../views/send-json.ts'
import { isDelivered, type SendReport } from '../views/send-report.ts'
import { textReport } from '../views/send-view.ts'

/** Where the text of a message may stand. */
export type TextSource = Pick<SendOptions, 'text' | 'textFile' | 'kind' | 'passwordStdin'>

interface SendOptions extends BulkSendOptions {
  readonly text?: string
  readonly textFile?: string
  /** true: as long as usual. */
  readonly waitReceipt?: number | true
}

const usualWaitSeconds = 30
const bindModes: readonly ConnectionMode[] = ['transmitter', 'transceiver', 'pair']

/** `send`: one message, or one for each row of a table, over a session of its own. */
export function addSend(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('send')
    .description(
      say({
        en: 'bind, send one message, or with --csv one for each row of a table, print the responses and, when waited for, the receipts; unbind',
        ru: 'подключиться, отправить сообщение, а с --csv — по одному на каждую строку таблицы, вывести ответы и, если их ждут, отчёты; отключиться',
      }),
    )
    .argument(
      '[file]',
      say({ en: 'file with the text, - for standard input', ru: 'файл с текстом; - стандартный ввод' }),
    )
    .option('--text <text>', say(intentFields.text.option.words))
    .option(
      '--text-file <file>',
      say({
        en: 'file with the text, without the line end that closes it; - for standard input',
        ru: 'файл с текстом, без завершающего перевода строки; - стандартный ввод',
      }),
    )
  addIntentOptions(command, cli).option(
    '--wait-receipt [seconds]',
    say({
      en: `wait for the receipts, ${usualWaitSeconds} s when not given`,
      ru: `ждать отчётов; без значения ${usualWaitSeconds} с`,
    }),
    secondsIn(cli, 0.1, 86_400),
  )
  addConnectionOptions(command, cli, bindModes)
  for (const add of [addLifeOptions, addBindsOption, addPaceOptions, addBulkOptions]) add(command, cli)
  addCommonOptions(command, cli).action(async (file: string | undefined, options: SendOptions) => {
    const { waitReceipt, csv } = options
    if (csv !== undefined) {
      checkTableOptions(options)
      // A connection's file may say so for the commands that make use of it.
      if (options.inDoubt === 'repeat' && command.getOptionValueSource('inDoubt') === 'cli') {
        throw new Fault('cli.option-conflict', { first: '--in-doubt repeat', second: '--csv' })
      }
      const text = options.textColumn === undefined ? await textOf(options, file) : null
      return sendTable(cli, setExitCode, csv, text, options)
    }
    if (options.dryRun) throw new Fault('cli.option-needs', { option: '--dry-run', needs: '--csv' })
    if (options.to === undefined) throw new Fault('cli.no-destination', {})
    const waitSeconds = waitReceipt === true ? usualWaitSeconds : (waitReceipt ?? null)
    if (waitSeconds !== null && options.bindMode === 'transmitter') {
      throw new Fault('cli.option-conflict', { first: '--bind-mode transmitter', second: '--wait-receipt' })
    }
    const intent = intentOf(cli.catalogue, options, await textOf(options, file), waitSeconds !== null)
    // Encoding errors are reported before connecting.
    const built = buildSendable(intent)
    const { plan, dataCoding, submits } = built
    // A transceiver takes the account's other messages too, so it is used only where receipts are wanted.
    const connection = await connectionOf(cli, options, waitSeconds === null ? 'transmitter' : 'transceiver')
    const vendorTlvs = vendorTlvsOf(cli.catalogue, connection.profileId)
    warnOfMessage(cli, { intent, built, connection, vendorTlvs })
    const language = outputLanguage(cli, options)
    const facts = {
      parts: submits.length,
      encoding: plan.encoding,
      dataCoding,
      waitsForReceipts: waitSeconds !== null,
      profileId: connection.profileId,
      language,
      suspects: (part: number, commandStatus: number) => {
        const submit = submits[part - 1]
        return submit === undefined ? [] : refusalSuspects(commandStatus, submit, language)
      },
    }
    const report: SendReport = options.json ? jsonReport(cli, facts) : textReport(cli, facts)
    const outcome = await new SendRun(connection, waitSeconds, report, peerNotes(cli)).run(submits)
    report.summary(outcome)
    if (!isDelivered(outcome, facts)) setExitCode(workFailed)
  })
}

/** Refuses options that describe one message: they have no meaning for a table. */
function checkTableOptions({ to, waitReceipt, text, textFile, textColumn }: SendOptions): void {
  const second = '--csv'
  if (to !== undefined) throw new Fault('cli.option-conflict', { first: '--to', second })
  // A row has one line, written when it is answered; receipts come any time later.
  if (waitReceipt !== undefined) throw new Fault('cli.option-conflict', { first: '--wait-receipt', second })
  if (textColumn === undefined) return
  const first = text !== undefined ? '--text' : textFile !== undefined ? '--text-file' : null
  if (first !== null) throw new Fault('cli.option-conflict', { first, second: '--text-column' })
}

/** The one text that is given. Throws Fault cli.no-text, cli.option-conflict, cli.cannot-read. */
export async function textOf(options: TextSource, file: string | undefined): Promise<string> {
  const { text, textFile } = options
  const given = [
    ...(text === undefined ? [] : ['--text']),
    ...(textFile === undefined ? [] : ['--text-file']),
    ...(file === undefined ? [] : [file]),
  ]
  const [first, second] = given
  if (first === undefined) {
    // Service loading says where to, and has no text.
    if (options.kind?.wapPush?.kind === 'sl') return ''
    throw new Fault('cli.no-text', {})
  }
  if (second !== undefined) throw new Fault('cli.option-conflict', { first, second })
  if (text !== undefined) return text
  const source = textFile ?? file ?? '-'
  if (source === '-' && options.passwordStdin) {
    throw new Fault('cli.option-conflict', {
      first: '--password-stdin',
      second: first === '-' ? '-' : `${first} -`,
    })
  }
  return decoded(await readAll(source)).replace(/\r?\n$/, '')
}

function decoded(octets: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    throw new Fault('cli.bad-line', { line: 1, problem: 'not-utf-8' })
  }
}
