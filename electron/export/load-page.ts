import { faultText } from '../../shared/faults/fault.ts'
import { figureText, timeColumns, timeTable, toldFigures } from '../../shared/load/load-figure-table.ts'
import type { LoadSecond, Share } from '../../shared/load/load-figures.ts'
import { isGoodLoad } from '../../shared/load/load-json.ts'
import type { LoadOutcome } from '../../shared/load/load-recording.ts'
import { loadRemarks, remarkText } from '../../shared/load/load-sentences.ts'
import type { JudgedThreshold } from '../../shared/load/threshold.ts'
import { fill, type Language, type Words } from '../../shared/words/words.ts'
import { escaped, pageHead, pageTail } from './page-frame.ts'

const words = {
  title: { en: 'SMPP load', ru: 'Нагрузка SMPP' },
  passed: { en: 'Passed', ru: 'Пройдено' },
  failed: { en: 'Failed', ru: 'Не пройдено' },
  begun: { en: 'Begun {at}', ru: 'Начато {at}' },
  joined: { en: '{count} recordings joined', ru: 'Объединено записей: {count}' },
  figures: { en: 'Figures', ru: 'Показатели' },
  times: { en: 'Times, ms', ru: 'Времена, мс' },
  statuses: { en: 'Answers', ru: 'Ответы' },
  stats: { en: 'Final receipts', ru: 'Итоговые отчёты' },
  thresholds: { en: 'Conditions that fail it', ru: 'Условия, при которых не пройдено' },
  rates: { en: 'Parts a second', ru: 'Частей в секунду' },
  latency: { en: 'Response time from the plan, ms', ru: 'Время ответа от плана, мс' },
  asked: { en: 'asked', ru: 'план' },
  sent: { en: 'sent', ru: 'ушло' },
  chart: {
    en: '{name}: from {least} to {most}.',
    ru: '{name}: от {least} до {most}.',
  },
  count: { en: 'Count', ru: 'Количество' },
  share: { en: 'Share', ru: 'Доля' },
  measured: { en: 'Measured', ru: 'Измерено' },
  condition: { en: 'Condition', ru: 'Условие' },
} as const satisfies Readonly<Record<string, Words>>

/** The result of a load as one page that needs nothing else, for the screen and for A4. */
export function loadPage(
  outcome: LoadOutcome,
  thresholds: readonly JudgedThreshold[],
  language: Language,
): string {
  const { result, startedAt, peer, systemId, asked, recordings } = outcome
  const { figures, fault } = result
  const say = (word: keyof typeof words, detail = {}) => escaped(fill(words[word][language], detail))
  const isGood = isGoodLoad(result, thresholds)
  const facts = toldFigures(figures).map(
    (row) =>
      `<dt>${escaped(row.words[language])}</dt><dd>${escaped(figureText(row.value(figures), row.unit, language))}</dd>`,
  )
  return [
    pageHead({ en: `${words.title.en}: ${peer}`, ru: `${words.title.ru}: ${peer}` }, language),
    `<p class="${isGood ? 'good' : 'bad'}">${say(isGood ? 'passed' : 'failed')}</p>\n`,
    `<p class="mono">load ${escaped(asked)}</p>\n<p class="dim">${escaped(systemId)} · ${say('begun', { at: new Date(startedAt).toISOString() })}`,
    recordings > 1 ? ` · ${say('joined', { count: recordings })}</p>\n` : '</p>\n',
    ...loadRemarks(figures).map((remark) => `<p>${escaped(remarkText(remark, language))}</p>\n`),
    fault === null ? '' : `<p class="bad">${escaped(faultText(fault, language).what)}</p>\n`,
    thresholdTable(thresholds, say),
    `<h2>${say('figures')}</h2>\n<dl>${facts.join('\n')}</dl>\n`,
    timesTable(outcome, language, say),
    shareTable(say('statuses'), figures.status, language, say),
    shareTable(say('stats'), figures.stat, language, say),
    charts(outcome, say),
    pageTail,
  ].join('')
}

type Say = (word: keyof typeof words, detail?: Readonly<Record<string, string | number>>) => string

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const heads = head.map((name) => (name === '' ? '<td></td>' : `<th scope="col">${name}</th>`)).join('')
  const lines = rows.map(
    (cells) => `<tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody>`,
  )
  return `<h2>${title}</h2>\n<table>\n<thead><tr>${heads}</tr></thead>\n${lines.join('\n')}\n</table>\n`
}

