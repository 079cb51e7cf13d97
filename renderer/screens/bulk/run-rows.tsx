import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type BulkRowState, bulkRowStateSchema } from '../../../shared/bulk/bulk-plan.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatCount } from '../../parts/format.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { listMoreRows, listRows, refreshRows, useBulk } from '../../stores/bulk-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openMessage } from '../../stores/navigation-store.ts'
import { isChangeable } from './run-rights.ts'
import { rowTones } from './run-tones.ts'

/** Rows that were not sent, or of which it is not known that a handset has them. */
const troubled: readonly BulkRowState[] = ['failed-check', 'refused', 'in-doubt', 'failed']
const everyRow: readonly BulkRowState[] = []
const perState = new Map(bulkRowStateSchema.options.map((state) => [state, [state] as const]))

/** The run's rows, of one state when one is chosen, each with why it is so and its message. */
export function RunRows({
  run,
  onChangeRow,
}: {
  run: BulkRun
  /** Mends a row that has not left; null: none can be now. */
  onChangeRow: ((row: BulkRow) => void) | null
}) {
  const { t } = useTranslation('bulk')
  const { runId, phase, counts } = run
  const { states, rows, isMore, from } = useBulk((state) => state.list)
  const isMoving = phase === 'checking' || phase === 'sending'
  const count = (of: readonly BulkRowState[]) => of.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  const total = count(bulkRowStateSchema.options)
  // Receipts that come after the end move rows from one state to another: their sum stays.
  const inStates = bulkRowStateSchema.options.map((state) => counts[state] ?? 0).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are read again when the numbers of their states have changed
  useEffect(() => {
    if (!isMoving) void refreshRows(runId)
  }, [runId, isMoving, inStates])
  if (total === 0) return null
  return (
    <section className="bulk-rows" aria-label={t('rowList')}>
      <RowStates run={run} />
      {from !== null && (
        <button type="button" className="link-button" onClick={() => void listRows(runId, states)}>
          {t('fromFirst', { row: from })}
        </button>
      )}
      {isMoving && (
        <button type="button" className="link-button" onClick={() => void listRows(runId, states, from)}>
          {t('refreshRows')}
        </button>
      )}
      {rows.length > 0 && <RowTable run={run} rows={rows} atRow={from} onChangeRow={onChangeRow} />}
      {isMore && (
        <button type="button" className="link-button" onClick={() => void listMoreRows(runId)}>
          {t('moreRows')}
        </button>
      )}
    </section>
  )
}

/** Which rows are listed: all, those that need a look, or those in one state. */
function RowStates({ run: { runId, counts } }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const states = useBulk((state) => state.list.states)
  const there = bulkRowStateSchema.options.filter((state) => (counts[state] ?? 0) > 0)
  const sum = (of: readonly BulkRowState[]) => of.reduce((so, state) => so + (counts[state] ?? 0), 0)
  const choices = [
    { key: 'all', of: everyRow, label: t('allRows'), count: sum(there) },
    ...(sum(troubled) > 0
      ? [{ key: 'troubled', of: troubled, label: t('troubled'), count: sum(troubled) }]
      : []),
    ...there.map((state) => ({
      key: state,
      of: perState.get(state) ?? everyRow,
      label: t(`state.${state}`),
      count: counts[state] ?? 0,
    })),
  ]
  return (
    <fieldset className="bulk-states" aria-label={t('rowStates')}>
      {choices.map(({ key, of, label, count }) => (
        <button
          key={key}
          type="button"
          className="plain-button bulk-state"
          aria-pressed={states === of || (states.length === of.length && states[0] === of[0])}
          onClick={() => void listRows(runId, of)}
        >
          {label} {formatCount(count, language)}
        </button>
      ))}
    </fieldset>
  )
}

function RowTable({
  run,
  rows,
  atRow,
  onChangeRow,
}: {
  run: BulkRun
  rows: readonly BulkRow[]
  /** The row that was asked for. */
  atRow: number | null
  onChangeRow: ((row: BulkRow) => void) | null
}) {
  const { t } = useTranslation('bulk')
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
            <tr key={row.row} aria-current={row.row === atRow}>
              <td className="mono">
                <RowNumber row={row} onChange={onChangeRow} />
              </td>
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

/** Leads to the row's message, where it has one, or to its cells as long as nothing of it has left. */
function RowNumber({ row: of, onChange }: { row: BulkRow; onChange: ((row: BulkRow) => void) | null }) {
  const { t } = useTranslation('bulk')
  const { row, card } = of
  if (onChange !== null && isChangeable(of)) {
    return (
      <button
        type="button"
        className="link-button mono"
        aria-label={t('openRow', { row })}
        onClick={() => onChange(of)}
      >
        {row}
      </button>
    )
  }
  if (card === undefined) return row
  return (
    <button
      type="button"
      className="link-button mono"
      aria-label={t('openCard', { row })}
      onClick={() => openMessage(card)}
    >
      {row}
    </button>
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
