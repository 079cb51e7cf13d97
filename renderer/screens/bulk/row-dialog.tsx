import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planRow } from '../../../shared/bulk/plan-row.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import { FormField } from '../../parts/form-field.tsx'
import { formatCount } from '../../parts/format.ts'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { changeRow, useBulk } from '../../stores/bulk-store.ts'
import { BulkFailure } from './bulk-failure.tsx'
import { RowMessage } from './row-message.tsx'

/** The cells of a row that has not left, to be mended, and the message that they make. */
export function RowDialog({ run, row, onClose }: { run: BulkRun; row: BulkRow; onClose: () => void }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const isBusy = useBulk((state) => state.isBusy)
  const titleId = useId()
  const [cells, setCells] = useState(() => run.columns.map((_, index) => row.cells[index] ?? ''))
  const planned = planRow(run.plan, run.columns, row.row, cells)
  const save = async () => {
    if (await changeRow(run.runId, row.row, cells)) onClose()
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{t('rowTitle', { row: formatCount(row.row, language) })}</DialogTitle>
      <DialogContent>
        <form
          id={`${titleId}-form`}
          className="bulk-step"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {run.columns.map((name, index) => (
            <FormField key={name} label={name}>
              {(ids) => (
                <TextInput
                  ids={ids}
                  value={cells[index] ?? ''}
                  onChange={(text) => setCells(cells.with(index, text))}
                />
              )}
            </FormField>
          ))}
          <section className="bulk-example" aria-label={t('rowBecomes')} aria-live="polite">
            {planned.problem === null ? (
              <RowMessage row={planned} vendorTlvs={[]} />
            ) : (
              <span className="bad">{rowProblemText(planned.problem, language)}</span>
            )}
          </section>
        </form>
        <BulkFailure />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button variant="contained" type="submit" form={`${titleId}-form`} disabled={isBusy}>
          {t('saveRow')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
