import Button from '@mui/material/Button'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelledField } from '../../parts/pdu-form/labelled-field.tsx'

/** The values a template asks for. What is left empty is empty in the message. */
export function TemplateVariables({
  names,
  onBack,
  onFill,
}: {
  names: readonly string[]
  onBack: () => void
  onFill: (values: Readonly<Record<string, string>>) => void
}) {
  const { t } = useTranslation('composer')
  const id = useId()
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(names.map((name) => [name, ''])),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onFill(values)
      }}
    >
      <DialogContent className="template-values">
        {names.map((name, place) => (
          <LabelledField key={name} label={name} htmlFor={`${id}-${place}`}>
            <OutlinedInput
              id={`${id}-${place}`}
              fullWidth
              autoFocus={place === 0}
              value={values[name] ?? ''}
              inputProps={{ dir: 'auto', autoComplete: 'off' }}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          </LabelledField>
        ))}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onBack}>
          {t('templates.back')}
        </Button>
        <Button type="submit" variant="contained">
          {t('templates.fill')}
        </Button>
      </DialogActions>
    </form>
  )
}
