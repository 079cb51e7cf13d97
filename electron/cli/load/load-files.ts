import type { Command } from 'commander'
import type { LimitRecording } from '../../../shared/load/limit-recording.ts'
import type { LoadSecond } from '../../../shared/load/load-figures.ts'
import type { LoadOutcome, LoadRecording } from '../../../shared/load/load-recording.ts'
import { hdrText, secondCsvLine, secondsCsvHead } from '../../../shared/load/load-text-forms.ts'
import type { JudgedThreshold } from '../../../shared/load/threshold.ts'
import type { Language } from '../../../shared/words/words.ts'
import { limitJunit } from '../../export/limit-junit.ts'
import { limitPage } from '../../export/limit-page.ts'
import { loadJunit } from '../../export/load-junit.ts'
import { loadPage } from '../../export/load-page.ts'
import { writeWholeFile } from '../capture/written-file.ts'
import type { Cli } from '../console/cli.ts'

/** Where the results go beside stdout. */
export interface LoadFileOptions {
  readonly html?: string
  readonly junit?: string
  readonly csv?: string
  readonly hdr?: string
}

/** `--html`, `--junit`, `--csv`, `--hdr`. */
export function addReportOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option('--html <file>', say({ en: 'report as one page', ru: 'отчёт одной страницей' }))
    .option('--junit <file>', say({ en: 'thresholds as JUnit XML', ru: 'условия в JUnit XML' }))
    .option('--csv <file>', say({ en: 'a line for each second', ru: 'строка на каждую секунду' }))
    .option(
      '--hdr <file>',
      say({
        en: 'percentiles of the response time from the plan as HdrHistogram text',
        ru: 'перцентили времени ответа от плана текстом HdrHistogram',
      }),
    )
}

/** The lines of `--csv` as their seconds pass: a load may last for days, and they are not held. */
export class SecondsFile {
  readonly #lines: string[] = [secondsCsvHead]
  #wake: (() => void) | null = null
  #isOver = false
  readonly #written: Promise<void>

  /** `file` undefined: nothing is written. */
  constructor(file: string | undefined) {
    this.#written = file === undefined ? Promise.resolve() : writeWholeFile(file, (add) => this.#drain(add))
    // It is awaited at the end; a disk that fills up before that must not end the process.
    this.#written.catch(() => undefined)
    if (file === undefined) this.#isOver = true
  }

  add(second: LoadSecond): void {
    if (this.#isOver) return
    this.#lines.push(secondCsvLine(second))
    this.#wake?.()
  }

  /** Rejects with Fault cli.cannot-write-file. */
  end(): Promise<void> {
    this.#isOver = true
    this.#wake?.()
    return this.#written
  }

  async #drain(add: (piece: string) => Promise<void>): Promise<void> {
    while (!this.#isOver || this.#lines.length > 0) {
      for (const line of this.#lines.splice(0)) await add(line)
      if (this.#isOver) continue
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}

/** Writes the reports that were asked for, `--csv` aside. Throws Fault cli.cannot-write-file. */
export async function writeReports(
  { html, junit, hdr }: LoadFileOptions,
  outcome: LoadOutcome,
  thresholds: readonly JudgedThreshold[],
  language: Language,
): Promise<void> {
  if (html !== undefined) await writeWholeFile(html, (add) => add(loadPage(outcome, thresholds, language)))
  if (junit !== undefined) await writeWholeFile(junit, (add) => add(loadJunit(outcome, thresholds, language)))
  if (hdr !== undefined) await writeWholeFile(hdr, (add) => add(hdrText(outcome.responses)))
}

/** Those of a search for the limit. Throws Fault cli.cannot-write-file. */
export async function writeLimitReports(
  { html, junit }: LoadFileOptions,
  recording: LimitRecording,
  language: Language,
): Promise<void> {
  if (html !== undefined) await writeWholeFile(html, (add) => add(limitPage(recording, language)))
  if (junit !== undefined) await writeWholeFile(junit, (add) => add(limitJunit(recording, language)))
}

export function writeRecording(file: string, recording: LoadRecording): Promise<void> {
  return writeWholeFile(file, (add) => add(`${JSON.stringify(recording)}\n`))
}
