import { figureText, timeColumns, timeTable, toldFigures } from '../../../shared/load/load-figure-table.ts'
import type { LoadResult, LoadSecond } from '../../../shared/load/load-figures.ts'
import { loadRemarks, remarkText } from '../../../shared/load/load-sentences.ts'
import type { JudgedThreshold } from '../../../shared/load/threshold.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

const secondColumns = {
  en: ['s', 'asked', 'sent', 'answered', 'throttled', 'in flight', 'late', 'p50', 'p95', 'p99', 'max ms'],
  ru: ['с', 'план', 'ушло', 'ответов', 'throttled', 'без ответа', 'долг', 'p50', 'p95', 'p99', 'max мс'],
} as const
const columnWidth = 10
const nameWidth = 34

/** Headings of the lines of seconds. */
export function secondHeading(language: Language): string {
  return `${secondColumns[language].map((name) => name.padStart(columnWidth)).join('')}\n`
}

export function secondLine(second: LoadSecond, language: Language): string {
  const { t, asked, sent, answered, throttled, in_flight, backlog, p50, p95, p99, max, warmup } = second
  const times = [p50, p95, p99, max].map((ms) => (ms === null ? '–' : ms.toFixed(1)))
  const cells = [
    String(Number(t.toFixed(1))),
    ...[asked, sent, answered, throttled, in_flight, backlog].map(String),
    ...times,
  ]
  const warm = warmup ? (language === 'ru' ? '  разогрев' : '  warm-up') : ''
  return `${cells.map((cell) => cell.padStart(columnWidth)).join('')}${warm}\n`
}

/** The whole result for reading: figures, times, statuses, thresholds, remarks. */
export function loadSummaryView(
  { figures }: LoadResult,
  thresholds: readonly JudgedThreshold[],
  language: Language,
): string {
  const rows = toldFigures(figures).map(({ words, unit, value }) =>
    line(words[language], figureText(value(figures), unit, language)),
  )
  const times = timeTable.filter(({ name }) => figures[name].count > 0)
  const head = `${(language === 'ru' ? 'мс' : 'ms').padEnd(nameWidth)}${timeColumns.map((name) => name.padStart(columnWidth)).join('')}`
  const timeRows = times.map(({ name, words }) => {
    const cells = timeColumns.map((column) => figures[name][column]?.toFixed(1) ?? '–')
    return `${words[language].padEnd(nameWidth)}${cells.map((cell) => cell.padStart(columnWidth)).join('')}`
  })
  const judged = thresholds.map(({ condition, measured, failed }) => {
    const verdict = failed ? '✗' : '✓'
    const found = measured === null ? '–' : String(Number(measured.toFixed(4)))
    return `${verdict} ${condition}  (${found})`
  })
  return [
    '',
    ...rows,
    ...(times.length > 0 ? ['', head, ...timeRows] : []),
    ...shareRows('', figures.status, language),
    ...shareRows('stat ', figures.stat, language),
    ...(judged.length > 0 ? ['', ...judged] : []),
    '',
    ...loadRemarks(figures).map((remark) => remarkText(remark, language)),
  ]
    .map((text) => `${inertText(text)}\n`)
    .join('')
}

function shareRows(prefix: string, shares: LoadResult['figures']['status'], language: Language): string[] {
  const rows = Object.entries(shares).map(([name, { count, share }]) =>
    line(`${prefix}${name}`, `${count} (${figureText(share, 'share', language)})`),
  )
  return rows.length > 0 ? ['', ...rows] : []
}

function line(name: string, value: string): string {
  return `${name.padEnd(nameWidth)}${value}`
}
