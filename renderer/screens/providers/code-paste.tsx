import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeTableField } from '../../../shared/profiles/catalogue.ts'
import { maxTableLength, readCodeRows } from '../../../shared/profiles/code-rows.ts'
import type { CodeRow } from '../../../shared/profiles/profile-schema.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'

/** Lines that were not read and are named. */
const mostNamed = 8

/** A table of codes that is pasted or read from a CSV file; what is not read of it is told line by line. */
export function CodePaste({
  field,
  onTake,
  onClose,
}: {
  field: CodeTableField
  onTake: (rows: readonly CodeRow[]) => void
  onClose: () => void
}) {
  const { t } = useTranslation('providers')
  const { t: common } = useTranslation('common')
  const id = useId()
  const [text, setText] = useState('')
  const { rows, unread } = useMemo(() => readCodeRows(text, field), [text, field])
  const open = async ([file]: readonly File[]) =>
    setText((await file?.slice(0, maxTableLength + 1).text()) ?? '')
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={id}>
      <DialogTitle id={id}>{t('paste.title')}</DialogTitle>
      <DialogContent>
        <p className="dim">{t('paste.help')}</p>
        <FormField label={t('paste.label')}>
          {(ids) => <TextInput ids={ids} isMono rows={10} value={text} onChange={setText} />}
        </FormField>
        <FileButton label={t('paste.file')} accept=".csv,.tsv,.txt" onFiles={(files) => void open(files)} />
        {text.trim() !== '' && <p role="status">{t('paste.found', { count: rows.length })}</p>}
        {unread.length > 0 && (
          <div className="warn">
            {t('paste.unread', { count: unread.length })}
            <ul>
              {unread.slice(0, mostNamed).map(({ line, problem, given }) => (
                <li key={`${line} ${problem}`}>{t(`paste.problems.${problem}`, { line, given })}</li>
              ))}
            </ul>
          </div>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button
          variant="contained"
          disabled={rows.length === 0}
          onClick={() => {
            onTake(rows)
            onClose()
          }}
        >
          {t('paste.add')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
