import {
  type AcceptanceResult,
  isChosen,
  planResultOf,
} from '../../../shared/acceptance/acceptance-result.ts'
import { acceptanceChecks } from '../../../shared/acceptance/acceptance-table.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Language } from '../../../shared/words/words.ts'
import { readVersion } from '../../places.ts'
import { type AcceptanceItem, runAcceptance } from '../../plans/acceptance-run.ts'
import { maskResult } from '../../plans/masked-result.ts'
import { subjectOf } from '../../plans/run-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import type { Cli } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { isPassed, writeReports } from '../plan/plan-check.ts'
import type { AcceptanceCliOptions } from './acceptance-options.ts'
import { answersFrom, budgetFrom, checkNames, numbersFrom } from './acceptance-settings.ts'
import { checkText, listedJson, resultJson, resultText, summaryJson, summaryText } from './acceptance-view.ts'

type Options = AcceptanceCliOptions & CommonOptions & ConnectionOptions

/** `check --acceptance`: a line for each check as it is done, and what was measured; with `--list` what would be run. */
export async function acceptAccount(cli: Cli, setExitCode: SetExitCode, options: Options): Promise<void> {
  checkNames(options)
  const language = outputLanguage(cli, options)
  if (options.list) return listChecks(cli, options, language)
  if (options.systemId === undefined)
    throw new Fault('cli.option-needs', { option: '--acceptance', needs: '--system-id' })
  const numbers = numbersFrom(options)
  const connection = await connectionOf(cli, options, 'transceiver')
  const mask = maskResult(options.mask ?? [])
  const clock = new SystemClock()
  const { signalled, release } = firstSignal(cli.output)
  const stop = new AbortController()
  void signalled.then(() => stop.abort())
  const written: Promise<void>[] = []
  const tell = (item: AcceptanceItem) => {
    if (item.kind !== 'result') return
    const show = options.json ? resultJson : resultText
    written.push(cli.output.print(show(item.result, language, mask.check)))
  }
  const startedAt = clock.now()
  const results = await runAcceptance({
    connection,
    catalogue: cli.catalogue,
    profile: cli.catalogue.of(connection.profileId) ?? null,
    clock,
    hooks: {},
    keepsMessages: false,
    numbers,
    budget: budgetFrom(options),
    liveSessions: 0,
    onLocalAddress: () => undefined,
    signal: stop.signal,
    chosen: options,
    bail: options.bail ?? false,
    retries: options.retry ?? 0,
    answers: answersFrom(options),
    tell,
  })
  release()
  await Promise.all(written)
  const subject = subjectOf(connection, readVersion())
  const run = { subject, startedAt, endedAt: clock.now(), isStopped: stop.signal.aborted }
  const whole = (all: readonly AcceptanceResult[], words: Language) =>
    mask.result(planResultOf(all, run, words))
  const told = whole(results, language)
  const ok = isPassed(told, options)
  if (!ok) setExitCode(workFailed)
  const show = options.json ? summaryJson(results, told, ok, language) : summaryText(results, told, language)
  await cli.output.print(show)
  await writeReports(cli, told, options)
}

async function listChecks(cli: Cli, options: Options, language: Language): Promise<void> {
  const show = options.json ? listedJson : checkText
  for (const check of acceptanceChecks.filter((one) => isChosen(one, options))) {
    await cli.output.print(show(check, options.thorough ?? false, language))
  }
}
