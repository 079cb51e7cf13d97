import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import { formatCount } from '../../parts/format.ts'
import { saveFile } from '../../parts/save-file.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { removeRun, resultFile, steerRun, useBulk } from '../../stores/bulk-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'

/** Actions on a run in its phase. */
export function RunActions({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const isBusy = useBulk((state) => state.isBusy)
  const { runId, phase, counts } = run
  const inDoubt = counts['in-doubt'] ?? 0
  const isEnded = phase === 'done' || phase === 'cancelled' || phase === 'failed'
  return (
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
      {phase !== 'checking' && <SaveButton run={run} />}
      {isEnded && <RemoveButton run={run} isBusy={isBusy} />}
    </div>
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
