import type { Command } from 'commander'
import type { RuleFile } from '../../../shared/answering/answer-rule.ts'
import type { ConnectionMode } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { explainReceipt } from '../../../shared/explain/explain-receipt.ts'
import { Fault, faultText, isFaultCode } from '../../../shared/faults/fault.ts'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { pduToJson } from '../../../shared/json/pdu-json.ts'
import { arrivalJson, receiptJson, receiptWordsJson } from '../../../shared/json/receipt-json.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { readReceiptPdu } from '../../../shared/receipts/read-receipt.ts'
import { receiptArrival } from '../../../shared/receipts/receipt-arrival.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import { ListeningResponder } from '../../answering/listening-responder.ts'
import { boundHeapGrowth } from '../../heap-growth.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import { ConnectionBinds, unbindPatienceMs } from '../../session/connection-binds.ts'
import { earlyEnd } from '../../session/request-fault.ts'
import type { PduEvent, SessionHooks } from '../../session/session-hooks.ts'
import { type Cli, complainOf } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import type { ReaderOutput } from '../console/reader-output.ts'
import { firstSignal } from '../console/signals.ts'
import { addAutoReplyOption, autoReplyOf } from '../options/auto-reply-option.ts'
import {
  addCommonOptions,
  type CommonOptions,
  integerIn,
  outputLanguage,
  secondsIn,
} from '../options/common-options.ts'
import { addConnectionOptions, type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import {
  addOutbindOptions,
  listeningWords,
  type OutbindOptions,
  outbindOf,
} from '../options/outbind-options.ts'
import { addBindsOption, addLifeOptions } from '../options/session-options.ts'
import { answerJson, answerLine, type ShownAnswer, shownEntry, shownReply } from '../views/answer-view.ts'
import { pduView, type ViewOptions } from '../views/decode-view.ts'
import { peerNotes } from '../views/peer-notes.ts'
import { receiptRows } from '../views/receipt-view.ts'
import { complainOfBind } from '../views/unbound.ts'

interface ListenOptions extends CommonOptions, ConnectionOptions, OutbindOptions {
  readonly count?: number
  readonly seconds?: number
  readonly autoReply?: string
}

/** A message as it is kept until the reader of the output has taken it. */
interface ArrivedMessage {
  /** Epoch ms with fraction. */
  readonly at: number
  readonly bytes: Uint8Array
}

interface Listening {
  readonly connection: ConnectionSettings
  readonly count: number | null
  readonly seconds: number | null
  /** Resolves to whether the reader has taken it. */
  readonly show: (message: ArrivedMessage) => Promise<boolean>
  readonly output: ReaderOutput
  readonly bound: (state: SessionState) => void
  /** One of several binds is refused or lost, and the others go on. */
  readonly unbound: (state: SessionState) => void
  /** It waits for an outbind. */
  readonly listening: (port: number) => void
  /** Somebody else than the SMSC that is waited for has called. */
  readonly turnedAway: (code: string, detail: Readonly<Record<string, string | number>>) => void
  readonly noticed: NonNullable<SessionHooks['onNote']>
  /** Answers by rules; null: nothing is answered. */
  readonly answering: ((binds: () => ConnectionBinds) => ListeningResponder) | null
}

const bindModes: readonly ConnectionMode[] = ['receiver', 'transceiver', 'pair']
const statusOk = statusValue('ESME_ROK')
/** Temporary: the SMSC keeps the message and offers it again. */
const statusTryLater = statusValue('ESME_RX_T_APPN')
/** Messages that could not be read, and were refused for that, are printed while fewer than these wait. */
const maxUnreadable = 1000

/** `listen`: prints what an account receives. */
export function addListen(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('listen')
    .description(
      say({
        en: 'bind and print each message and receipt that arrives, until interrupted; what is printed and read is accepted',
        ru: 'подключиться и выводить каждое сообщение и отчёт, пока не прервут; прочитанное считается принятым',
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
  for (const add of [addLifeOptions, addBindsOption, addOutbindOptions, addAutoReplyOption]) add(command, cli)
  addCommonOptions(command, cli).action(async (options: ListenOptions) => {
    boundHeapGrowth()
    const language = outputLanguage(cli, options)
    const format = options.json ? jsonOf : viewOf
    const file = options.autoReply === undefined ? null : await autoReplyOf(cli, options.autoReply)
    const replies = file?.rules.some(({ then: parts }) => parts.reply !== undefined) === true
    const connection = {
      ...(await connectionOf(cli, options, replies ? 'transceiver' : 'receiver')),
      ...outbindOf(cli, options),
    }
    if (replies && connection.bindMode === 'receiver') {
      throw new Fault('cli.option-conflict', { first: '--auto-reply', second: '--bind-mode receiver' })
    }
    if (connection.outbind !== undefined && connection.bindMode === 'pair') {
      throw new Fault('cli.option-conflict', { first: '--outbind', second: '--bind-mode pair' })
    }
    const reading: ViewOptions = {
      language,
      catalogue: cli.catalogue,
      profileId: connection.profileId,
      ...inspectOptionsOf(cli.catalogue, connection.profileId),
    }
    const end = await listen({
      connection,
      count: options.count ?? null,
      seconds: options.seconds ?? null,
      output: cli.output,
      show: (message) => cli.output.handOver(() => format(message, reading)),
      noticed: peerNotes(cli),
      answering:
        file === null
          ? null
          : (binds) => responderOf(cli, { file, binds, reading, isJson: options.json === true }),
      bound: ({ bindMode, remoteAddress }) =>
        cli.complain(`${say({ en: 'bound', ru: 'подключено' })}  ${bindMode}  ${remoteAddress ?? ''}`),
      unbound: (state) => complainOfBind(cli, state),
      listening: (port) => cli.complain(listeningWords(cli, connection.outbind?.host ?? '', port)),
      turnedAway: (code, detail) => {
        if (!isFaultCode(code)) return
        const { what, next } = faultText({ code, detail }, cli.language)
        cli.complain(`${say({ en: 'turned away', ru: 'отклонено' })}: ${what} ${next}`)
      },
    })
    if (end.isEnough) return
    const { count = 0 } = options
    complainOf(cli, end.fault ?? new Fault('cli.too-few', { came: end.taken, count }))
    setExitCode(workFailed)
  })
}

/** Rejects with the Fault that kept it from binding. */
async function listen(
  options: Listening,
): Promise<{ isEnough: boolean; taken: number; fault: Fault | null }> {
  const { count, seconds, output } = options
  const over = Promise.withResolvers<void>()
  const { signalled, release } = firstSignal(output)
  const printed = new PrintedMessages(options, () => over.resolve())
  let answer: number | Promise<number> = statusTryLater
  const responder = options.answering?.(() => binds) ?? null
  let fault: Fault | null = null
  const announced = new Set<string>()
  const announce = (state: SessionState) => {
    if (!announced.has(state.sessionId)) options.bound(state)
    announced.add(state.sessionId)
  }
  let isOpen = false
  const gone = new Set<string>()
  const ended = (state: SessionState) => {
    if (printed.isClosed || state.close === null) return
    if (binds.isBroken) {
      fault ??= earlyEnd(state.close)
      over.resolve()
    } else if (!gone.has(state.sessionId)) options.unbound(state)
    gone.add(state.sessionId)
  }
  let toldAt = 0
  const binds = new ConnectionBinds({
    connection: options.connection,
    clock: new SystemClock(),
    hooks: {
      onPdu: (session, event) => {
        if (!isMessage(event)) return
        answer = printed.take(event)
        if (answer !== statusTryLater) responder?.onPdu(session, event)
      },
      onNote: options.noticed,
      onState: (state) => {
        const { phase, close } = state
        if (phase === 'bound') announce(state)
        if (phase === 'listening' && close !== null && close.fault !== null && close.at !== toldAt) {
          toldAt = close.at
          options.turnedAway(close.fault.code, close.fault.detail)
        }
        if (phase === 'closed' && isOpen) ended(state)
      },
    },
  })
  // Called right after onPdu for the same PDU: what is not read must not be taken from the account.
  binds.onDeliver = ({ command }, mark) => {
    if (command === 'outbind' || command === 'alert_notification') return statusOk
    return responder === null ? answer : responder.acknowledge(mark, answer)
  }
  let isInterrupted = false
  void signalled.then(() => {
    isInterrupted = true
    printed.isClosed = true
    responder?.close()
    over.resolve()
    // What was printed is answered for before the account is left.
    return binds.closeWithin(unbindPatienceMs, output.idle())
  })
  const timer = seconds === null ? undefined : setTimeout(() => over.resolve(), seconds * 1000)
  try {
    await binds.open()
    const { listeningPort } = binds
    if (listeningPort !== null) options.listening(listeningPort)
    else {
      // Half a pair receives nothing, or receives what it could not answer for.
      const failure = await binds.missingHalf()
      if (failure !== null) throw failure
    }
    isOpen = true
    for (const session of binds.sessions) {
      if (session.phase === 'bound') announce(session.state())
      else if (session.phase === 'closed') ended(session.state())
    }
    await over.promise
  } catch (problem) {
    if (!isInterrupted) throw problem
  } finally {
    printed.isClosed = true
    responder?.close()
    clearTimeout(timer)
    output.hurry()
    release()
    await output.idle()
    await binds.close('unbind')
  }
  const { taken } = printed
  const isEnough = isInterrupted || taken === count || (fault === null && count === null)
  return { isEnough, taken, fault: isEnough ? null : fault }
}

/** Messages on their way to the reader of stdout, and what each of their senders is answered. */
class PrintedMessages {
  /** Printed and read by now. */
  taken = 0
  /** Nothing more is accepted. */
  isClosed = false
  readonly #options: Listening
  readonly #enough: () => void
  #left: number

  /** `enough` is called when as many as wanted were taken. */
  constructor(options: Listening, enough: () => void) {
    this.#options = options
    this.#enough = enough
    this.#left = options.count ?? Number.POSITIVE_INFINITY
  }

  /** The command_status of the answer, once the line was taken. */
  take({ at, bytes, pdu }: PduEvent): number | Promise<number> {
    const { count, output, show } = this.#options
    const isFlood = pdu.error !== null && output.waiting > maxUnreadable
    if (this.#left === 0 || this.isClosed || isFlood) return statusTryLater
    this.#left--
    return show({ at, bytes: bytes.slice() }).then((isTaken) => {
      if (!isTaken) return statusTryLater
      this.taken++
      if (this.taken === count) this.#enough()
      return statusOk
    })
  }
}

/** Prints what the rules of the file do. */
function responderOf(
  cli: Cli,
  {
    file,
    binds,
    reading,
    isJson,
  }: {
    readonly file: RuleFile
    readonly binds: () => ConnectionBinds
    readonly reading: ViewOptions
    readonly isJson: boolean
  },
): ListeningResponder {
  const { language } = reading
  const print = (shown: ShownAnswer) =>
    void cli.output.print(isJson ? answerJson(shown) : answerLine(shown, language))
  return new ListeningResponder({
    clock: new SystemClock(),
    file,
    binds,
    context: { inspect: inspectOptionsOf(cli.catalogue, reading.profileId ?? null) },
    onEntry: (entry) => print(shownEntry(entry, language)),
    onReply: (sent) => print(shownReply(sent, language)),
  })
}

function isMessage({ direction, pdu }: PduEvent): boolean {
  return direction === 'received' && (pdu.command === 'deliver_sm' || pdu.command === 'data_sm')
}

function jsonOf({ at, bytes }: ArrivedMessage, reading: ViewOptions): string {
  const receipt = readReceiptPdu(decodePdu(bytes))
  const { catalogue, profileId = null, language } = reading
  return jsonLine({
    ...pduToJson(inspectPdu(bytes, reading), 0, reading.language, reading.vendorTlvs),
    at: new Date(at).toISOString(),
    receipt: receipt === null ? null : receiptJson(receipt),
    words:
      receipt === null ? null : receiptWordsJson(explainReceipt(catalogue, receipt, profileId, language)),
    arrival: receipt === null ? null : arrivalJson(receiptArrival(receipt, at)),
  })
}

function viewOf({ at, bytes }: ArrivedMessage, reading: ViewOptions): string {
  const { language } = reading
  const receipt = readReceiptPdu(decodePdu(bytes))
  const words =
    receipt === null
      ? undefined
      : explainReceipt(reading.catalogue, receipt, reading.profileId ?? null, language)
  const rows =
    receipt === null
      ? []
      : receiptRows(receipt, language, words, receiptArrival(receipt, at)).map((row) => `    ${row}`)
  const title = language === 'ru' ? '  отчёт' : '  receipt'
  const lines = rows.length === 0 ? [] : [title, ...rows, '']
  return `${inertText(new Date(at).toISOString())}\n${pduView(bytes, 0, reading)}${lines.join('\n')}\n`
}
