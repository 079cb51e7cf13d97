import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../format.ts'
import type { ChartSeries } from './chart-series.ts'
import { TimeChart } from './time-chart.tsx'
import './chart-card.css'

interface ChartCardProps {
  readonly title: string
  /** What it shows, in words. */
  readonly sentence: string
  readonly times: readonly number[]
  readonly series: readonly ChartSeries[]
  /** Its series as numbers where the drawn ones are stacked. */
  readonly numbers?: readonly ChartSeries[]
  readonly scheme: string
  readonly onRange?: ((from: number, to: number) => void) | undefined
  /** Instead of the legend. */
  readonly children?: ReactNode
}

/** A chart with its sentence, its legend and its table. */
export function ChartCard({
  title,
  sentence,
  times,
  series,
  numbers = series,
  scheme,
  onRange,
  children,
}: ChartCardProps) {
  return (
    <section className="chart-card" aria-label={title}>
      <h2>{title}</h2>
      <p className="dim">{sentence}</p>
      <TimeChart label={`${title}. ${sentence}`} {...{ times, series, scheme, onRange }} />
      {children ?? <Legend series={series} />}
      <NumberTable times={times} series={numbers} />
    </section>
  )
}

function Legend({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <ul className="chart-legend">
      {series.map(({ label, colour }) => (
        <li key={label}>
          <span className="chart-swatch" style={{ background: `var(${colour})` }} aria-hidden="true" />{' '}
          {label}
        </li>
      ))}
    </ul>
  )
}

/** The stretches in which anything passed. */
function NumberTable({ times, series }: Pick<ChartCardProps, 'times' | 'series'>) {
  const { t } = useTranslation('charts')
  const shown = times.flatMap((at, index) => {
    const values = series.map(({ values: all }) => all[index] ?? null)
    return values.some((value) => value !== null && value > 0) ? [{ at, values }] : []
  })
  if (shown.length === 0) return null
  return (
    <details className="chart-table">
      <summary>{t('table')}</summary>
      <div className="chart-rows">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('time')}</th>
              {series.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ at, values }) => (
              <tr key={at}>
                <th scope="row">{formatClock(1000 * at)}</th>
                {values.map((value, index) => (
                  <td key={series[index]?.label}>{value === null ? '–' : rounded(value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** Three significant digits. */
function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}
