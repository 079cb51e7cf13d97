import { useTranslation } from 'react-i18next'
import type { CaptureTimeline } from '../../../shared/contract/capture-timeline.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { ChartSeries } from '../../parts/charts/chart-series.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { andFilter } from '../../stores/filter-store.ts'

/** The statuses of a chart; a click on one narrows the list to it. */
export function StatusLegend({
  refusals,
  series,
}: {
  readonly refusals: CaptureTimeline['refusals']
  readonly series: readonly ChartSeries[]
}) {
  const { t } = useTranslation('charts')
  const language = useLanguage()
  return (
    <ul className="chart-legend">
      {refusals.map(({ commandStatus, count }, index) => {
        const { label = '', colour = '--accent' } = series[index] ?? {}
        const content = (
          <>
            <span className="chart-swatch" style={{ background: `var(${colour})` }} aria-hidden="true" />{' '}
            {label} {formatCount(count, language)}
          </>
        )
        return (
          <li key={label}>
            {commandStatus === null ? (
              content
            ) : (
              <button
                type="button"
                className="chart-status"
                title={t('filterStatus', { status: label })}
                onClick={() => andFilter(`status == ${hexNumber(commandStatus, 4)}`)}
              >
                {content}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
