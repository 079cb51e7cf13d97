import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import { type NoticeBody, noticeOf } from '../stores/notices-store.ts'
import { CertificateFactsList } from './certificate-facts.tsx'
import { FileButton } from './file-button.tsx'
import { FormField } from './form-field.tsx'
import { HelpTip } from './help-tip.tsx'
import { NoticeText } from './notice-text.tsx'
import { certificateOfFiles, certificateOfText } from './read-chosen.ts'
import { TextInput } from './text-input.tsx'
import './parts.css'

/** What is being loaded: chosen or typed, and not accepted by the engine yet. */
interface Loading {
  readonly material: ClientCertificate
  /** Typed into the form; what came out of files is not spread out on the screen. */
  readonly isTyped: boolean
  readonly problem: NoticeBody | null
}

const blank: ClientCertificate = { format: 'pem', certificatePem: '', keyPem: '', passphrase: '' }

/** A certificate with its key: chosen from files or pasted, its passphrase asked for, and what it is. */
export function CertificatePicker({
  title,
  help,
  shown,
  none,
  isDisabled = false,
  onLoad,
  children,
}: {
  title: string
  help: string
  shown: ClientCertificateView | null
  /** What is said when there is none. */
  none: string
  isDisabled?: boolean
  /** Rejects with why it cannot be used. */
  onLoad: (material: ClientCertificate) => Promise<void>
  /** Buttons under what is shown. */
  children: ReactNode
}) {
  const { t } = useTranslation('common')
  const [loading, setLoading] = useState<Loading | null>(null)
  const load = async (material: ClientCertificate, isTyped: boolean) => {
    try {
      await onLoad(material)
      setLoading(null)
    } catch (error) {
      setLoading({ material, isTyped, problem: noticeOf(error) })
    }
  }
  const choose = async (files: readonly File[]) => {
    const octets = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
    await load(certificateOfFiles(octets), false)
  }
  return (
    <section className="cert-picker" aria-label={title}>
      <div className="cert-head">
        <h3>{title}</h3>
        <HelpTip about={title} text={help} />
        <span className="grow" />
        <FileButton
          label={t('certificate.choose')}
          accept=".pem,.crt,.cer,.der,.key,.p12,.pfx"
          isMultiple
          isDisabled={isDisabled}
          onFiles={(files) => void choose(files)}
        />
        {loading?.isTyped !== true && (
          <Button
            variant="outlined"
            disabled={isDisabled}
            onClick={() => setLoading({ material: blank, isTyped: true, problem: null })}
          >
            {t('certificate.paste')}
          </Button>
        )}
      </div>
      {loading !== null && (
        <LoadingForm
          loading={loading}
          onChange={(material) => setLoading({ ...loading, material })}
          onLoad={() => {
            const { material, isTyped } = loading
            void load(isTyped ? pasted(material) : material, isTyped)
          }}
          onCancel={() => setLoading(null)}
        />
      )}
      {shown !== null && <CertificateFactsList facts={shown} keyType={shown.keyType} />}
      {shown === null && loading === null && <p className="dim">{none}</p>}
      {children}
    </section>
  )
}

/** What was pasted as the certificate may hold the key as well. */
function pasted(material: ClientCertificate): ClientCertificate {
  if (material.format === 'pfx') return material
  const { passphrase } = material
  return { ...certificateOfText(`${material.certificatePem}\n${material.keyPem}`), passphrase }
}

function LoadingForm({
  loading: { material, isTyped, problem },
  onChange,
  onLoad,
  onCancel,
}: {
  loading: Loading
  onChange: (material: ClientCertificate) => void
  onLoad: () => void
  onCancel: () => void
}) {
  const { t } = useTranslation('common')
  return (
    <form
      className="cert-form"
      onSubmit={(event) => {
        event.preventDefault()
        onLoad()
      }}
    >
      {material.format === 'pem' && isTyped ? (
        <>
          <FormField label={t('certificate.chain')} wire="PEM">
            {(ids) => (
              <TextInput
                ids={ids}
                isMono
                rows={3}
                value={material.certificatePem}
                placeholder="-----BEGIN CERTIFICATE-----"
                onChange={(text) => onChange({ ...material, certificatePem: text })}
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
      ) : (
        <p className="dim">
          {material.format === 'pfx' ? t('certificate.pfxChosen') : t('certificate.pemChosen')}
        </p>
      )}
      <FormField label={t('certificate.passphrase')} help={t('certificate.passphraseHelp')}>
        {(ids) => (
          <OutlinedInput
            fullWidth
            type="password"
            id={ids.id}
            value={material.passphrase}
            slotProps={{
              input: { 'aria-describedby': ids['aria-describedby'], autoComplete: 'new-password' },
            }}
            onChange={(event) => onChange({ ...material, passphrase: event.target.value })}
          />
        )}
      </FormField>
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
