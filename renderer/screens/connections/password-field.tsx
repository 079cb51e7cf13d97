import { useTranslation } from 'react-i18next'
import type { CardProps } from './card-props.ts'
import { oddityText } from './field-words.ts'
import { SecretField } from './secret-field.tsx'

/** The password of our bind. */
export function PasswordField({ saved, password, oddities, onPassword }: CardProps) {
  const { t } = useTranslation('connections')
  return (
    <SecretField
      label={t('who.password')}
      help={t('who.passwordHelp')}
      warning={oddityText(oddities['password'], t)}
      isStored={saved?.hasPassword === true}
      storedHint={t('who.passwordStored', { count: saved?.passwordOctets ?? 0 })}
      noneHint={t('who.passwordNone')}
      value={password}
      onChange={onPassword}
    />
  )
}
