import { targetText } from '../../../shared/contract/new-connection.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { fastestStep, limitText, type Trial, verdictText } from '../../../shared/load/limit-search.ts'
import type { LoadMessages } from '../../../shared/load/load-messages.ts'
import type { LoadSettings } from '../../../shared/load/load-settings.ts'
import { SecondSeries } from '../../../shared/load/second-series.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { LimitFinder } from '../../load/limit-finder.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import { type Cli, complainOf } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { peerNotes } from '../views/peer-notes.ts'
import { complainOfBind } from '../views/unbound.ts'
import { type LoadFileOptions, SecondsFile, writeLimitReports } from './load-files.ts'

interface Asked {
  readonly connection: ConnectionSettings
  readonly settings: LoadSettings
  /** Parts a second that no trial goes beyond. */
  readonly upTo: number | undefined
  readonly messages: LoadMessages
  readonly language: Language
  readonly isJson: boolean
  readonly reports: LoadFileOptions
}

/** `load --find-limit`: a line for each trial, then the limit. Throws Fault cli.option-needs without `--step`. */
export async function findLimit(
  cli: Cli,
  setExitCode: SetExitCode,
  { connection, settings, upTo, messages, language, isJson, reports }: Asked,
): Promise<void> {
  const { shape, graceMs } = settings
  if (shape.kind !== 'step') throw new Fault('cli.option-needs', { option: '--find-limit', needs: '--step' })
  const put = (text: string) => void cli.output.print(text)
  const csv = new SecondsFile(reports.csv)
  const series = new SecondSeries()
  const trials: Trial[] = []
  const startedAt = Date.now()
  const finder = new LimitFinder({
    ...{ connection, messages, clock: new SystemClock(), onNote: peerNotes(cli) },
    ...{ from: shape.from, by: shape.by, upTo, trialMs: shape.everyMs, graceMs },
    onUnbound: (state) => complainOfBind(cli, state),
    onTrial: (trial) => {
      trials.push(trial)
      put(isJson ? jsonLine({ kind: 'trial', ...trial }) : trialLine(trial, language))
    },
    onSecond: (second) => {
      csv.add(second)
      series.add(second)
    },
  })
  const { signalled, release } = firstSignal(cli.output)
  void signalled.then(() => finder.stop())
  const limit = await finder.find().finally(release)
  const { fault, isWhole } = finder
  const text = limitText(limit, language, isWhole)
  put(isJson ? jsonLine({ kind: 'limit', ...limit, error: fault, text }) : `\n${text}\n`)
  await csv.end()
  await writeLimitReports(
    reports,
    {
      ...({ kind: 'limit-recording', version: 1 } as const),
      ...{ started_at: startedAt, peer: targetText(connection), system_id: connection.systemId },
      search: {
        ...{ from: shape.from, by: shape.by, upTo: upTo ?? fastestStep(shape) },
        ...{ trialMs: shape.everyMs, graceMs },
      },
      ...{ trials, limit, is_whole: isWhole, fault },
      ...{ span: series.span, seconds: [...series.rows()] },
    },
    language,
  )
  if (fault === null) return
  complainOf(cli, fault)
  setExitCode(workFailed)
}

function trialLine({ rate, held_rate, verdict, throttled_share, p95 }: Trial, language: Language): string {
  const unit = language === 'ru' ? 'с' : 's'
  const cells = [
    `${rate.toFixed(1)}/${unit}`.padStart(12),
    `${held_rate.toFixed(1)}/${unit}`.padStart(12),
    `p95 ${p95 === null ? '–' : p95.toFixed(1)}`.padStart(14),
    `throttled ${(throttled_share * 100).toFixed(1)} %`.padStart(20),
  ]
  return `${cells.join('')}   ${verdictText(verdict, language)}\n`
}
