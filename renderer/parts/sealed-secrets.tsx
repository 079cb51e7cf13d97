import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PassphraseField } from './passphrase-field.tsx'
import './parts.css'

interface SealedSecretsProps {
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onOpen: (passphrase: string) => void
}

/** The way to the secrets of a chosen file. */
export function SealedSecrets({ isOpen, isBusy, onOpen }: SealedSecretsProps) {
  const { t } = useTranslation('transfer')
  const [passphrase, setPassphrase] = useState('')
  if (isOpen) return <p className="ok">{t('opened')}</p>
  return (
    <form
      className="sealed-secrets"
      onSubmit={(event) => {
        event.preventDefault()
        onOpen(passphrase)
      }}
    >
      <PassphraseField
        label={t('filePassphrase')}
        hint={t('filePassphraseHint')}
        value={passphrase}
        onChange={setPassphrase}
      />
      <Button type="submit" variant="outlined" disabled={isBusy || passphrase === ''}>
        {t(isBusy ? 'opening' : 'open')}
      </Button>
    </form>
  )
}
