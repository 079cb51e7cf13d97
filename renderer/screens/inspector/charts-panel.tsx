import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureTimeline } from '../../../shared/contract/capture-timeline.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { ChartCard } from '../../parts/charts/chart-card.tsx'
import { type ChartSeries, chartColours, highest, stacked } from '../../parts/charts/chart-series.ts'
import { useShownScheme } from '../../parts/charts/use-shown-scheme.ts'
import { formatCount, formatMs } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { andFilter } from '../../stores/filter-store.ts'
import { useTimeline } from '../../stores/timeline-store.ts'
import { StatusLegend } from './status-legend.tsx'
import { bucketTimes, perSecond, timeFilter } from './timeline-series.ts'

const narrow = (from: number, to: number) => andFilter(timeFilter(from, to))

/** How the capture ran over time, of the PDUs that the filter finds. */
export function ChartsPanel() {
  const { t } = useTranslation('charts')
  const timeline = useTimeline((state) => state.timeline)
  const isLoading = useTimeline((state) => state.isLoading)
  const failure = useTimeline((state) => state.failure)
  return (
    <section className="charts" aria-label={t('title')}>
      {failure !== null && (
        <div role="alert" className="bad">
          <NoticeText body={failure} />
        </div>
      )}
      {timeline !== null && timeline.total > 0 ? (
        <>
          <div className="charts-grid">
            <Rates timeline={timeline} />
            <Flight timeline={timeline} />
            <Latencies timeline={timeline} />
            <Statuses timeline={timeline} />
          </div>
          <p className="dim charts-hint">{t('dragHint')}</p>
        </>
      ) : isLoading ? (
        <Progress />
      ) : (
        <p className="dim charts-hint">{t('empty')}</p>
      )}
    </section>
  )
}

interface ChartProps {
  readonly timeline: CaptureTimeline
}

function useNumbers(): (value: number) => string {
  const language = useLanguage()
  return (value) =>
    value >= 10 ? formatCount(Math.round(value), language) : String(Number(value.toPrecision(2)))
}

function Rates({ timeline }: ChartProps) {
  const { t } = useTranslation('charts')
  const shown = useNumbers()
  const times = useMemo(() => bucketTimes(timeline), [timeline])
  const pdus = perSecond(timeline.pdus, timeline)
  const seconds = (timeline.to - timeline.from) / 1000
  const series: ChartSeries[] = [
    { label: t('pdus'), colour: '--accent', values: pdus, isFilled: true },
    { label: t('segments'), colour: '--received', values: perSecond(timeline.segments, timeline) },
  ]
  const sentence = t('ratesSentence', {
    pdus: shown(timeline.total),
    span: spanText(seconds),
    rate: shown(timeline.total / seconds),
    peak: shown(highest(pdus)),
  })
  return (
    <ChartCard
      title={t('rates')}
      {...{ sentence, times, series }}
      scheme={useShownScheme()}
      onRange={narrow}
    />
  )
}

function Flight({ timeline }: ChartProps) {
  const { t } = useTranslation('charts')
  const shown = useNumbers()
  const times = useMemo(() => bucketTimes(timeline), [timeline])
  const { inFlight } = timeline
  const mean = inFlight.reduce((sum, value) => sum + value, 0) / inFlight.length
  const series: ChartSeries[] = [
    { label: t('inFlight'), colour: '--accent', values: inFlight, isFilled: true },
  ]
  const sentence = t('flightSentence', { mean: shown(mean), peak: shown(highest(inFlight)) })
  return (
    <ChartCard
      title={t('flight')}
      {...{ sentence, times, series }}
      scheme={useShownScheme()}
      onRange={narrow}
    />
  )
}

function Latencies({ timeline }: ChartProps) {
  const { t } = useTranslation('charts')
  const language = useLanguage()
  const times = useMemo(() => bucketTimes(timeline), [timeline])
  const { answers, p50, p95, p99 } = timeline.latency
  const series: ChartSeries[] = [
    { label: t('p99'), colour: '--bad', values: timeline.p99 },
    { label: t('p95'), colour: '--warn', values: timeline.p95 },
    { label: t('p50'), colour: '--ok', values: timeline.p50, isFilled: true },
  ]
  const sentence =
    p50 === null || p95 === null || p99 === null
      ? t('latencyNone')
      : t('latencySentence', {
          answers: formatCount(answers, language),
          p50: formatMs(p50),
          p95: formatMs(p95),
          p99: formatMs(p99),
        })
  return (
    <ChartCard
      title={t('latency')}
      {...{ sentence, times, series }}
      scheme={useShownScheme()}
      onRange={narrow}
    />
  )
}

function Statuses({ timeline }: ChartProps) {
  const { t } = useTranslation('charts')
  const language = useLanguage()
  const times = useMemo(() => bucketTimes(timeline), [timeline])
  const { refusals } = timeline
  const tops = stacked(refusals.map(({ counts }) => counts))
  const named = refusals.map(({ commandStatus, counts }, index) => ({
    label: commandStatus === null ? t('others') : statusName(commandStatus),
    colour: chartColours[index % chartColours.length] ?? '--accent',
    values: counts,
  }))
  // The highest is drawn first, so that those below it lie over its area.
  const series = named
    .map((one, index): ChartSeries => ({ ...one, values: tops[index] ?? [], isFilled: true }))
    .reverse()
  const count = refusals.reduce((sum, one) => sum + one.count, 0)
  const sentence =
    count === 0
      ? t('statusesNone')
      : t('statusesSentence', { count, formatted: formatCount(count, language) })
  return (
    <ChartCard
      title={t('statuses')}
      {...{ sentence, times, series }}
      numbers={named}
      scheme={useShownScheme()}
      onRange={narrow}
    >
      <StatusLegend refusals={refusals} series={named} />
    </ChartCard>
  )
}

/** '2:04:31', '0:12'. */
function spanText(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const [hours = 0, minutes = 0, rest = 0] = parts
  const clock = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${clock}` : clock
}
