import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'

/** Write only: the engine keeps the secret and never gives it back. `value` null leaves the one there is. */
export function SecretField({
  label,
  help,
  warning,
  isStored,
  storedHint,
  noneHint,
  value,
  onChange,
}: {
  label: string
  help: string
  warning?: string | undefined
  isStored: boolean
  storedHint: string
  noneHint: string
  value: string | null
  onChange: (value: string | null) => void
}) {
  const { t } = useTranslation('connections')
  const isUnencodable = value !== null && /[\u0100-\uffff]/.test(value)
  return (
    <FormField
      label={label}
      wire="password"
      help={help}
      warning={isUnencodable ? t('odd.latin1') : warning}
      hint={
        value === null
          ? isStored
            ? storedHint
            : noneHint
          : value === '' && isStored
            ? t('who.passwordCleared')
            : undefined
      }
    >
      {(ids) => (
        <OutlinedInput
          fullWidth
          type="password"
          id={ids.id}
          value={value ?? ''}
          placeholder={isStored && value === null ? '••••••••' : ''}
          slotProps={{
            input: {
              'aria-describedby': ids['aria-describedby'],
              autoComplete: 'new-password',
              className: 'mono',
            },
          }}
          onChange={(event) => onChange(event.target.value === '' && !isStored ? null : event.target.value)}
          endAdornment={
            isStored &&
            (value === null ? (
              <Button onClick={() => onChange('')}>{t('who.clear')}</Button>
            ) : (
              <Button onClick={() => onChange(null)}>{t('who.keep')}</Button>
            ))
          }
        />
      )}
    </FormField>
  )
}
