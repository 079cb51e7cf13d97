import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import { formatCount, formatDuration } from '../../parts/format.ts'
import { saveFile } from '../../parts/save-file.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { editRun, removeRun, resultFile, startRun, steerRun, useBulk } from '../../stores/bulk-store.ts'
import { showMessages } from '../../stores/messages-filter-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { AgainDialog } from './again-dialog.tsx'
import { hasMessages, isEditable, resendable } from './run-rights.ts'
import { rowsLeft } from './run-summary.tsx'
import { timeLeft } from './time-left.ts'
import { paceOf, type RunStart, startOf } from './use-start.ts'

/** Actions on a run in its phase; they stay in sight. `start`: how it would start, where it may. */
export function RunActions({ run, start }: { run: BulkRun; start: RunStart | null }) {
  const { t } = useTranslation('bulk')
  const isBusy = useBulk((state) => state.isBusy)
  const { runId, phase } = run
  const isEnded = phase === 'done' || phase === 'cancelled' || phase === 'failed'
  return (
    <div className="bulk-foot bulk-actions">
      {start !== null && <SendButton run={run} start={start} />}
      {(phase === 'sending' || phase === 'scheduled') && (
        <Button variant="contained" disabled={isBusy} onClick={() => void steerRun('bulk.pause', runId)}>
          {t('pause')}
        </Button>
      )}
      {isEditable(run) && (
        <Button variant="outlined" disabled={isBusy} onClick={() => void editRun(run)}>
          {t('editRun')}
        </Button>
      )}
      <AgainButtons run={run} isBusy={isBusy} />
      {phase !== 'checking' && <SaveButton run={run} />}
      {hasMessages(run) && (
        <Button variant="outlined" title={t('messagesHelp')} onClick={() => showMessages(`run == ${runId}`)}>
          {t('messages')}
        </Button>
      )}
      {!isEnded && (
        <Button variant="outlined" disabled={isBusy} onClick={() => void steerRun('bulk.cancel', runId)}>
          {t('cancelRun')}
        </Button>
      )}
      {isEnded && <RemoveButton run={run} isBusy={isBusy} />}
    </div>
  )
}

/** Sends, and says how much that is and how long it takes. */
function SendButton({ run, start }: { run: BulkRun; start: RunStart }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const isBusy = useBulk((state) => state.isBusy)
  const { waiting, sendable } = rowsLeft(run)
  const pace = paceOf(start)
  const seconds =
    pace === null ? null : timeLeft({ partsPerSecond: pace, totalParts: run.totalParts }, waiting, sendable)
  const word = start.startAt !== null ? 'schedule' : run.phase === 'paused' ? 'resume' : 'start'
  return (
    <>
      <Button
        variant="contained"
        disabled={isBusy || !start.isGood || waiting === 0}
        onClick={() => void startRun({ runId: run.runId, ...startOf(start) })}
      >
        {t(word)}
      </Button>
      <span className="dim" aria-live="polite">
        {t('rows', { count: waiting, formatted: formatCount(waiting, language) })} ·{' '}
        {seconds === null || pace === null
          ? t('noPace')
          : t('takes', {
              time: formatDuration(seconds * 1000, common),
              rate: formatCount(pace, language),
            })}
      </span>
    </>
  )
}

/** Rows once more: those in doubt in the same run, others in a new one. */
function AgainButtons({ run, isBusy }: { run: BulkRun; isBusy: boolean }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { runId, phase, counts } = run
  const inDoubt = counts['in-doubt'] ?? 0
  return (
    <>
      {resendable(run).length > 0 && (
        <Button variant="outlined" disabled={isBusy} onClick={() => setOpen(true)}>
          {t('again.open')}
        </Button>
      )}
      {(phase === 'paused' || phase === 'done') && inDoubt > 0 && (
        <Button
          variant="outlined"
          disabled={isBusy}
          title={t('resendHelp')}
          onClick={() => void steerRun('bulk.resend', runId)}
        >
          {t('resend', { formatted: formatCount(inDoubt, language) })}
        </Button>
      )}
      {isOpen && <AgainDialog run={run} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The result file: the input's rows, each with its outcome. */
function SaveButton({ run: { runId, name } }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const save = async () => {
    const file = await resultFile(runId, language)
    if (file !== null) saveFile(file, `${name.replace(/\.\w+$/, '')}.result.csv`)
  }
  return (
    <Button variant="outlined" onClick={() => void save()}>
      {t('save')}
    </Button>
  )
}

function RemoveButton({ run: { runId, name }, isBusy }: { run: BulkRun; isBusy: boolean }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const remove = () => notifyDone(t('removed', { name }), { label: common('undo'), run: removeRun(runId) })
  return (
    <Button variant="outlined" disabled={isBusy} onClick={remove}>
      {t('remove')}
    </Button>
  )
}
