import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { isGoodLoad, loadSummaryJson } from '../../../shared/load/load-json.ts'
import {
  joinRecordings,
  type LoadRecording,
  loadRecordingSchema,
} from '../../../shared/load/load-recording.ts'
import { judge, readThreshold } from '../../../shared/load/threshold.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { readFault } from '../../source/file-chunks.ts'
import type { Cli } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { addReportOptions, type LoadFileOptions, SecondsFile, writeReports } from '../load/load-files.ts'
import { addFailIf } from '../load/load-options.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { loadSummaryView } from '../views/load-view.ts'

interface MergeOptions extends CommonOptions, LoadFileOptions {
  readonly failIf?: readonly string[]
}

/** `load merge`: recordings of several processes as one load. */
export function addLoadMerge(load: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = load
    .command('merge')
    .description(
      say({
        en: 'join recordings of loads that ran side by side: counts, rates and histograms are summed, so that percentiles are those of all parts together',
        ru: 'объединить записи нагрузок, шедших одновременно: счётчики, темп и гистограммы складываются, поэтому перцентили — по всем частям вместе',
      }),
    )
    .argument('<recordings...>', say({ en: 'files of load --record', ru: 'файлы load --record' }))
  addFailIf(addReportOptions(command, cli), cli)
  addCommonOptions(command, cli).action(
    async (files: readonly string[], _options: unknown, self: Command) => {
      // What stands before `merge` on the command line, or has the same name there, is the parent's.
      const options = self.optsWithGlobals<MergeOptions>()
      const thresholds = (options.failIf ?? []).map(readThreshold)
      const outcome = joinRecordings(await Promise.all(files.map(readRecording)))
      const language = outputLanguage(cli, options)
      const judged = thresholds.map((threshold) => judge(threshold, outcome.result.figures))
      const csv = new SecondsFile(options.csv)
      for (const second of outcome.seconds) csv.add(second)
      await csv.end()
      await writeReports(options, outcome, judged, language)
      await cli.output.print(
        options.json
          ? jsonLine({ ...loadSummaryJson(outcome.result, judged, language), recordings: outcome.recordings })
          : loadSummaryView(outcome.result, judged, language),
      )
      if (!isGoodLoad(outcome.result, judged)) setExitCode(workFailed)
    },
  )
}

async function readRecording(file: string): Promise<LoadRecording> {
  const bad = (problem: string) => new Fault('load.bad-recording', { file, problem })
  const text = await readFile(file, 'utf8').catch((problem: unknown) => {
    throw readFault(file, problem)
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (problem) {
    throw bad(problem instanceof Error ? problem.message : String(problem))
  }
  const checked = loadRecordingSchema.safeParse(value)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw bad(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}
