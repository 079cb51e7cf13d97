import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import OutlinedInput from '@mui/material/OutlinedInput'
import TextField from '@mui/material/TextField'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template } from '../../../shared/contract/templates.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { LabelledField } from '../../parts/pdu-form/labelled-field.tsx'
import { findTemplate, loadTemplates, saveTemplate, useTemplates } from '../../stores/templates-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'

/** Keeps the message under a name, in a folder if there is one. */
export function TemplateSaver({
  intent,
  renamed,
  onClose,
}: {
  intent: SendIntent
  /** A template that is there already and gets another name or folder. */
  renamed?: Template
  onClose: () => void
}) {
  const { t } = useTranslation('composer')
  const id = useId()
  const [name, setName] = useState(renamed?.name ?? '')
  const [folder, setFolder] = useState(renamed?.folder ?? '')
  const templates = useTemplates((state) => state.templates)
  useEffect(() => void loadTemplates(), [])
  const folders = [...new Set((templates ?? []).map((one) => one.folder))].filter((one) => one !== '')
  const taken = findTemplate(name, folder)
  const isTaken = taken !== undefined && taken.templateId !== renamed?.templateId
  const save = async () => {
    if (!(await saveTemplate(name, folder, intent, renamed))) return
    notifyDone(t(renamed === undefined ? 'templates.saved' : 'templates.renamed'))
    onClose()
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={`${id}-title`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <DialogTitle id={`${id}-title`}>
          {t(renamed === undefined ? 'templates.saveTitle' : 'templates.renameTitle')}
        </DialogTitle>
        <DialogContent className="template-values">
          <LabelledField label={t('templates.name')} htmlFor={`${id}-name`}>
            <OutlinedInput
              id={`${id}-name`}
              fullWidth
              autoFocus
              value={name}
              inputProps={{ maxLength: 120, autoComplete: 'off' }}
              onChange={(event) => setName(event.target.value)}
            />
          </LabelledField>
          <LabelledField label={t('templates.folder')} htmlFor={`${id}-folder`}>
            <Autocomplete
              freeSolo
              disableClearable
              size="small"
              id={`${id}-folder`}
              options={folders}
              inputValue={folder}
              onInputChange={(_event, value) => setFolder(value)}
              renderInput={(params) => <TextField {...params} placeholder={t('templates.noFolder')} />}
            />
          </LabelledField>
          <p className="field-words">{isTaken && t('templates.replace')}</p>
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={onClose}>
            {t('templates.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={name.trim() === ''}>
            {t('templates.store')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
