import type { LoadSecond } from './load-figures.ts'
import type { TimeHistogram } from './time-histogram.ts'

const columns = [
  't',
  'asked',
  'sent',
  'answered',
  'accepted',
  'refused',
  'throttled',
  'receipts',
  'in_flight',
  'backlog',
  'p50',
  'p95',
  'p99',
  'max',
  'window_full',
  'warmup',
] as const

export const secondsCsvHead = `${columns.join(',')}\n`

/** A second as a line of CSV: times in ms, empty where there is none; warmup 0 or 1. */
export function secondCsvLine(second: LoadSecond): string {
  const cells = columns.map((name) => {
    const value = second[name]
    if (value === null) return ''
    return typeof value === 'boolean' ? String(Number(value)) : String(Number(value.toFixed(3)))
  })
  return `${cells.join(',')}\n`
}

/** Percentile steps for each halving of what remains above, as HdrHistogram's own programs have it. */
const ticksPerHalf = 5

/** The percentiles in the four columns that HdrHistogram's plotters read; values in ms. */
export function hdrText(times: TimeHistogram): string {
  const lines = ['       Value     Percentile TotalCount 1/(1-Percentile)', '']
  const all = times.count
  for (const percent of hdrPercents(all)) {
    const value = (times.percentile(percent) ?? 0).toFixed(3).padStart(12)
    const share = (percent / 100).toFixed(12)
    const upTo = times.countUpTo(percent)
    const inverse = percent >= 100 ? 'inf' : (1 / (1 - percent / 100)).toFixed(2)
    lines.push(`${value} ${share} ${String(upTo).padStart(10)} ${inverse.padStart(14)}`)
  }
  const number = (value: number | null) => (value ?? 0).toFixed(3).padStart(12)
  lines.push(
    `#[Mean    = ${number(times.mean)}, StdDeviation   = ${number(times.deviation)}]`,
    `#[Max     = ${number(times.max)}, Total count    = ${String(all).padStart(12)}]`,
    '#[Buckets =           27, SubBuckets     =         2048]',
  )
  return `${lines.join('\n')}\n`
}

/** 0, 10, 20 … 50, 55 … finer towards 100 until one value remains. */
function hdrPercents(count: number): number[] {
  const percents: number[] = []
  if (count === 0) return percents
  let percent = 0
  while (100 - percent > 100 / (2 * count)) {
    percents.push(percent)
    const halvings = Math.floor(Math.log2(100 / (100 - percent))) + 1
    percent += 100 / (ticksPerHalf * 2 ** halvings)
  }
  return [...percents, 100]
}
