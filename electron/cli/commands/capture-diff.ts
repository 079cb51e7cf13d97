import type { Command } from 'commander'
import { CaptureDiff } from '../../../shared/diff/diff-captures.ts'
import { diffPdus } from '../../../shared/diff/diff-pdus.ts'
import { IgnoredFields, usuallyIgnored } from '../../../shared/diff/ignored-fields.ts'
import { ignoredNames } from '../../../shared/diff/ignored-names.ts'
import { type Pairing, pairings } from '../../../shared/diff/pair-keys.ts'
import type { Side } from '../../../shared/diff/waiting-rows.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { sessionOptions } from '../../../shared/json/capture-json.ts'
import { captureDiffJson, diffSummaryJson, isEqual, pduDiffJson } from '../../../shared/json/diff-json.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { captureInput } from '../capture/capture-input.ts'
import { type ChosenPdu, chosenPdu, readChosenPdus } from '../capture/chosen-pdus.ts'
import { rowFilter } from '../capture/row-filter.ts'
import { ToldProblems } from '../capture/told-problems.ts'
import { type ComparedSource, readTwoSources } from '../capture/two-sources.ts'
import type { Cli } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { addCommonOptions, type CommonOptions, oneOf, outputLanguage } from '../options/common-options.ts'
import { addDecodeAsOption, type DecodeAsOption } from '../options/decode-as-option.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { captureDiffView, diffSummaryView, pduDiffView } from '../views/diff-view.ts'

interface DiffOptions extends CommonOptions, DecodeAsOption {
  readonly filterA?: string
  readonly filterB?: string
  readonly ignore?: string
  readonly pair?: Pairing
  readonly profile?: string
}

/** `capture diff`: two captures, or two PDUs. */
export function addCaptureDiff(capture: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const usual = usuallyIgnored.join(', ')
  const diff = capture
    .command('diff')
    .description(
      say({
        en: 'compare two captures PDU by PDU, or with FILE#12 FILE#15 two PDUs field by field; exit code 0: equal, 1: differences',
        ru: 'сравнить два захвата по PDU либо, с FILE#12 FILE#15, два PDU по полям; код возврата 0: одинаковы, 1: есть различия',
      }),
    )
    .argument(
      '<a>',
      say({
        en: 'a capture, as capture query reads it, or FILE#NUMBER',
        ru: 'захват, как для capture query, или FILE#НОМЕР',
      }),
    )
    .argument('<b>', say({ en: 'the other', ru: 'другой' }))
    .option(
      '--ignore <fields>',
      say({
        en: `fields that may differ, with commas, as the filter names them; between captures beside ${usual}, which “none” leaves out`,
        ru: `поля, которые могут различаться, через запятую, с именами как в фильтре; между захватами вместе с ${usual}, без которых — «none»`,
      }),
    )
    .option(
      '--pair <how>',
      say({
        en: `what makes two PDUs a pair: ${pairings.join(', ')}; order when not given: the n-th of a command with the n-th. A response goes with its request`,
        ru: `что делает два PDU парой: ${pairings.join(', ')}; без параметра order: n-й PDU команды с n-м. Ответ идёт за своим запросом`,
      }),
      oneOf(cli, pairings),
    )
  addDecodeAsOption(diff, cli)
  for (const side of ['a', 'b'] as const) {
    const name = side.toUpperCase()
    diff.option(
      `--filter-${side} <filter>`,
      say({
        en: `compares only those PDUs of ${name} that the filter finds`,
        ru: `сравнивать из ${name} только те PDU, которые находит фильтр`,
      }),
    )
  }
  addProfileOption(diff, cli, {
    en: 'the provider’s profile: names its own TLVs',
    ru: 'профиль провайдера: называет его собственные TLV',
  })
  addCommonOptions(diff, cli).action((a: string, b: string, options: DiffOptions) => {
    const chosen = { a: chosenPdu(a), b: chosenPdu(b) }
    const stdin = [chosen.a?.file ?? a, chosen.b?.file ?? b].filter((file) => file === '-')
    if (chosen.a !== null && chosen.b !== null) {
      return diffChosen(cli, setExitCode, { a: chosen.a, b: chosen.b }, options)
    }
    if (chosen.a !== null || chosen.b !== null) throw new Fault('cli.diff-kinds', { a, b })
    if (stdin.length === 2) throw new Fault('cli.option-conflict', { first: '-', second: '-' })
    return diffFiles(cli, setExitCode, { a, b }, options)
  })
}

async function diffChosen(
  cli: Cli,
  setExitCode: SetExitCode,
  chosen: Readonly<Record<Side, ChosenPdu>>,
  options: DiffOptions,
): Promise<void> {
  const { pair, filterA, filterB } = options
  const ofCaptures = { '--pair': pair, '--filter-a': filterA, '--filter-b': filterB }
  for (const [first, value] of Object.entries(ofCaptures))
    if (value !== undefined) throw new Fault('cli.option-conflict', { first, second: 'FILE#NUMBER' })
  const inspect = inspectOptionsOf(cli.catalogue, options.profile)
  const ignored = new IgnoredFields(ignoredNames(options.ignore, []))
  const { a, b } = await readChosenPdus(cli, chosen, (file) => captureInput(file, options))
  const [pduA, pduB] = [a, b].map((row) => ({
    octets: row.octets,
    options: { ...inspect, ...sessionOptions(row) },
  }))
  if (pduA === undefined || pduB === undefined) return
  const diff = diffPdus(pduA, pduB, ignored)
  if (diff.differing > 0) setExitCode(workFailed)
  const language = outputLanguage(cli, options)
  await cli.output.print(options.json ? jsonLine(pduDiffJson(diff, a, b)) : pduDiffView(diff, a, b, language))
}

async function diffFiles(
  cli: Cli,
  setExitCode: SetExitCode,
  files: Readonly<Record<Side, string>>,
  options: DiffOptions,
): Promise<void> {
  const { pair = 'order', json = false } = options
  const language = outputLanguage(cli, options)
  const ignored = ignoredNames(options.ignore)
  const problems = new ToldProblems(cli, language, setExitCode)
  const inspect = inspectOptionsOf(cli.catalogue, options.profile)
  const sourceOf = async (file: string, filter: string | undefined): Promise<ComparedSource> => {
    const input = captureInput(file, options)
    return { input, isWanted: await rowFilter(cli, input, filter, options.profile) }
  }
  const sources = {
    a: await sourceOf(files.a, options.filterA),
    b: await sourceOf(files.b, options.filterB),
  }
  let text = ''
  const diff = new CaptureDiff({
    pairing: pair,
    ignored,
    inspect,
    onResult: (result) => {
      if (!json) text += captureDiffView(result, language)
      else {
        const line = captureDiffJson(result)
        if (line !== null) text += jsonLine(line)
      }
    },
  })
  const print = async () => {
    const printed = text
    text = ''
    await cli.output.print(printed)
  }
  await readTwoSources(cli, sources, problems, { row: (side, row) => diff.add(side, row), piece: print })
  diff.end()
  await print()
  problems.end()
  const { counts } = diff
  if (!isEqual(counts)) setExitCode(workFailed)
  await cli.output.print(
    json
      ? jsonLine(diffSummaryJson(counts, pair, ignored))
      : `${diffSummaryView(counts, pair, ignored)[language]}\n`,
  )
}
