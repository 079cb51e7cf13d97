import { extname } from 'node:path'
import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { captureRowJson, gapJson } from '../../../shared/json/capture-json.ts'
import { isGap } from '../../../shared/pcap/capture-problem-table.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { PasswordMask } from '../../capture/password-mask.ts'
import { formOfEnding, knownEndings } from '../../export/capture-forms.ts'
import { RowMask } from '../../export/row-mask.ts'
import { type CaptureInput, captureInput, readCaptureInput } from '../capture/capture-input.ts'
import { rowFilter } from '../capture/row-filter.ts'
import { ToldProblems } from '../capture/told-problems.ts'
import { checkOtherFile, writeWholeFile } from '../capture/written-file.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { addCommonOptions, type CommonOptions, integerIn, outputLanguage } from '../options/common-options.ts'
import { addDecodeAsOption, type DecodeAsOption } from '../options/decode-as-option.ts'
import { addMaskOption, type HiddenPart } from '../options/mask-option.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { captureGapView, captureRowView } from '../views/capture-view.ts'
import { addCaptureDiff } from './capture-diff.ts'
import { addCaptureReplay } from './capture-replay.ts'

interface QueryOptions extends CommonOptions, DecodeAsOption {
  readonly data?: string
  readonly count?: boolean
  readonly limit?: number
  readonly profile?: string
}

interface ConvertOptions extends CommonOptions, DecodeAsOption {
  readonly data?: string
  readonly filter?: string
  readonly withSecrets?: boolean
  readonly mask?: readonly HiddenPart[]
  readonly profile?: string
}

const fileWords = {
  en: 'pcap or pcapng, also packed; JSON lines of capture query; hex; a log; - reads standard input',
  ru: 'pcap или pcapng, можно сжатый; строки JSON от capture query; шестнадцатеричная запись; журнал; - читает стандартный ввод',
}
const profileWords = {
  en: 'the provider’s profile: names and checks its own TLVs',
  ru: 'профиль провайдера: называет и проверяет его собственные TLV',
}

/** `capture`: files with captured PDUs. */
export function addCapture(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const capture = program
    .command('capture')
    .description(say({ en: 'what capture files hold', ru: 'что есть в файлах захвата' }))
  const query = capture
    .command('query')
    .description(say({ en: 'print the PDUs of a capture', ru: 'вывести PDU захвата' }))
    .argument('[file]', say(fileWords))
    .argument(
      '[filter...]',
      say({
        en: 'which of them, such as: command == submit_sm_resp and status != 0; names as Wireshark has them, or words',
        ru: 'какие из них, например: command == submit_sm_resp and status != 0; имена как в Wireshark, или слова',
      }),
    )
    .option('--count', say({ en: 'print their number alone', ru: 'вывести только их число' }))
    .option(
      '--limit <n>',
      say({ en: 'end after so many', ru: 'закончить после стольких' }),
      integerIn(cli, 1, Number.MAX_SAFE_INTEGER),
    )
  addDataOption(query, cli)
  addDecodeAsOption(query, cli)
  addProfileOption(query, cli, profileWords)
  addCommonOptions(query, cli).action(
    (first: string | undefined, others: string[], options: QueryOptions) => {
      const given = first === undefined ? [] : [first, ...others]
      const [file, ...filters] = options.data === undefined ? given : [options.data, ...given]
      if (!file) return query.error("error: missing required argument 'file'")
      if (filters.length > 1) throw new Fault('cli.filter-in-pieces', { filter: filters.join(' ') })
      const [filter] = filters
      return printCapture(cli, setExitCode, { input: captureInput(file, options), filter }, options)
    },
  )
  const convert = capture
    .command('convert')
    .description(
      say({
        en: 'write the PDUs of a capture in another form, passwords masked',
        ru: 'записать PDU захвата в другом виде, пароли скрыты',
      }),
    )
    .argument('[file]', say(fileWords))
    .argument(
      '[out]',
      `${say({ en: 'a file; its ending says what', ru: 'файл; расширение говорит какой' })}: ${knownEndings.join(' ')}`,
    )
    .option('--filter <filter>', say({ en: 'only those that it finds', ru: 'только те, что он находит' }))
    .option(
      '--with-secrets',
      say({ en: 'leave the passwords of binds readable', ru: 'оставить пароли bind читаемыми' }),
    )
  addDataOption(convert, cli)
  addDecodeAsOption(convert, cli)
  addMaskOption(convert, cli)
  addProfileOption(convert, cli, profileWords)
  addCommonOptions(convert, cli).action(
    (first: string | undefined, second: string | undefined, options: ConvertOptions) => {
      const [file, out] = options.data === undefined ? [first, second] : [options.data, first]
      if (!file) return convert.error("error: missing required argument 'file'")
      if (!out) return convert.error("error: missing required argument 'out'")
      return convertCapture(cli, setExitCode, { input: captureInput(file, options), out }, options)
    },
  )
  addCaptureDiff(capture, cli, setExitCode)
  addCaptureReplay(capture, cli, setExitCode)
}

