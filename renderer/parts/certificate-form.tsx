import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useTranslation } from 'react-i18next'
import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { NoticeBody } from '../stores/toast-store.ts'
import { FormField } from './form-field.tsx'
import { NoticeText } from './notice-text.tsx'
import { TextInput } from './text-input.tsx'
import './certificate.css'

/** A certificate that is being loaded: chosen or typed, and not accepted by the engine yet. */
export interface LoadingCertificate {
  readonly material: ClientCertificate
  /** Typed into the form; the content of chosen files is not shown. */
  readonly isTyped: boolean
  readonly problem: NoticeBody | null
}

interface CertificateFormProps {
  readonly loading: LoadingCertificate
  readonly onChange: (material: ClientCertificate) => void
  readonly onLoad: () => void
  readonly onCancel: () => void
}

/** Certificate and key where they are typed, the passphrase, and why the engine cannot use them. */
export function CertificateForm({ loading, onChange, onLoad, onCancel }: CertificateFormProps) {
  const { t } = useTranslation('common')
  const { material, isTyped, problem } = loading
  return (
    <form
      className="cert-form"
      onSubmit={(event) => {
        event.preventDefault()
        onLoad()
      }}
    >
      {material.format === 'pem' && isTyped ? (
        <PemFields material={material} onChange={onChange} />
      ) : (
        <p className="dim">
          {material.format === 'pfx' ? t('certificate.pfxChosen') : t('certificate.pemChosen')}
        </p>
      )}
      <PassphraseField
        passphrase={material.passphrase}
        onChange={(passphrase) => onChange({ ...material, passphrase })}
      />
      {problem !== null && (
        <div className="cert-problem" role="alert">
          <NoticeText body={problem} />
        </div>
      )}
      <div className="cert-foot">
        <Button type="submit" variant="contained">
          {t('certificate.load')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

type PemCertificate = Extract<ClientCertificate, { format: 'pem' }>

function PemFields({
  material,
  onChange,
}: {
  material: PemCertificate
  onChange: (material: PemCertificate) => void
}) {
  const { t } = useTranslation('common')
  return (
    <>
      <FormField label={t('certificate.chain')} wire="PEM">
        {(ids) => (
          <TextInput
            ids={ids}
            isMono
            rows={3}
            value={material.certificatePem}
            placeholder="-----BEGIN CERTIFICATE-----"
            onChange={(certificatePem) => onChange({ ...material, certificatePem })}
          />
        )}
      </FormField>
      <FormField label={t('certificate.privateKey')} wire="PEM">
        {(ids) => (
          <TextInput
            ids={ids}
            isMono
            rows={3}
            value={material.keyPem}
            placeholder="-----BEGIN PRIVATE KEY-----"
            onChange={(keyPem) => onChange({ ...material, keyPem })}
          />
        )}
      </FormField>
    </>
  )
}

function PassphraseField({
  passphrase,
  onChange,
}: {
  passphrase: string
  onChange: (passphrase: string) => void
}) {
  const { t } = useTranslation('common')
  return (
    <FormField label={t('certificate.passphrase')} help={t('certificate.passphraseHelp')}>
      {(ids) => (
        <OutlinedInput
          fullWidth
          type="password"
          id={ids.id}
          value={passphrase}
          slotProps={{
            input: { 'aria-describedby': ids['aria-describedby'], autoComplete: 'new-password' },
          }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}
