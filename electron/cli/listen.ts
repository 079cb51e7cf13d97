import type { Command } from 'commander'
import type { BindMode } from '../../shared/contract/connections.ts'
import type { Fault } from '../../shared/faults/fault.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { receiptJson } from '../../shared/receipts/receipt-json.ts'
import { inspectPdu } from '../../shared/smpp/inspect.ts'
import { pduToJson } from '../../shared/smpp/json.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { ClientSession, type ClientSessionOptions } from '../session/client-session.ts'
import { SystemClock } from '../session/clock.ts'
import type { PduEvent, SessionHooks } from '../session/session-hooks.ts'
import { type Cli, complainOf } from './cli.ts'
import { addConnectionOptions, type ConnectionOptions, connectionOf } from './connection-options.ts'
import { pduView, type ViewOptions } from './decode-view.ts'
import { earlyEnd } from './early-end.ts'
import { workFailed } from './exit-codes.ts'
import { inertText, jsonLine } from './inert-text.ts'
import { addCommonOptions, type CommonOptions, integerIn, outputLanguage, secondsIn } from './options.ts'
import { peerNotes } from './peer-notes.ts'
import { receiptRows } from './receipt-view.ts'
import type { SetExitCode } from './run-cli.ts'
import { firstSignal } from './signals.ts'

interface ListenOptions extends CommonOptions, ConnectionOptions {
  readonly count?: number
  readonly seconds?: number
}

interface Listening {
  readonly connection: ClientSessionOptions['connection']
  readonly count: number | null
  readonly seconds: number | null
  readonly show: (event: PduEvent) => void
  readonly bound: (session: ClientSession) => void
  readonly noticed: NonNullable<SessionHooks['onNote']>
}

const bindModes: readonly BindMode[] = ['receiver', 'transceiver']
const statusOk = statusValue('ESME_ROK')
/** Temporary: the SMSC keeps the message and offers it again. */
const statusTryLater = statusValue('ESME_RX_T_APPN')

/** `listen`: prints what an account receives. */
export function addListen(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('listen')
    .description(
      say({
        en: 'bind and print each message and receipt that arrives, until interrupted; what is printed is accepted',
        ru: 'подключиться и выводить каждое сообщение и отчёт, пока не прервут; выведенное считается принятым',
      }),
    )
    .option(
      '--count <n>',
      say({ en: 'end after so many', ru: 'закончить после стольких' }),
      integerIn(cli, 1, 1_000_000_000),
    )
    .option(
      '--seconds <s>',
      say({
        en: 'end after this time; with --count, fewer by then are a failure',
        ru: 'закончить через это время; если задано --count и пришло меньше, это неудача',
      }),
      secondsIn(cli, 0.1, 31_536_000),
    )
  addConnectionOptions(command, cli, bindModes)
  addCommonOptions(command, cli).action(async (options: ListenOptions) => {
    const language = outputLanguage(cli, options)
    const format = options.json ? jsonOf : viewOf
    const connection = await connectionOf(cli, options, 'receiver')
    const reading: ViewOptions = {
      language,
      profileId: connection.profileId,
      ...inspectOptionsOf(connection.profileId),
    }
    const end = await listen({
      connection,
      count: options.count ?? null,
      seconds: options.seconds ?? null,
      show: (event) => void cli.print(format(event, reading)),
      noticed: peerNotes(cli),
      bound: (session) => {
        const { bindMode, remoteAddress } = session.state()
        cli.complain(`${say({ en: 'bound', ru: 'подключено' })}  ${bindMode}  ${remoteAddress ?? ''}`)
      },
    })
    if (end.fault !== null) complainOf(cli, end.fault)
    if (!end.isEnough) setExitCode(workFailed)
  })
}

/** Rejects with the Fault that kept it from binding. */
async function listen(options: Listening): Promise<{ isEnough: boolean; fault: Fault | null }> {
  const { count, seconds } = options
  const over = Promise.withResolvers<void>()
  const { signalled, release } = firstSignal()
  let left = count ?? Number.POSITIVE_INFINITY
  let isClosing = false
  let isShown = false
  let fault: Fault | null = null
  const session = new ClientSession({
    sessionId: 'listen',
    connection: options.connection,
    clock: new SystemClock(),
    hooks: {
      onPdu: (_, event) => {
        if (!isMessage(event)) return
        isShown = left > 0 && !isClosing
        if (!isShown) return
        left--
        options.show(event)
        if (left === 0) over.resolve()
      },
      onNote: options.noticed,
      onState: ({ phase, close }) => {
        if (phase !== 'closed' || close === null) return
        fault ??= earlyEnd(close)
        over.resolve()
      },
    },
  })
  // Called right after onPdu for the same PDU: what is not shown must not be taken from the account.
  session.onDeliver = () => (isShown ? statusOk : statusTryLater)
  let isInterrupted = false
  void signalled.then(() => {
    isInterrupted = true
    over.resolve()
    return session.close('unbind')
  })
  const timer = seconds === null ? undefined : setTimeout(() => over.resolve(), seconds * 1000)
  try {
    await session.open()
    options.bound(session)
    await over.promise
  } catch (problem) {
    if (!isInterrupted) throw problem
  } finally {
    isClosing = true
    clearTimeout(timer)
    release()
    await session.close('unbind')
  }
  const isEnough = isInterrupted || left === 0 || (fault === null && count === null)
  return { isEnough, fault: isEnough ? null : fault }
}

function isMessage({ direction, pdu }: PduEvent): boolean {
  return direction === 'received' && (pdu.command === 'deliver_sm' || pdu.command === 'data_sm')
}

function jsonOf({ at, bytes, pdu }: PduEvent, reading: ViewOptions): string {
  const receipt = readReceiptPdu(pdu)
  return jsonLine({
    ...pduToJson(inspectPdu(bytes, reading), 0, reading.language, reading.vendorTlvs),
    at: new Date(at).toISOString(),
    receipt: receipt === null ? null : receiptJson(receipt),
  })
}

function viewOf({ at, bytes, pdu }: PduEvent, reading: ViewOptions): string {
  const { language } = reading
  const receipt = readReceiptPdu(pdu)
  const rows = receipt === null ? [] : receiptRows(receipt, language).map((row) => `    ${row}`)
  const title = language === 'ru' ? '  отчёт' : '  receipt'
  const lines = rows.length === 0 ? [] : [title, ...rows, '']
  return `${inertText(new Date(at).toISOString())}\n${pduView(bytes, 0, reading)}${lines.join('\n')}\n`
}