function addDataOption(command: Command, cli: Cli): void {
  command.option(
    '--data <dir>',
    cli.say({
      en: 'in place of a file: what the workbench of this data folder has captured; it may be running',
      ru: 'вместо файла: что записал рабочий стол из этой папки данных; он может работать',
    }),
  )
}

async function printCapture(
  cli: Cli,
  setExitCode: SetExitCode,
  { input, filter }: { readonly input: CaptureInput; readonly filter: string | undefined },
  options: QueryOptions,
): Promise<void> {
  const { json = false, count = false, limit = Number.POSITIVE_INFINITY, profile } = options
  const language = outputLanguage(cli, options)
  const inspect = inspectOptionsOf(cli.catalogue, profile)
  const problems = new ToldProblems(cli, language, setExitCode)
  const mask = new PasswordMask()
  const fits = await rowFilter(cli, input, filter, profile)
  const isGapShown = !count && filter === undefined
  let found = 0
  let text = ''
  await readCaptureInput(input, cli.catalogue, {
    row: (whole) => {
      if (found >= limit) return
      const row = mask.mask(whole)
      if (!fits(row)) return
      found += 1
      if (!count) text += json ? jsonLine(captureRowJson(row, inspect, language)) : captureRowView(row)
    },
    problem: (problem) => {
      if (found >= limit) return
      const isShown = isGap(problem) && isGapShown
      problems.tell(problem, isShown)
      if (isShown) text += json ? jsonLine(gapJson(problem, language)) : captureGapView(problem, language)
    },
    piece: async () => {
      const printed = text
      text = ''
      await cli.output.print(printed)
      return found < limit
    },
  })
  await cli.output.print(text)
  problems.end()
  if (count) await cli.output.print(json ? jsonLine({ count: found }) : `${found}\n`)
}

async function convertCapture(
  cli: Cli,
  setExitCode: SetExitCode,
  { input, out }: { readonly input: CaptureInput; readonly out: string },
  options: ConvertOptions,
): Promise<void> {
  const language = outputLanguage(cli, options)
  const makeForm = formOfEnding(extname(out).toLowerCase())
  if (makeForm === undefined)
    throw new Fault('cli.unknown-ending', { file: out, known: knownEndings.join(', ') })
  await checkOtherFile(input.file, out)
  const { profile, withSecrets = false, json = false, filter, mask: hidden = [] } = options
  const inspect = inspectOptionsOf(cli.catalogue, profile)
  const fits = await rowFilter(cli, input, filter, profile)
  const form = makeForm(language)
  const problems = new ToldProblems(cli, language, setExitCode)
  const mask = new PasswordMask()
  const people = new RowMask({ numbers: hidden.includes('numbers'), texts: hidden.includes('texts') })
  let written = 0
  await writeWholeFile(out, async (add) => {
    let pieces: (string | Uint8Array)[] = [form.head]
    const flush = async () => {
      for (const piece of pieces) await add(piece)
      pieces = []
      return true
    }
    await readCaptureInput(input, cli.catalogue, {
      row: (whole) => {
        const row = withSecrets ? whole : mask.mask(whole)
        if (!fits(row)) return
        pieces.push(form.row(people.mask(row), inspect))
        written += 1
      },
      problem: (problem) => problems.tell(problem, false),
      piece: flush,
    })
    pieces.push(form.tail)
    await flush()
  })
  problems.end()
  const { gaps } = problems
  const words = {
    en: `${written} PDUs, ${gaps} gaps: ${out}`,
    ru: `PDU: ${written}, пропусков: ${gaps}: ${out}`,
  }
  await cli.output.print(json ? jsonLine({ written, gaps, out }) : `${cli.say(words)}\n`)
}
