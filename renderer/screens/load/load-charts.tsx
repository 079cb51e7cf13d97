import { useTranslation } from 'react-i18next'
import { ChartCard } from '../../parts/charts/chart-card.tsx'
import { type ChartSeries, chartColours, highest, stacked } from '../../parts/charts/chart-series.ts'
import { useShownScheme } from '../../parts/charts/use-shown-scheme.ts'
import { formatCount, formatMs, formatRate } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useLoad } from '../../stores/load-store.ts'

/** Statuses drawn by themselves; the rarest of them are one. */
const mostStatuses = 5

/** Rate, latency and answers over time, of the load on show. */
export function LoadCharts() {
  const { t } = useTranslation('load')
  const language = useLanguage()
  const scheme = useShownScheme()
  const { startedAt, span, seconds } = useLoad((view) => view.series)
  if (seconds.length < 2) return null
  const times = seconds.map(({ t: at }) => startedAt / 1000 + at)
  const rateOf = (name: 'asked' | 'sent') => seconds.map((row) => row[name] / span)
  const sent = rateOf('sent')
  const mean = sent.reduce((sum, value) => sum + value, 0) / sent.length
  const rates: ChartSeries[] = [
    { label: t('chart.asked'), colour: '--warn', values: rateOf('asked') },
    { label: t('chart.sent'), colour: '--accent', values: sent, isFilled: true },
  ]
  const latencies: ChartSeries[] = [
    { label: 'p99', colour: '--bad', values: seconds.map(({ p99 }) => p99), isBand: true },
    { label: 'p50', colour: '--ok', values: seconds.map(({ p50 }) => p50) },
    { label: 'p95', colour: '--warn', values: seconds.map(({ p95 }) => p95) },
  ]
  const named = statusSeries(
    seconds.map(({ status }) => status),
    t('chart.others'),
  )
  const tops = stacked(named.map(({ values }) => values.map((value) => value ?? 0)))
  const drawn = named
    .map((one, index): ChartSeries => ({ ...one, values: tops[index] ?? [], isFilled: true }))
    // The highest is drawn first, so that those below it lie over its area.
    .reverse()
  const known = seconds.flatMap(({ p99 }) => p99 ?? [])
  const refused = seconds.reduce((sum, row) => sum + row.refused, 0)
  return (
    <div className="load-charts">
      <ChartCard
        title={t('chart.rates')}
        sentence={t('chart.ratesSentence', { mean: formatRate(mean), peak: formatRate(highest(sent)) })}
        {...{ times, scheme }}
        series={rates}
      />
      <ChartCard
        title={t('chart.latency')}
        sentence={
          known.length === 0
            ? t('chart.latencyNone')
            : t('chart.latencySentence', {
                worst: formatMs(highest(known)),
                last: formatMs(known.at(-1) ?? 0),
              })
        }
        {...{ times, scheme }}
        series={latencies}
      />
      <ChartCard
        title={t('chart.statuses')}
        sentence={t('chart.statusesSentence', { count: refused, formatted: formatCount(refused, language) })}
        {...{ times, scheme }}
        series={drawn}
        numbers={named}
      />
    </div>
  )
}

/** The commonest statuses, a series each, and one of all others. */
function statusSeries(rows: readonly Readonly<Record<string, number>>[], others: string): ChartSeries[] {
  const totals = new Map<string, number>()
  for (const row of rows)
    for (const [name, count] of Object.entries(row)) totals.set(name, (totals.get(name) ?? 0) + count)
  const names = [...totals].toSorted(([, one], [, other]) => other - one).map(([name]) => name)
  const own = names.slice(0, names.length > mostStatuses ? mostStatuses - 1 : mostStatuses)
  const rest = names.slice(own.length)
  const series = own.map((name) => ({ label: name, values: rows.map((row) => row[name] ?? 0) }))
  const sumOfRest = rows.map((row) => rest.reduce((sum, name) => sum + (row[name] ?? 0), 0))
  return [...series, ...(rest.length > 0 ? [{ label: others, values: sumOfRest }] : [])].map(
    (one, index) => ({
      ...one,
      colour: chartColours[index % chartColours.length] ?? '--accent',
    }),
  )
}
