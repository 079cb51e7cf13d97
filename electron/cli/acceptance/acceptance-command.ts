import { isChosen, verdictOf } from '../../../shared/acceptance/acceptance-result.ts'
import { acceptanceChecks } from '../../../shared/acceptance/acceptance-table.ts'
import type { AcceptanceItem } from '../../plans/acceptance-run.ts'
import { isAccepted, runAcceptance } from '../../plans/acceptance-run.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import type { Cli } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { type CommonOptions, outputLanguage } from '../options/common-options.ts'
import {
  type AcceptanceCliOptions,
  answersFrom,
  budgetFrom,
  checkIds,
  numbersFrom,
} from './acceptance-options.ts'
import { checkJson, checkText, resultJson, resultText, summaryJson, summaryText } from './acceptance-view.ts'

type Options = AcceptanceCliOptions & CommonOptions

/** `check --acceptance --list`: a line for each check that would be run. */
export async function listAcceptance(cli: Cli, options: Options): Promise<void> {
  checkIds(options)
  const language = outputLanguage(cli, options)
  const show = options.json ? checkJson : checkText
  for (const check of acceptanceChecks.filter((one) => isChosen(one, options))) {
    await cli.output.print(show(check, options.thorough ?? false, language))
  }
}

/** `check --acceptance`: a line for each check as it is done, and what was measured. */
export async function acceptAccount(
  cli: Cli,
  options: Options,
  connection: ConnectionSettings,
  setExitCode: SetExitCode,
): Promise<void> {
  checkIds(options)
  const language = outputLanguage(cli, options)
  const { signalled, release } = firstSignal(cli.output)
  const stop = new AbortController()
  void signalled.then(() => stop.abort())
  const written: Promise<void>[] = []
  const tell = (item: AcceptanceItem) => {
    if (item.kind !== 'result') return
    const show = options.json ? resultJson : resultText
    written.push(cli.output.print(show(item.result, language)))
  }
  const results = await runAcceptance({
    connection,
    catalogue: cli.catalogue,
    profile: cli.catalogue.of(connection.profileId) ?? null,
    clock: new SystemClock(),
    hooks: {},
    keepsMessages: false,
    numbers: numbersFrom(options),
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
  const verdict = verdictOf(results)
  const ok = isAccepted(verdict, options.allowInconclusive ?? false) && !stop.signal.aborted
  if (!ok) setExitCode(workFailed)
  written.push(
    cli.output.print(options.json ? summaryJson(results, ok) : `\n${summaryText(results, language)}`),
  )
  await Promise.all(written)
}
