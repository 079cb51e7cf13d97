import { useTranslation } from 'react-i18next'
import type { KeptLoad } from '../../../shared/contract/load.ts'
import { figureTable, figureText, timeColumns, timeTable } from '../../../shared/load/load-figure-table.ts'
import type { LoadFigures } from '../../../shared/load/load-figures.ts'
import type { JudgedThreshold } from '../../../shared/load/threshold.ts'
import { formatClock } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'

interface Props {
  readonly figures: LoadFigures
  readonly thresholds: readonly JudgedThreshold[]
  /** Another load, in a column of its own. */
  readonly beside: KeptLoad | null
}

/** The figures as tables, those of another load beside them. */
export function LoadFigureTables({ figures, thresholds, beside }: Props) {
  const { t } = useTranslation('load')
  const columns = [figures, ...(beside === null ? [] : [beside.figures])]
  const heads = [t('thisLoad'), ...(beside === null ? [] : [formatClock(beside.startedAt)])]
  return (
    <div className="load-tables">
      {thresholds.length > 0 && <Thresholds thresholds={thresholds} />}
      <Figures columns={columns} heads={heads} />
      <Times columns={columns} heads={heads} />
      <Statuses columns={columns} heads={heads} />
    </div>
  )
}

function Thresholds({ thresholds }: { readonly thresholds: readonly JudgedThreshold[] }) {
  const { t } = useTranslation('load')
  return (
    <ul className="load-thresholds" aria-label={t('failIf')}>
      {thresholds.map(({ condition, measured, failed }) => (
        <li key={condition} className={failed ? 'bad' : 'load-good'}>
          <span aria-hidden="true">{failed ? '✗' : '✓'}</span> <code>{condition}</code>{' '}
          {t(failed ? 'thresholdFailed' : 'thresholdHeld', {
            measured: measured === null ? '–' : String(Number(measured.toFixed(3))),
          })}
        </li>
      ))}
    </ul>
  )
}

interface Columns {
  readonly columns: readonly LoadFigures[]
  readonly heads: readonly string[]
}

function Figures({ columns, heads }: Columns) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  const rows = figureTable.filter(
    ({ isAlways, value }) => isAlways || columns.some((figures) => (value(figures) ?? 0) > 0),
  )
  return (
    <table className="load-table">
      <caption>{t('figures')}</caption>
      {heads.length > 1 && <Head heads={heads} />}
      <tbody>
        {rows.map(({ id, words, unit, value }) => (
          <tr key={id}>
            <th scope="row">{words[language]}</th>
            {columns.map((figures, at) => (
              <td key={heads[at]}>{figureText(value(figures), unit, language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Times({ columns, heads }: Columns) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  return (
    <table className="load-table">
      <caption>{t('times')}</caption>
      <Head heads={timeColumns} />
      <tbody>
        {timeTable.flatMap(({ name, words }) =>
          columns.flatMap((figures, at) =>
            figures[name].count === 0 ? (
              []
            ) : (
              <tr key={`${name} ${heads[at]}`}>
                <th scope="row">
                  {words[language]}
                  {columns.length > 1 && <span className="dim"> · {heads[at]}</span>}
                </th>
                {timeColumns.map((column) => (
                  <td key={column}>{figures[name][column]?.toFixed(1) ?? '–'}</td>
                ))}
              </tr>
            ),
          ),
        )}
      </tbody>
    </table>
  )
}

function Statuses({ columns, heads }: Columns) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  const names = [...new Set(columns.flatMap(({ status }) => Object.keys(status)))]
  if (names.length === 0) return null
  return (
    <table className="load-table">
      <caption>{t('answers')}</caption>
      {heads.length > 1 && <Head heads={heads} />}
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row" className="mono">
              {name}
            </th>
            {columns.map(({ status }, at) => (
              <td key={heads[at]}>
                {status[name] === undefined
                  ? '–'
                  : `${status[name].count} (${figureText(status[name].share, 'share', language)})`}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Column titles behind a corner without one. */
function Head({ heads }: { readonly heads: readonly string[] }) {
  return (
    <thead>
      <tr>
        <td />
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  )
}
