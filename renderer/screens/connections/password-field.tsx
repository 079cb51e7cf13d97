import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import type { CardProps } from './card-context.ts'
import { oddityText } from './field-words.ts'

/** Write only: the engine keeps the password and never gives it back. */
export function PasswordField({ saved, password, oddities, onPassword }: CardProps) {
  const { t } = useTranslation('connections')
  const isStored = saved?.hasPassword === true
  const isUnencodable = password !== null && /[\u0100-\uffff]/.test(password)
  return (
    <FormField
      label={t('who.password')}
      wire="password"
      help={t('who.passwordHelp')}
      warning={isUnencodable ? t('odd.latin1') : oddityText(oddities['password'], t)}
      hint={
        password === null
          ? isStored
            ? t('who.passwordStored', { count: saved.passwordOctets })
            : t('who.passwordNone')
          : password === '' && isStored
            ? t('who.passwordCleared')
            : undefined
      }
    >
      {(ids) => (
        <OutlinedInput
          fullWidth
          type="password"
          id={ids.id}
          value={password ?? ''}
          placeholder={isStored && password === null ? '••••••••' : ''}
          slotProps={{
            input: {
              'aria-describedby': ids['aria-describedby'],
              autoComplete: 'new-password',
              className: 'mono',
            },
          }}
          onChange={(event) => onPassword(event.target.value === '' && !isStored ? null : event.target.value)}
          endAdornment={
            isStored &&
            (password === null ? (
              <Button onClick={() => onPassword('')}>{t('who.clear')}</Button>
            ) : (
              <Button onClick={() => onPassword(null)}>{t('who.keep')}</Button>
            ))
          }
        />
      )}
    </FormField>
  )
}
