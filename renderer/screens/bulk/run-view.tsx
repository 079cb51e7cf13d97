import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import { formatMoment } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { StatePill } from '../../parts/state-pill.tsx'
import { selectRun, useBulk } from '../../stores/bulk-store.ts'
import { RowDialog } from './row-dialog.tsx'
import { RunActions } from './run-actions.tsx'
import { RunExample } from './run-example.tsx'
import { mayChangeRows } from './run-rights.ts'
import { RunRows } from './run-rows.tsx'
import { CheckResult, RunProgress } from './run-summary.tsx'
import { phaseTones } from './run-tones.ts'
import { StartFields } from './start-fields.tsx'
import { useStart } from './use-start.ts'

/** Result of the check and the text that goes out, progress of the sending, and its outcome. */
export function RunView({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const { phase, counts } = run
  const [changing, setChanging] = useState<BulkRow | null>(null)
  const start = useStart(run)
  const canStart = phase === 'ready' || (phase === 'paused' && (counts.waiting ?? 0) > 0)
  const onChangeRow = mayChangeRows(run) ? setChanging : null
  return (
    <>
      <div className="bulk-scroll bulk-step">
        <h2>
          <span className="foreign">{run.name}</span>
          <StatePill tone={phaseTones[phase]}>{t(`phase.${phase}`)}</StatePill>
        </h2>
        <Kin run={run} />
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
        {(canStart || phase === 'scheduled') && (
          <div className="bulk-message">
            <RunExample run={run} onChangeRow={onChangeRow} />
            {canStart && start !== null && <StartFields run={run} start={start} />}
          </div>
        )}
        <RunRows run={run} onChangeRow={onChangeRow} />
      </div>
      <RunActions run={run} start={canStart ? start : null} />
      {changing !== null && <RowDialog run={run} row={changing} onClose={() => setChanging(null)} />}
    </>
  )
}

/** The run whose rows this one sends again, and those that send its rows again. */
function Kin({ run: { runId, origin } }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const runs = useBulk((state) => state.runs)
  const later = Object.values(runs).filter((one) => one.origin?.runId === runId)
  const link = (of: number) => (
    <button
      key={of}
      type="button"
      className="link-button"
      disabled={runs[of] === undefined}
      onClick={() => selectRun(of)}
    >
      {t('runNumber', { runId: of })}
    </button>
  )
  return (
    <>
      {origin !== undefined && (
        <p className="dim">
          {t('again.from')} {link(origin.runId)}:{' '}
          {origin.states.map((state) => t(`state.${state}`)).join(', ')}
        </p>
      )}
      {later.length > 0 && (
        <p className="dim bulk-kin">
          {t('again.by')} {later.map((one) => link(one.runId))}
        </p>
      )}
    </>
  )
}
