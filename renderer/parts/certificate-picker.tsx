import Button from '@mui/material/Button'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import { noticeOf } from '../stores/toast-store.ts'
import { CertificateFactsList } from './certificate-facts.tsx'
import { CertificateForm, type LoadingCertificate } from './certificate-form.tsx'
import { FileButton } from './file-button.tsx'
import { HelpTip } from './help-tip.tsx'
import { certificateOfFiles, certificateOfText } from './read-chosen.ts'
import './certificate.css'

const blank: ClientCertificate = { format: 'pem', certificatePem: '', keyPem: '', passphrase: '' }

interface CertificatePickerProps {
  readonly title: string
  readonly help: string
  readonly shown: ClientCertificateView | null
  /** Text for when there is none. */
  readonly none: string
  readonly isDisabled?: boolean
  /** Rejects with why it cannot be used. */
  readonly onLoad: (material: ClientCertificate) => Promise<void>
  /** Buttons under what is shown. */
  readonly children: ReactNode
}

/** A certificate with its key: chosen from files or pasted, its passphrase asked for, and what it is. */
export function CertificatePicker({
  title,
  help,
  shown,
  none,
  isDisabled = false,
  onLoad,
  children,
}: CertificatePickerProps) {
  const { t } = useTranslation('common')
  const [loading, setLoading] = useState<LoadingCertificate | null>(null)
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
    <section aria-label={title}>
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
        <CertificateForm
          loading={loading}
          onChange={(material) => setLoading({ ...loading, material })}
          onLoad={() => void load(wanted(loading), loading.isTyped)}
          onCancel={() => setLoading(null)}
        />
      )}
      {shown !== null && <CertificateFactsList facts={shown} keyType={shown.keyType} />}
      {shown === null && loading === null && <p className="dim">{none}</p>}
      {children}
    </section>
  )
}

/** Text pasted as the certificate may hold the key as well. */
function wanted({ material, isTyped }: LoadingCertificate): ClientCertificate {
  if (!isTyped || material.format === 'pfx') return material
  const { passphrase } = material
  return { ...certificateOfText(`${material.certificatePem}\n${material.keyPem}`), passphrase }
}
