import OutlinedInput from '@mui/material/OutlinedInput'
import { FormField } from './form-field.tsx'

interface PassphraseFieldProps {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A passphrase as it is typed; it goes to the engine and nowhere else. */
export function PassphraseField({ label, hint, problem, value, onChange }: PassphraseFieldProps) {
  return (
    <FormField label={label} hint={hint} problem={problem}>
      {(ids) => (
        <OutlinedInput
          fullWidth
          type="password"
          id={ids.id}
          value={value}
          error={ids['aria-invalid']}
          slotProps={{
            input: { 'aria-describedby': ids['aria-describedby'], autoComplete: 'new-password' },
          }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}
