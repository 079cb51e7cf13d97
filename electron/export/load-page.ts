import { faultText } from '../../shared/faults/fault.ts'
import { figureText, timeColumns, timeTable, toldFigures } from '../../shared/load/load-figure-table.ts'
import type { Share } from '../../shared/load/load-figures.ts'
import { isGoodLoad } from '../../shared/load/load-json.ts'
import type { LoadOutcome } from '../../shared/load/load-recording.ts'
import { loadRemarks, remarkText } from '../../shared/load/load-sentences.ts'
import type { JudgedThreshold } from '../../shared/load/threshold.ts'
import { fill, type Language, type Words } from '../../shared/words/words.ts'
import { loadCharts } from './load-page-charts.ts'
import { escaped, pageHead, pageTable, pageTail } from './page-frame.ts'

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
    loadCharts(outcome, language),
    pageTail,
  ].join('')
}

type Say = (word: keyof typeof words, detail?: Readonly<Record<string, string | number>>) => string

function thresholdTable(thresholds: readonly JudgedThreshold[], say: Say): string {
  const rows = thresholds.map(({ condition, measured, failed }) => [
    `<span class="${failed ? 'bad' : 'good'}">${failed ? '✗' : '✓'}</span> ${escaped(condition)}`,
    measured === null ? '–' : String(Number(measured.toFixed(4))),
  ])
  return pageTable(say('thresholds'), [say('condition'), say('measured')], rows)
}

function timesTable({ result: { figures } }: LoadOutcome, language: Language, say: Say): string {
  const rows = timeTable
    .filter(({ name }) => figures[name].count > 0)
    .map(({ name, words: label }) => [
      escaped(label[language]),
      ...timeColumns.map((column) => figures[name][column]?.toFixed(1) ?? '–'),
    ])
  return pageTable(say('times'), ['', ...timeColumns], rows)
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
  return pageTable(title, ['', say('count'), say('share')], rows)
}
