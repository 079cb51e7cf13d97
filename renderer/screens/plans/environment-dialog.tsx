import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { looksSecret } from '../../../shared/plan/plan-needs.ts'
import { HelpButton } from '../../parts/help-button.tsx'

/** Asks for the values that a plan takes from the environment; they are gone with the dialog. null: not run. */
export function EnvironmentDialog({
  names,
  onAnswer,
}: {
  names: readonly string[]
  onAnswer: (values: Readonly<Record<string, string>> | null) => void
}) {
  const { t } = useTranslation('plans')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const given = Object.fromEntries(names.map((name) => [name, values[name] ?? '']))
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      onClose={() => onAnswer(null)}
      aria-labelledby="plans-environment"
      aria-describedby="plans-environment-about"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAnswer(given)
        }}
      >
        <DialogTitle id="plans-environment">{t('environment.title')}</DialogTitle>
        <DialogContent className="plans-environment">
          <p id="plans-environment-about">{t('environment.about')}</p>
          {names.map((name, at) => (
            <TextField
              key={name}
              fullWidth
              size="small"
              autoFocus={at === 0}
              type={looksSecret(name) ? 'password' : 'text'}
              label={name}
              value={values[name] ?? ''}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              slotProps={{
                htmlInput: { className: 'mono', maxLength: 10_000, autoComplete: 'off', spellCheck: false },
              }}
            />
          ))}
        </DialogContent>
        <DialogActions>
          <HelpButton page="plans" section={4} />
          <Button onClick={() => onAnswer(null)}>{t('environment.no')}</Button>
          <Button type="submit" variant="contained">
            {t('run')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
