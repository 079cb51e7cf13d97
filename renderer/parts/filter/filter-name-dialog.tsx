import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { filterBounds } from '../../stores/kept-filters.ts'
import './filter.css'

/** Asks what a filter is to be called. */
export function FilterNameDialog({
  title,
  yes,
  text,
  name,
  onName,
  onClose,
}: {
  title: string
  yes: string
  /** The filter. */
  text: string
  /** Proposed. */
  name: string
  onName: (name: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('filter')
  const { t: common } = useTranslation('common')
  const [typed, setTyped] = useState(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() === '') return
    onName(typed)
    onClose()
  }
  return (
    <Dialog open fullWidth maxWidth="xs" onClose={onClose}>
      <form onSubmit={submit}>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className="filter-naming">
          <p className="mono foreign filter-whole">
            <ForeignText text={text} />
          </p>
          <TextField
            autoFocus
            label={t('name')}
            value={typed}
            slotProps={{ htmlInput: { maxLength: filterBounds.nameUnits } }}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => setTyped(target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" variant="contained" disabled={typed.trim() === ''}>
            {yes}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
