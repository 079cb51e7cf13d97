import { useTranslation } from 'react-i18next'
import type { KeptLimit } from '../../../shared/contract/load.ts'
import { faultText } from '../../../shared/faults/fault.ts'
import { limitText, type Trial, verdictText } from '../../../shared/load/limit-search.ts'
import { figureText } from '../../../shared/load/load-figure-table.ts'
import { formatRate } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { LoadCharts } from './load-charts.tsx'

/** A search for the limit: what was found, each trial, and its rates over time. */
export function ShownLimit({
  trials,
  over,
  rate,
}: {
  trials: readonly Trial[]
  /** null while it runs. */
  over: KeptLimit | null
  /** Parts a second that are being tried, 0 between two trials; null: it does not run. */
  rate: number | null
}) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  return (
    <>
      <div className="load-remarks" role="status">
        {over !== null && <p className="load-found">{limitText(over.limit, language, over.isWhole)}</p>}
        {over?.fault && <p className="bad">{faultText(over.fault, language).what}</p>}
        {rate !== null && <p>{rate === 0 ? t('resting') : t('trying', { rate: formatRate(rate) })}</p>}
      </div>
      <LoadCharts />
      {trials.length > 0 && <Trials trials={trials} />}
    </>
  )
}

function Trials({ trials }: { trials: readonly Trial[] }) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  // A rate is tried more than once: of the same rates each has its number.
  const counts = new Map<number, number>()
  const keyOf = (rate: number) => {
    const count = (counts.get(rate) ?? 0) + 1
    counts.set(rate, count)
    return `${rate} ${count}`
  }
  return (
    <table className="load-table load-trials">
      <caption>{t('trials')}</caption>
      <thead>
        <tr>
          {(['rate', 'held', 'throttled', 'p95', 'verdict'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`trial.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trials.map(({ rate, held_rate, throttled_share, p95, verdict }) => (
          <tr key={keyOf(rate)}>
            <td>{figureText(rate, 'rate', language)}</td>
            <td>{figureText(held_rate, 'rate', language)}</td>
            <td>{figureText(throttled_share, 'share', language)}</td>
            <td>{p95?.toFixed(1) ?? '–'}</td>
            <td className={verdict === 'held' ? 'load-good' : 'bad'}>{verdictText(verdict, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
