import { useTranslation } from 'react-i18next'
import { bulkRowStateSchema } from '../../../shared/bulk/bulk-plan.ts'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import { formatCount, formatDuration, formatMoment } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { RunActions } from './run-actions.tsx'
import { RunRows } from './run-rows.tsx'
import { phaseTones } from './run-tones.ts'
import { StartForm } from './start-form.tsx'
import { timeLeft } from './time-left.ts'

/** Result of the check, progress of the sending, and its outcome. */
export function RunView({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const { phase, counts } = run
  const canStart = phase === 'ready' || (phase === 'paused' && (counts.waiting ?? 0) > 0)
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
      <CheckResult run={run} />
      <RunProgress run={run} />
      {canStart && <StartForm run={run} />}
      <RunActions run={run} />
      <RunRows run={run} />
    </div>
  )
}

function rowCount({ counts }: BulkRun): number {
  return bulkRowStateSchema.options.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
}

/** How many rows there are, and into how many parts they go. */
function CheckResult({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const counted = (count: number) => ({ count, formatted: formatCount(count, language) })
  return (
    <section aria-label={t('steps.check')}>
      <p>
        {t('rows', counted(rowCount(run)))}
        {run.totalParts > 0 && ` · ${t('total', { parts: t('parts', counted(run.totalParts)) })}`}
      </p>
      <ul className="bulk-distribution dim">
        {run.distribution.map(({ parts, rows }) => (
          <li key={parts}>{t('byParts', { ...counted(rows), parts })}</li>
        ))}
      </ul>
    </section>
  )
}

/** How far the sending is: a bar, the rows by state, and how long it will take. */
function RunProgress({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const { phase, counts } = run
  const waiting = counts.waiting ?? 0
  const sendable = rowCount(run) - (counts['failed-check'] ?? 0)
  const gone = sendable - waiting
  const secondsLeft = phase === 'sending' ? timeLeft(run, waiting, sendable) : null
  const rows = t('rows', { count: sendable, formatted: formatCount(sendable, language) })
  return (
    <>
      <progress
        className="bulk-progress"
        aria-label={t('progress')}
        max={Math.max(1, sendable)}
        value={phase === 'checking' ? 0 : gone}
      />
      {phase !== 'checking' && sendable > 0 && (
        <p className="dim">
          {t('gone', { gone: formatCount(gone, language), rows })}
          {phase === 'sending' &&
            ` · ${t('speed', { rate: formatCount(Math.round(run.partsPerSecond), language) })}`}
          {secondsLeft !== null && ` · ${t('left', { time: formatDuration(secondsLeft * 1000, common) })}`}
        </p>
      )}
    </>
  )
}
