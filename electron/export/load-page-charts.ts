import type { LoadSecond } from '../../shared/load/load-figures.ts'
import { fill, type Language, type Words } from '../../shared/words/words.ts'
import { escaped } from './page-frame.ts'

const words = {
  rates: { en: 'Parts a second', ru: 'Частей в секунду' },
  latency: { en: 'Response time from the plan, ms', ru: 'Время ответа от плана, мс' },
  asked: { en: 'asked', ru: 'план' },
  sent: { en: 'sent', ru: 'ушло' },
  chart: {
    en: '{name}: from {least} to {most}.',
    ru: '{name}: от {least} до {most}.',
  },
} as const satisfies Readonly<Record<string, Words>>

type Say = (word: keyof typeof words, detail?: Readonly<Record<string, string | number>>) => string

interface Rows {
  readonly seconds: readonly LoadSecond[]
  /** Seconds that a row stands for. */
  readonly span: number
}

const chart = { width: 720, height: 150, left: 56, bottom: 18, top: 8 } as const

interface Line {
  readonly name: string
  readonly colour: string
  readonly values: readonly (number | null)[]
}

/** Rates and latency over time, for a page; '' where there is too little of it. */
export function loadCharts({ seconds, span }: Rows, language: Language): string {
  if (seconds.length < 2) return ''
  const say: Say = (word, detail = {}) => escaped(fill(words[word][language], detail))
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
