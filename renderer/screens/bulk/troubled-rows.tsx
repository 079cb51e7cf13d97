import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatCount } from '../../parts/format.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { loadTroubled, useBulk } from '../../stores/bulk-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { rowTones } from './run-tones.ts'

/** Rows that were not sent or not delivered, each with why. */
export function TroubledRows({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const { runId, phase, counts } = run
  const isMoving = phase === 'checking' || phase === 'sending'
  const count = (['failed-check', 'refused', 'in-doubt', 'failed'] as const).reduce(
    (sum, state) => sum + (counts[state] ?? 0),
    0,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are read again when their number has changed
  useEffect(() => {
    if (!isMoving) void loadTroubled(runId)
  }, [runId, isMoving, count])
  if (count === 0) return null
  return (
    <section aria-label={t('troubled')}>
      <h3>
        {t('troubled')} · {formatCount(count, language)}{' '}
        {isMoving && (
          <button type="button" className="link-button" onClick={() => void loadTroubled(runId)}>
            {t('showTroubled')}
          </button>
        )}
      </h3>
      <TroubledTable run={run} />
    </section>
  )
}

function TroubledTable({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const rows = useBulk((state) => state.troubled)
  const { destinationColumn } = run.plan
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <div className="bulk-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t('troubledRow')}</th>
            <th>{run.columns[destinationColumn] ?? ''}</th>
            <th>{t('troubledState')}</th>
            <th>{t('troubledWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td className="mono">{row.row}</td>
              <td className="mono">{row.cells[destinationColumn] ?? ''}</td>
              <td>
                <StatePill tone={rowTones[row.state]}>{t(`rowState.${row.state}`)}</StatePill>
              </td>
              <td className="bulk-why">
                <Why row={row} profileId={run.profileId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Why({ row, profileId }: { row: BulkRow; profileId: string | null }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const catalogue = useCatalogue()
  if (row.problem !== null) return rowProblemText(row.problem, language)
  return row.state === 'in-doubt' ? t('inDoubtWhy') : outcomeOf(catalogue, row, profileId, language)
}

/** Meaning of the first refusal at this provider, or the receipt's stat and err. */
function outcomeOf(
  catalogue: Catalogue,
  { sent }: BulkRow,
  profileId: string | null,
  language: Language,
): string {
  const refused = sent.find(({ state }) => state === 'refused')
  if (refused !== undefined && refused.status !== null) {
    const { status, answeredBy } = refused
    const means = explainStatus(catalogue, status, answeredBy, profileId, language)
    return `${statusName(status)} · ${means}`
  }
  const failed = sent.find(({ state }) => state === 'failed')
  return [failed?.stat, failed?.err].filter((one) => one !== null && one !== undefined).join(' ')
}
