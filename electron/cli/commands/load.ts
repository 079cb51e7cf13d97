import type { Command } from 'commander'
import type { ConnectionMode } from '../../../shared/contract/connections.ts'
import { targetText } from '../../../shared/contract/new-connection.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { fastestStep, limitExtent, trialGraceMs } from '../../../shared/load/limit-search.ts'
import { type LoadExtent, unaskedRate } from '../../../shared/load/load-consent.ts'
import { isGoodLoad, loadSecondJson, loadSummaryJson } from '../../../shared/load/load-json.ts'
import { type LoadMessage, LoadMessages, loadMessageSchema } from '../../../shared/load/load-messages.ts'
import { askedText, type LoadSettings } from '../../../shared/load/load-settings.ts'
import { loadExtent } from '../../../shared/load/rate-plan.ts'
import { SecondSeries } from '../../../shared/load/second-series.ts'
import { judge, readThreshold } from '../../../shared/load/threshold.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { ConnectionLoad } from '../../load/connection-load.ts'
import { SystemClock } from '../../session/clock.ts'
import { type Cli, complainOf } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { findLimit } from '../load/find-limit.ts'
import { askConsent } from '../load/load-consent-question.ts'
import {
  addReportOptions,
  type LoadFileOptions,
  SecondsFile,
  writeRecording,
  writeReports,
} from '../load/load-files.ts'
import { type LoadKey, listenForKeys } from '../load/load-keys.ts'
import { addPlanOptions, mixOf, type PlanOptions, rateIn, settingsOf } from '../load/load-options.ts'
import { addCommonOptions, type CommonOptions, integerIn, outputLanguage } from '../options/common-options.ts'
import { addConnectionOptions, type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { addIntentOptions, type IntentOptions, intentOf } from '../options/intent-options.ts'
import { addBindsOption, addLifeOptions } from '../options/session-options.ts'
import { loadSummaryView, secondHeading, secondLine } from '../views/load-view.ts'
import { peerNotes } from '../views/peer-notes.ts'
import { complainOfBind } from '../views/unbound.ts'
import { addLoadMerge } from './load-merge.ts'
import { type TextSource, textOf } from './send.ts'

interface LoadOptions
  extends CommonOptions,
    Omit<ConnectionOptions, 'rate' | 'inDoubt'>,
    IntentOptions,
    TextSource,
    PlanOptions,
    LoadFileOptions {
  readonly record?: string
  readonly mix?: string
  readonly yes?: boolean
  readonly findLimit?: boolean
  readonly upTo?: number
  readonly profile?: string
}

const bindModes: readonly ConnectionMode[] = ['transmitter', 'transceiver', 'pair']
const fasterFactor = 1.1

/** `load`: parts at a pace, and what became of them. */
export function addLoad(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('load')
    .description(
      say({
        en: 'bind, send messages at a pace that slow answers do not change, and tell what was held: rates, percentiles from the plan and from the write, statuses; keys on a terminal: + − faster and slower, p pause, q stop',
        ru: 'подключиться, отправлять сообщения в темпе, который не зависит от медленных ответов, и рассказать, что выдержано: темп, перцентили от плана и от отправки, статусы; клавиши в терминале: + − быстрее и медленнее, p пауза, q конец',
      }),
    )
    .argument(
      '[file]',
      say({ en: 'file with the text, - for standard input', ru: 'файл с текстом; - стандартный ввод' }),
    )
    .option(
      '--text <text>',
      say({
        en: 'the text; {{n}}, {{n:6}}, {{unique}}, {{random:9}} and {{time}} are filled in it, in --from and in --to',
        ru: 'текст; в нём, в --from и в --to подставляются {{n}}, {{n:6}}, {{unique}}, {{random:9}} и {{time}}',
      }),
    )
    .option('--text-file <file>', say({ en: 'file with the text', ru: 'файл с текстом' }))
    .option(
      '--mix <file>',
      say({
        en: 'JSON with several messages: {"messages": [{"weight": 3, "from": …, "to": […], "text": …}, …]}',
        ru: 'JSON с несколькими сообщениями: {"messages": [{"weight": 3, "from": …, "to": […], "text": …}, …]}',
      }),
    )
  addIntentOptions(addPlanOptions(command, cli), cli)
  addConnectionOptions(command, cli, bindModes)
  // `load merge` connects to nobody.
  command.options.find(({ long }) => long === '--system-id')?.makeOptionMandatory(false)
  for (const add of [addLifeOptions, addBindsOption]) add(command, cli)
  addReportOptions(command, cli)
    .option(
      '--record <file>',
      say({
        en: 'what load merge joins with those of other processes',
        ru: 'то, что load merge объединит с записями других процессов',
      }),
    )
    .option(
      '--window <n>',
      say({
        en: 'requests unanswered at once on each bind, at most',
        ru: 'запросов без ответа одновременно на каждом подключении, не больше',
      }),
      integerIn(cli, 1, 10_000),
    )
    .option(
      '--find-limit',
      say({
        en: 'a trial at each rate of --step, until the provider refuses because of the speed or answers late; then between the last two, then once more at the rate found',
        ru: 'проба на каждом темпе --step, пока провайдер не откажет из-за скорости или не станет отвечать медленно; затем между двумя последними, затем ещё раз на найденном темпе',
      }),
    )
    .option(
      '--up-to <rate>',
      say({
        en: 'with --find-limit: no trial is faster, such as 500/s',
        ru: 'с --find-limit: быстрее проб не будет, например 500/s',
      }),
      rateIn(cli),
    )
    .option(
      '--yes',
      say({
        en: `send more than ${unaskedRate} parts a second to another machine without asking`,
        ru: `отправлять на другую машину больше ${unaskedRate} частей в секунду без вопроса`,
      }),
    )
  addCommonOptions(command, cli).action(async (file: string | undefined, given: LoadOptions) => {
    if ((given as Partial<LoadOptions>).systemId === undefined)
      return command.error("error: required option '--system-id <text>' not specified")
    const options = withoutConnectionRate(command, given)
    for (const second of ['hdr', 'record'] as const)
      if (options.findLimit && options[second] !== undefined)
        throw new Fault('cli.option-conflict', { first: '--find-limit', second: `--${second}` })
    const settings = options.findLimit ? trialSettings(options) : settingsOf(options)
    const thresholds = settings.failIf.map(readThreshold)
    const extent = options.findLimit ? searchExtent(settings, options) : loadExtent(settings)
    const { peakRate } = extent
    const run = Date.now().toString(36)
    const messages = new LoadMessages(await messagesOf(cli, options, file), run, Date.now)
    const connection = await connectionOf(
      cli,
      withoutRate(options),
      messages.asksReceipts ? 'transceiver' : 'transmitter',
    )
    const isFree = await askConsent(cli, connection, extent, options.yes === true)
    const language = outputLanguage(cli, options)
    const { json = false } = options
    if (options.findLimit)
      return findLimit(cli, setExitCode, {
        ...{ connection, settings, upTo: options.upTo, messages, language, isJson: json },
        reports: options,
      })
    const put = (text: string) => void cli.output.print(text)
    const notes = peerNotes(cli)
    const csv = new SecondsFile(options.csv)
    const series = new SecondSeries()
    const load = new ConnectionLoad({
      connection,
      settings,
      messages,
      clock: new SystemClock(),
      onSecond: (second) => {
        csv.add(second)
        series.add(second)
        put(json ? jsonLine(loadSecondJson(second)) : secondLine(second, language))
      },
      onNote: notes,
      onBound: ({ bind, bindMode, remoteAddress, peerSystemId, tls }) => {
        const peer = { bind_mode: bindMode, address: remoteAddress, system_id: peerSystemId, tls }
        if (json) put(jsonLine({ kind: 'bound', ...peer, bind: bind.number, binds: bind.of }))
        else if (bind.number === bind.of) put(secondHeading(language))
      },
      onUnbound: (state) => complainOfBind(cli, state),
    })
    const { signalled, release } = firstSignal(cli.output)
    void signalled.then(() => load.stop('cut'))
    const keys = listenForKeys(process.stdin, (key) => press(cli, load, key, peakRate, isFree))
    const startedAt = Date.now()
    const result = await load.start().finally(() => {
      keys.release()
      release()
    })
    await csv.end()
    const peer = targetText(connection)
    const told = { span: series.span, seconds: [...series.rows()] }
    const judged = thresholds.map((threshold) => judge(threshold, result.figures))
    put(
      json ? jsonLine(loadSummaryJson(result, judged, language)) : loadSummaryView(result, judged, language),
    )
    const outcome = {
      startedAt,
      peer,
      systemId: connection.systemId,
      asked: askedText(settings),
      recordings: 1,
      result,
      responses: load.run.responses,
      ...told,
    }
    await writeReports(options, outcome, judged, language)
    if (options.record !== undefined) {
      const about = {
        kind: 'load-recording',
        version: 1,
        started_at: startedAt,
        peer,
        system_id: connection.systemId,
      } as const
      await writeRecording(options.record, {
        ...about,
        settings,
        ...result,
        histograms: load.run.histograms(),
        ...told,
      })
    }
    if (result.fault !== null) complainOf(cli, result.fault)
    if (!isGoodLoad(result, judged)) setExitCode(workFailed)
  })
  addLoadMerge(command, cli, setExitCode)
}

function trialSettings(options: LoadOptions): LoadSettings {
  // A search ends by itself, with its last step at the latest.
  return settingsOf({ ...options, for: options.for ?? 1000, grace: options.grace ?? trialGraceMs })
}

function searchExtent({ shape, graceMs }: LoadSettings, { upTo }: LoadOptions): LoadExtent {
  if (shape.kind !== 'step') throw new Fault('cli.option-needs', { option: '--find-limit', needs: '--step' })
  const { from, by, everyMs } = shape
  return limitExtent({ from, by, upTo: upTo ?? fastestStep({ from, by }), trialMs: everyMs, graceMs })
}

/** The rate in a connection's file is the account's limit, no pace that was asked for. */
function withoutConnectionRate(command: Command, options: LoadOptions): LoadOptions {
  if (command.getOptionValueSource('rate') !== 'config') return options
  const { rate, ...others } = options
  return others
}

function withoutRate({ rate, ...options }: LoadOptions): ConnectionOptions {
  return options
}

async function messagesOf(
  cli: Cli,
  options: LoadOptions,
  file: string | undefined,
): Promise<readonly LoadMessage[]> {
  const { mix, to } = options
  if (mix !== undefined) {
    if (to !== undefined) throw new Fault('cli.option-conflict', { first: '--mix', second: '--to' })
    return mixOf(mix)
  }
  if (to === undefined) throw new Fault('cli.no-destination', {})
  const text = await textOf(options, file)
  const intent = intentOf(cli.catalogue, { ...options, to: '' }, text, false)
  const { source, destination, reference, text: _text, ...fields } = intent
  const isTyped = options.fromTon !== undefined || options.fromNpi !== undefined
  return [
    loadMessageSchema.parse({
      ...fields,
      from: source.addr,
      from_type: isTyped ? { ton: source.ton, npi: source.npi } : null,
      to,
      text: intent.text,
    }),
  ]
}

function press(cli: Cli, load: ConnectionLoad, key: LoadKey, peakRate: number, isFree: boolean): void {
  const { run } = load
  if (key === 'stop') load.stop()
  else if (key === 'pause') {
    if (run.isPaused) run.resume()
    else run.pause()
  } else {
    const factor = run.factor * (key === 'faster' ? fasterFactor : 1 / fasterFactor)
    // Nobody agreed to more than what goes unasked.
    run.setFactor(isFree ? factor : Math.min(factor, unaskedRate / peakRate))
  }
  if (key === 'stop') return
  const rate = Number(run.askedRate.toFixed(1))
  const now = run.isPaused ? { en: 'paused', ru: 'пауза' } : { en: `${rate}/s`, ru: `${rate}/с` }
  cli.complain(cli.say(now))
}
