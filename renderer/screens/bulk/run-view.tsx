import Button from '@mui/material/Button'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { bulkRowStateSchema } from '../../../shared/bulk/bulk-plan.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatCount, formatDuration, formatMoment } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { loadTroubled, removeRun, resultFile, steerRun, useBulk } from '../../stores/bulk-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { notifyDone } from '../../stores/notices-store.ts'
import { phaseTones, rowTones } from './run-tones.ts'
import { StartForm } from './start-form.tsx'
import { timeLeft } from './time-left.ts'

/** What the check found, how the sending goes, and what came of it. */
export function RunView({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const isBusy = useBulk((state) => state.isBusy)
  const { runId, phase, counts } = run
  const total = bulkRowStateSchema.options.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  const waiting = counts.waiting ?? 0
  const gone = total - waiting - (counts['failed-check'] ?? 0)
  const sendable = total - (counts['failed-check'] ?? 0)
  const rowsOf = (count: number) => t('rows', { count, formatted: formatCount(count, language) })
  const partsOf = (count: number) => t('parts', { count, formatted: formatCount(count, language) })
  const secondsLeft = phase === 'sending' ? timeLeft(run, waiting, sendable) : null
  const canStart = phase === 'ready' || (phase === 'paused' && waiting > 0)
  const isEnded = phase === 'done' || phase === 'cancelled' || phase === 'failed'
  const save = async () => {
    const file = await resultFile(runId, language)
    if (file !== null) saveAs(file, `${run.name.replace(/\.\w+$/, '')}.result.csv`)
  }
  return (
    <div className="bulk-step">
      <h2>
        <span className="foreign">{run.name}</span>
        <StatePill tone={phaseTones[phase]}>{t(`phase.${phase}`)}</StatePill>
      </h2>
      {run.problem !== null && (
        <div className="bulk-failure" role="status">
          <NoticeText body={{ kind: 'fault', fault: run.problem }} />
        </div>
      )}
      {phase === 'scheduled' && run.startAt !== null && (
        <p>{t('scheduledFor', { time: formatMoment(run.startAt) })}</p>
      )}
      <section aria-label={t('steps.check')}>
        <p>
          {rowsOf(total)}
          {run.totalParts > 0 && ` · ${t('total', { parts: partsOf(run.totalParts) })}`}
        </p>
        <ul className="bulk-distribution dim">
          {run.distribution.map(({ parts, rows }) => (
            <li key={parts}>
              {t('byParts', { count: rows, formatted: formatCount(rows, language), parts })}
            </li>
          ))}
        </ul>
      </section>
      <progress
        className="bulk-progress"
        aria-label={t('progress')}
        max={Math.max(1, sendable)}
        value={phase === 'checking' ? 0 : gone}
      />
      <ul className="bulk-counts">
        {bulkRowStateSchema.options
          .filter((state) => (counts[state] ?? 0) > 0)
          .map((state) => (
            <li key={state}>
              <StatePill tone={rowTones[state]}>
                {`${t(`state.${state}`)} ${formatCount(counts[state] ?? 0, language)}`}
              </StatePill>
            </li>
          ))}
      </ul>
      {phase !== 'checking' && sendable > 0 && (
        <p className="dim">
          {t('gone', { gone: formatCount(gone, language), rows: rowsOf(sendable) })}
          {phase === 'sending' &&
            ` · ${t('speed', { rate: formatCount(Math.round(run.partsPerSecond), language) })}`}
          {secondsLeft !== null && ` · ${t('left', { time: formatDuration(secondsLeft * 1000, common) })}`}
        </p>
      )}
      {canStart && <StartForm run={run} />}
      <div className="bulk-actions">
        {(phase === 'sending' || phase === 'scheduled') && (
          <Button variant="contained" disabled={isBusy} onClick={() => void steerRun('bulk.pause', runId)}>
            {t('pause')}
          </Button>
        )}
        {!isEnded && (
          <Button variant="outlined" disabled={isBusy} onClick={() => void steerRun('bulk.cancel', runId)}>
            {t('cancelRun')}
          </Button>
        )}
        {(phase === 'paused' || phase === 'done') && (counts['in-doubt'] ?? 0) > 0 && (
          <Button
            variant="outlined"
            disabled={isBusy}
            title={t('resendHelp')}
            onClick={() => void steerRun('bulk.resend', runId)}
          >
            {t('resend', { formatted: formatCount(counts['in-doubt'] ?? 0, language) })}
          </Button>
        )}
        {phase !== 'checking' && (
          <Button variant="outlined" onClick={() => void save()}>
            {t('save')}
          </Button>
        )}
        {isEnded && (
          <Button
            variant="outlined"
            disabled={isBusy}
            onClick={() =>
              notifyDone(t('removed', { name: run.name }), { label: common('undo'), run: removeRun(runId) })
            }
          >
            {t('remove')}
          </Button>
        )}
      </div>
      <Troubled run={run} />
    </div>
  )
}

function Troubled({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const rows = useBulk((state) => state.troubled)
  const catalogue = useCatalogue()
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <div className="bulk-table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t('troubledRow')}</th>
              <th>{run.columns[run.plan.destinationColumn] ?? ''}</th>
              <th>{t('troubledState')}</th>
              <th>{t('troubledWhy')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className="mono">{row.row}</td>
                <td className="mono">{row.cells[run.plan.destinationColumn] ?? ''}</td>
                <td>
                  <StatePill tone={rowTones[row.state]}>{t(`rowState.${row.state}`)}</StatePill>
                </td>
                <td className="bulk-why">
                  {row.problem !== null
                    ? rowProblemText(row.problem, language)
                    : row.state === 'in-doubt'
                      ? t('inDoubtWhy')
                      : outcomeOf(catalogue, row, run.profileId, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What the first refusal means to this provider, or the receipt's stat and err. */
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

function saveAs(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The click has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
