import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnList } from '../../stores/column-list.ts'
import { columnBounds, fieldOfColumn } from '../../stores/kept-columns.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { ColumnLines } from './column-lines.tsx'
import { resetWidths } from './column-widths.ts'
import { FieldAdder } from './field-adder.tsx'
import './columns-dialog.css'
import { HelpButton } from '../help-button.tsx'

interface ColumnsDialogProps {
  readonly list: ColumnList
  /** The grid whose columns they are. */
  readonly gridId: string
  /** Of a column that is no field of the filter. */
  readonly titleOf: (id: string) => string
  /** Fields by the names that a filter has. */
  readonly examples: string
  readonly onClose: () => void
}

/** The columns of a list: which, in what order, and fields of the filter among them. */
export function ColumnsDialog({ list, gridId, titleOf: ownTitle, examples, onClose }: ColumnsDialogProps) {
  const { t } = useTranslation('list')
  const { t: common } = useTranslation('common')
  const id = useId()
  const columns = list.useColumns()
  const titleOf = (column: string) => fieldOfColumn(column) ?? ownTitle(column)
  const hidden = list.ids.filter((one) => !columns.includes(one))
  const isFull = columns.length >= columnBounds.columns
  const reset = () => {
    list.reset()
    resetWidths(gridId)
    notifyDone(t('columns.wasReset'), { label: t('rules.undo'), run: () => list.set(columns) })
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{t('columns.title')}</DialogTitle>
      <DialogContent className="columns-dialog">
        <h3>{t('columns.shown')}</h3>
        <ColumnLines list={list} titleOf={titleOf} />
        <h3>{t('columns.more')}</h3>
        <div className="columns-more">
          {hidden.map((one) => (
            <Button key={one} variant="outlined" disabled={isFull} onClick={() => list.add(one)}>
              + {titleOf(one)}
            </Button>
          ))}
        </div>
        <FieldAdder list={list} isFull={isFull} examples={examples} />
        {isFull && <p className="warn">{t('columns.full', { max: columnBounds.columns })}</p>}
        <p className="dim">{t('columns.note')}</p>
      </DialogContent>
      <DialogActions>
        <HelpButton page="watching" />
        <Button onClick={reset}>{t('columns.reset')}</Button>
        <span className="grow" />
        <Button variant="contained" onClick={onClose}>
          {common('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
