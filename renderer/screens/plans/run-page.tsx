import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { PlanRunState } from '../../../shared/contract/plans.ts'
import { ConnectionName } from '../../parts/connection-name.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMinute } from '../../parts/format.ts'
import { Progress } from '../../parts/progress.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useNow } from '../../parts/use-now.ts'
import { removeRun, stopRun, usePlans } from '../../stores/plans-store.ts'
import { CompareRuns } from './compare-runs.tsx'
import { MeasuredValues } from './measured-values.tsx'
import { ReportMenu } from './report-menu.tsx'
import { RunLine } from './run-line.tsx'
import { VerdictMark } from './verdict-mark.tsx'
import './plans.css'

/** A run line by line, while it goes on and afterwards. */
export function RunPage({ runId }: { runId: string }) {
  const { t } = useTranslation('plans')
  const run = usePlans((view) => view.run)
  const other = usePlans((view) => view.other)
  const language = useLanguage()
  if (run === null || run.runId !== runId) return <Progress />
  return (
    <div className="plans-page">
      <RunHeadLine run={run} />
      {other !== null ? (
        <CompareRuns run={run} other={other} />
      ) : (
        <ul className="plans-lines" aria-label={t('results')}>
          {run.checks.map((check) => (
            <RunLine key={`${check.row} ${check.id}`} run={run} check={check} />
          ))}
          {run.doing !== null && (
            <li className="plans-line">
              <span className="plans-running" />
              <span className="plans-line-name">
                {run.doing.name[language]} <span className="mono dim">{run.doing.id}</span>
              </span>
              <span />
              <span className="dim plans-line-words" role="status">
                {run.doing.progress?.[language] ?? t('running')}
              </span>
            </li>
          )}
        </ul>
      )}
      <MeasuredValues run={run} />
    </div>
  )
}

function RunHeadLine({ run }: { run: PlanRunState }) {
  const { t } = useTranslation('plans')
  const language = useLanguage()
  const isRunning = run.endedAt === null
  return (
    <div className="plans-tools">
      <h2 className="cut">
        {!isRunning && <VerdictMark verdict={run.verdict} />} <ForeignText text={run.plan[language]} />
        <span className="dim">
          {' '}
          · <ConnectionName name={run.connection} />
        </span>
      </h2>
      <span className="dim plans-number">
        {isRunning ? (
          <>
            {t('done', { done: run.checks.length, total: run.total })} · <Elapsed since={run.startedAt} />
          </>
        ) : (
          formatMinute(run.startedAt)
        )}
      </span>
      {isRunning ? (
        <Button variant="outlined" onClick={() => void stopRun(run.runId)}>
          {t('stop')}
        </Button>
      ) : (
        <>
          <ReportMenu run={run} />
          <Button onClick={() => void removeRun(run.runId)}>{t('remove')}</Button>
        </>
      )}
    </div>
  )
}

function Elapsed({ since }: { since: number }) {
  const now = useNow(1000)
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return (
    <>
      {String(Math.floor(seconds / 60)).padStart(2, '0')}:{String(seconds % 60).padStart(2, '0')}
    </>
  )
}