function thresholdTable(thresholds: readonly JudgedThreshold[], say: Say): string {
  const rows = thresholds.map(({ condition, measured, failed }) => [
    `<span class="${failed ? 'bad' : 'good'}">${failed ? '✗' : '✓'}</span> ${escaped(condition)}`,
    measured === null ? '–' : String(Number(measured.toFixed(4))),
  ])
  return table(say('thresholds'), [say('condition'), say('measured')], rows)
}

function timesTable({ result: { figures } }: LoadOutcome, language: Language, say: Say): string {
  const rows = timeTable
    .filter(({ name }) => figures[name].count > 0)
    .map(({ name, words: label }) => [
      escaped(label[language]),
      ...timeColumns.map((column) => figures[name][column]?.toFixed(1) ?? '–'),
    ])
  return table(say('times'), ['', ...timeColumns], rows)
}

function shareTable(
  title: string,
  shares: Readonly<Record<string, Share>>,
  language: Language,
  say: Say,
): string {
  const rows = Object.entries(shares).map(([name, { count, share }]) => [
    escaped(name),
    String(count),
    figureText(share, 'share', language),
  ])
  return table(title, ['', say('count'), say('share')], rows)
}

const chart = { width: 720, height: 150, left: 56, bottom: 18, top: 8 } as const

interface Line {
  readonly name: string
  readonly colour: string
  readonly values: readonly (number | null)[]
}

function charts({ seconds, span }: LoadOutcome, say: Say): string {
  if (seconds.length < 2) return ''
  const perSecond = (name: 'asked' | 'sent') => seconds.map((row) => row[name] / span)
  const times = (name: 'p50' | 'p95' | 'p99' | 'max') => seconds.map((row) => row[name])
  return [
    `<h2>${say('rates')}</h2>\n`,
    lineChart(
      seconds,
      [
        { name: say('asked'), colour: 'var(--dim)', values: perSecond('asked') },
        { name: say('sent'), colour: 'var(--link)', values: perSecond('sent') },
      ],
      say,
    ),
    `<h2>${say('latency')}</h2>\n`,
    lineChart(
      seconds,
      [
        { name: 'max', colour: 'var(--line)', values: times('max') },
        { name: 'p99', colour: 'var(--bad)', values: times('p99') },
        { name: 'p95', colour: 'var(--link)', values: times('p95') },
        { name: 'p50', colour: 'var(--good)', values: times('p50') },
      ].filter(({ values }) => values.some((value) => value !== null)),
      say,
    ),
  ].join('')
}

function lineChart(seconds: readonly LoadSecond[], lines: readonly Line[], say: Say): string {
  const { width, height, left, bottom, top } = chart
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null))
  const most = Math.max(...values, 1e-9)
  const last = seconds.at(-1)?.t ?? 1
  const x = (t: number) => (left + (t / last) * (width - left)).toFixed(1)
  const y = (value: number) => (top + (1 - value / most) * (height - top - bottom)).toFixed(1)
  const paths = lines.map(({ colour, values: own }) => {
    const points = own.map((value, at) => (value === null ? '' : `${x(seconds[at]?.t ?? 0)},${y(value)}`))
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${points.filter(Boolean).join(' ')}"/>`
  })
  const marks = [0, most / 2, most].map(
    (value) =>
      `<line x1="${left}" x2="${width}" y1="${y(value)}" y2="${y(value)}" stroke="var(--line)" stroke-width="0.5"/><text x="${left - 6}" y="${Number(y(value)) + 4}" text-anchor="end" font-size="11" fill="var(--dim)">${short(value)}</text>`,
  )
  const ends = `<text x="${left}" y="${height - 3}" font-size="11" fill="var(--dim)">0</text><text x="${width}" y="${height - 3}" text-anchor="end" font-size="11" fill="var(--dim)">${short(last)} s</text>`
  const told = lines
    .map(({ name, values: own }) => {
      const known = own.filter((value) => value !== null)
      return say('chart', { name, least: short(Math.min(...known)), most: short(Math.max(...known)) })
    })
    .join(' ')
  const legend = lines
    .map(({ name, colour }) => `<span style="color:${colour}">━</span> ${name}`)
    .join(' &nbsp; ')
  return `<svg role="img" aria-label="${told}" viewBox="0 0 ${width} ${height}" style="width:100%;max-width:${width}px">${marks.join('')}${ends}${paths.join('')}</svg>\n<p class="dim">${legend}</p>\n`
}

function short(value: number): string {
  return String(Number(value.toFixed(value < 10 ? 1 : 0)))
}
