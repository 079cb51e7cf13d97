import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { resetWidths } from '../../parts/grid/column-widths.ts'
import { addColumn, resetColumns, setColumns, useColumns } from '../../stores/columns-store.ts'
import { captureColumnIds, columnBounds, fieldOfColumn } from '../../stores/kept-columns.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { ColumnLines } from './column-lines.tsx'
import { FieldAdder } from './field-adder.tsx'
import { columnOf, useList } from './use-list.ts'
import './list.css'

/** The columns of the list: which, in what order, and fields of the filter among them. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('list')
  const { t: common } = useTranslation('common')
  const id = useId()
  const { context } = useList()
  const columns = useColumns((state) => state.columns)
  const titleOf = (column: string) => fieldOfColumn(column) ?? columnOf(column)?.title(context) ?? column
  const hidden = captureColumnIds.filter((one) => !columns.includes(one))
  const isFull = columns.length >= columnBounds.columns
  const reset = () => {
    resetColumns()
    resetWidths('inspector')
    notifyDone(t('columns.wasReset'), { label: t('rules.undo'), run: () => setColumns(columns) })
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{t('columns.title')}</DialogTitle>
      <DialogContent className="columns-dialog">
        <h3>{t('columns.shown')}</h3>
        <ColumnLines columns={columns} titleOf={titleOf} />
        <h3>{t('columns.more')}</h3>
        <div className="columns-more">
          {hidden.map((one) => (
            <Button key={one} variant="outlined" disabled={isFull} onClick={() => addColumn(one)}>
              + {titleOf(one)}
            </Button>
          ))}
        </div>
        <FieldAdder isFull={isFull} />
        {isFull && <p className="warn">{t('columns.full', { max: columnBounds.columns })}</p>}
        <p className="dim">{t('columns.note')}</p>
      </DialogContent>
      <DialogActions>
        <Button onClick={reset}>{t('columns.reset')}</Button>
        <span className="grow" />
        <Button variant="contained" onClick={onClose}>
          {common('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
