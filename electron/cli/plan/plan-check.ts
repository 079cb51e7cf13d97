import { Fault } from '../../../shared/faults/fault.ts'
import type { LoadExtent } from '../../../shared/load/load-consent.ts'
import { planLoadExtent } from '../../../shared/plan/plan-load-extent.ts'
import { orderedChecks } from '../../../shared/plan/plan-order.ts'
import {
  countedVerdict,
  isForgiven,
  type PlanProgress,
  type PlanResult,
} from '../../../shared/plan/plan-result.ts'
import { planRows } from '../../../shared/plan/plan-rows.ts'
import { readVersion } from '../../places.ts'
import { junitReport } from '../../plans/junit-report.ts'
import { maskResult } from '../../plans/masked-result.ts'
import { planReport } from '../../plans/plan-report.ts'
import { runPlan } from '../../plans/run-plan.ts'
import { writeWholeFile } from '../capture/written-file.ts'
import { type Cli, suggestDoctor } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { askConsent } from '../load/load-consent-question.ts'
import { type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { checkLine, checkLines, listedLine, planLine, rowLine, summaryLine } from '../views/plan-view.ts'
import { selectionOf } from './plan-choice.ts'
import { type PlanFile, readPlanFile } from './plan-file.ts'
import { type PlanOptions, variablesOf } from './plan-options.ts'

export type PlanCheckOptions = PlanOptions & ConnectionOptions & CommonOptions

/** `check --plan`: runs a plan, or with `--list` names what it would run. */
export async function checkPlan(
  cli: Cli,
  setExitCode: SetExitCode,
  file: string,
  options: PlanCheckOptions,
): Promise<void> {
  if (file === '-' && options.passwordStdin)
    throw new Fault('cli.option-conflict', { first: '--password-stdin', second: '--plan -' })
  const variables = variablesOf(options)
  const read = await readPlanFile(cli, { file, data: options.data, variables: Object.keys(variables) })
  const selection = selectionOf(read.plan, options)
  if (options.list) {
    const lines = orderedChecks(read.plan, selection).map((one) =>
      listedLine(one, read.plan, options.json === true),
    )
    await cli.output.print(lines.join(''))
    return
  }
  if (options.systemId === undefined)
    throw new Fault('cli.option-needs', { option: '--plan', needs: '--system-id' })
  const result = await run(cli, read, options)
  if (!isPassed(result, options)) setExitCode(workFailed)
  await writeReports(cli, result, options)
}

async function run(cli: Cli, read: PlanFile, options: PlanCheckOptions): Promise<PlanResult> {
  const connection = await connectionOf(cli, options, 'transceiver')
  await askConsent(cli, connection, extentOf(read, options), options.yes === true)
  const language = outputLanguage(cli, options)
  const { signalled, release } = firstSignal(cli.output)
  const stop = new AbortController()
  void signalled.then(() => stop.abort())
  const mask = maskResult(options.mask ?? [])
  const hasRows = planRows(read.plan, read.rows, Math.random).length > 1
  let said = Promise.resolve()
  const tell = (progress: PlanProgress) => {
    if (progress.kind === 'row' && hasRows && !options.json)
      said = cli.output.print(rowLine(mask.words(progress.name)))
    if (progress.kind !== 'check' && progress.kind !== 'clean-up') return
    const result = mask.check(progress.result)
    const isCheck = progress.kind === 'check'
    if (options.json) said = cli.output.print(checkLine(result, language, isCheck ? undefined : 'always'))
    else if (isCheck || result.verdict !== 'pass') said = cli.output.print(checkLines(result, language))
  }
  const told = await runPlan({
    plan: read.plan,
    rows: read.rows,
    connection,
    catalogue: cli.catalogue,
    workbench: readVersion(),
    variables: variablesOf(options),
    environment: cli.environment,
    selection: selectionOf(read.plan, options),
    bail: options.bail === true,
    retries: options.retry ?? null,
    textOf: read.textOf,
    // It was asked about above.
    mayLoad: true,
    signal: stop.signal,
    tell,
  })
  release()
  await said
  const result = mask.result(told)
  const isOk = isPassed(result, options)
  if (result.checks.some(({ reason }) => reason?.code === 'connect')) suggestDoctor(cli)
  await cli.output.print(options.json ? summaryLine(result, isOk, language) : planLine(result, language))
  return result
}

/** What the chosen checks put on the peer at most. */
function extentOf({ plan, rows }: PlanFile, options: PlanCheckOptions): LoadExtent {
  const loads = orderedChecks(plan, selectionOf(plan, options)).flatMap(({ check, isChosen }) =>
    isChosen && check.load !== undefined ? [check.load] : [],
  )
  const values = planRows(plan, rows, Math.random).map((row) => row.values)
  return planLoadExtent(plan, loads, values, variablesOf(options))
}

/** A run that was stopped has not shown what it was to show. */
export function isPassed({ checks, isStopped }: PlanResult, { allowInconclusive }: PlanOptions): boolean {
  if (isStopped) return false
  return checks
    .filter((check) => !isForgiven(check))
    .every((check) => {
      // One that was skipped for want of another is not excused with those that had no answer.
      if (check.verdict === 'inconclusive') return allowInconclusive === true
      const counted = countedVerdict(check)
      return counted === 'pass' || counted === 'skipped'
    })
}

/** `--html` and `--junit`. */
export async function writeReports(
  cli: Cli,
  result: PlanResult,
  { html, junit }: PlanOptions,
): Promise<void> {
  if (html !== undefined) {
    await writeWholeFile(html, async (add) => {
      for (const piece of planReport(result, cli.language)) await add(piece)
    })
  }
  if (junit !== undefined) {
    await writeWholeFile(junit, async (add) => {
      for (const piece of junitReport(result, cli.isLanguageChosen ? cli.language : 'en')) await add(piece)
    })
  }
}
