import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun, ResentState } from '../../../shared/contract/bulk.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { resendRows, useBulk } from '../../stores/bulk-store.ts'
import { BulkFailure } from './bulk-failure.tsx'
import { resendable } from './run-rights.ts'

/** Which rows of a run a new one sends again, and what that means for them. */
export function AgainDialog({ run, onClose }: { run: BulkRun; onClose: () => void }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const isBusy = useBulk((state) => state.isBusy)
  const titleId = useId()
  const there = resendable(run)
  const usual = there.find(({ state }) => state === 'refused') ?? there[0]
  const [chosen, setChosen] = useState<readonly ResentState[]>(usual === undefined ? [] : [usual.state])
  const rows = there.reduce((sum, one) => (chosen.includes(one.state) ? sum + one.rows : sum), 0)
  const toggle = (state: ResentState) =>
    setChosen(chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state])
  const begin = async () => {
    if (await resendRows(run.runId, chosen)) onClose()
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{t('again.title')}</DialogTitle>
      <DialogContent className="bulk-again">
        <p>{t('again.help')}</p>
        {there.map(({ state, rows: count }) => (
          <div key={state}>
            <FormControlLabel
              control={<Checkbox checked={chosen.includes(state)} onChange={() => toggle(state)} />}
              label={`${t(`again.${state}`)} ${formatCount(count, language)}`}
            />
            {chosen.includes(state) &&
              (state === 'in-doubt' || (state === 'waiting' && run.phase === 'paused')) && (
                <p className={state === 'in-doubt' ? 'warn' : 'dim'} role="status">
                  {t(`again.note.${state}`)}
                </p>
              )}
          </div>
        ))}
        <BulkFailure />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button variant="contained" disabled={isBusy || rows === 0} onClick={() => void begin()}>
          {t('again.begin', { count: rows, formatted: formatCount(rows, language) })}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
