import { useTranslation } from 'react-i18next'
import { bulkRowStateSchema } from '../../../shared/bulk/bulk-plan.ts'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import { formatCount, formatDuration } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { timeLeft } from './time-left.ts'

export function rowCount({ counts }: Pick<BulkRun, 'counts'>): number {
  return bulkRowStateSchema.options.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
}

/** How many rows there are, into how many parts they go, and in which codings. */
export function CheckResult({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const { t: composer } = useTranslation('composer')
  const language = useLanguage()
  const counted = (count: number) => ({ count, formatted: formatCount(count, language) })
  const parts = t('parts', counted(run.totalParts))
  const isOver = run.phase === 'done' || run.phase === 'cancelled'
  return (
    <section aria-label={t('steps.check')}>
      <p>
        {t('rows', counted(rowCount(run)))}
        {run.totalParts > 0 && ` · ${isOver ? parts : t('total', { parts })}`}
      </p>
      <ul className="bulk-distribution dim">
        {run.distribution.map(({ parts, rows }) => (
          <li key={parts}>{t('byParts', { ...counted(rows), of: t('parts', counted(parts)) })}</li>
        ))}
        {run.codings?.map(({ encoding, rows, parts }) => (
          <li key={encoding}>
            {composer(`encoding.${encoding}`)}: {t('rows', counted(rows))}, {t('parts', counted(parts))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How far the sending is: a bar, the rows by state, and how long it will take. */
export function RunProgress({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const { phase, counts } = run
  const { waiting, sendable } = rowsLeft(run)
  const gone = sendable - waiting
  const secondsLeft = phase === 'sending' ? timeLeft(run, waiting, sendable) : null
  const rows = t('rows', { count: sendable, formatted: formatCount(sendable, language) })
  if (phase === 'ready') return null
  return (
    <>
      <progress
        className="bulk-progress"
        aria-label={t('progress')}
        max={Math.max(1, sendable)}
        value={phase === 'checking' ? 0 : gone}
      />
      {phase === 'checking' && rowCount({ counts }) > 0 && (
        <p className="dim">
          {t('rows', { count: rowCount(run), formatted: formatCount(rowCount(run), language) })}
        </p>
      )}
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

/** Rows that wait, of those that can be sent. */
export function rowsLeft(run: Pick<BulkRun, 'counts'>): { waiting: number; sendable: number } {
  const { waiting = 0, 'failed-check': failed = 0 } = run.counts
  return { waiting, sendable: rowCount(run) - failed }
}
