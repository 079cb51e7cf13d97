import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useTranslation } from 'react-i18next'
import { type FieldIds, FormField } from '../../parts/form-field.tsx'

interface SecretFieldProps {
  readonly label: string
  readonly help: string
  readonly warning?: string | undefined
  /** The engine has one. */
  readonly isStored: boolean
  readonly storedHint: string
  readonly noneHint: string
  /** null leaves the one there is. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** Write only: the engine keeps the secret and never gives it back. */
export function SecretField({ label, help, warning, storedHint, noneHint, ...secret }: SecretFieldProps) {
  const { t } = useTranslation('connections')
  const { isStored, value } = secret
  const isUnencodable = value !== null && /[\u0100-\uffff]/.test(value)
  const untouched = isStored ? storedHint : noneHint
  const cleared = value === '' && isStored ? t('who.passwordCleared') : undefined
  return (
    <FormField
      label={label}
      wire="password"
      help={help}
      warning={isUnencodable ? t('odd.latin1') : warning}
      hint={value === null ? untouched : cleared}
    >
      {(ids) => <SecretInput ids={ids} {...secret} />}
    </FormField>
  )
}

function SecretInput({
  ids,
  isStored,
  value,
  onChange,
}: Pick<SecretFieldProps, 'isStored' | 'value' | 'onChange'> & { readonly ids: FieldIds }) {
  const { t } = useTranslation('connections')
  return (
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
        isStored && (
          <Button onClick={() => onChange(value === null ? '' : null)}>
            {t(value === null ? 'who.clear' : 'who.keep')}
          </Button>
        )
      }
    />
  )
}
