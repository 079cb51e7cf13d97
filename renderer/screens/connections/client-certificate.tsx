import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientCertificate } from '../../../shared/contract/certificates.ts'
import { CertificateFactsList } from '../../parts/certificate-facts.tsx'
import { FileButton } from '../../parts/file-button.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { HelpTip } from '../../parts/help-tip.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { readCertificate } from '../../stores/connections-store.ts'
import { type NoticeBody, noticeOf } from '../../stores/notices-store.ts'
import type { CardProps } from './card-context.ts'
import { certificateOfFiles, certificateOfText } from './read-chosen.ts'

/** What is being loaded: chosen or typed, and not accepted by the engine yet. */
interface Loading {
  readonly material: ClientCertificate
  /** Typed into the form; what came out of files is not spread out on the screen. */
  readonly isTyped: boolean
  readonly problem: NoticeBody | null
}

const blank: ClientCertificate = { format: 'pem', certificatePem: '', keyPem: '', passphrase: '' }

/** The certificate shown to a server that asks for one. Its key goes to the engine and does not come back. */
export function ClientCertificateField({ saved, certificate, onCertificate }: CardProps) {
  const { t } = useTranslation('connections')
  const [loading, setLoading] = useState<Loading | null>(null)
  const stored = saved?.clientCertificate ?? null
  const shown = certificate === null ? stored : certificate === '' ? null : certificate.view

  const load = async (material: ClientCertificate, isTyped: boolean) => {
    try {
      onCertificate({ material, view: await readCertificate(material) })
      setLoading(null)
    } catch (error) {
      setLoading({ material, isTyped, problem: noticeOf(error) })
    }
  }
  const choose = async (files: readonly File[]) => {
    const octets = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
    await load(certificateOfFiles(octets), false)
  }
  const undo = () => {
    setLoading(null)
    onCertificate(null)
  }
  return (
    <section className="conn-cert" aria-label={t('cert.title')}>
      <div className="conn-cert-head">
        <h3>{t('cert.title')}</h3>
        <HelpTip text={t('cert.help')} />
        <span className="grow" />
        <FileButton
          label={t('cert.choose')}
          accept=".pem,.crt,.cer,.key,.p12,.pfx"
          isMultiple
          onFiles={(files) => void choose(files)}
        />
        {loading?.isTyped !== true && (
          <Button
            variant="outlined"
            onClick={() => setLoading({ material: blank, isTyped: true, problem: null })}
          >
            {t('cert.paste')}
          </Button>
        )}
      </div>
      {loading !== null && (
        <LoadingForm
          loading={loading}
          onChange={(material) => setLoading({ ...loading, material })}
          onLoad={() =>
            void load(loading.isTyped ? pasted(loading.material) : loading.material, loading.isTyped)
          }
          onCancel={() => setLoading(null)}
        />
      )}
      {shown !== null ? (
        <CertificateFactsList facts={shown} keyType={shown.keyType} />
      ) : (
        loading === null && <p className="dim">{stored === null ? t('cert.none') : t('cert.willGo')}</p>
      )}
      {(shown !== null || certificate !== null) && (
        <div className="conn-cert-foot">
          <span className="dim grow">{certificate !== null && shown !== null && t('cert.unsaved')}</span>
          {shown !== null && (
            <Button onClick={() => (stored === null ? undo() : onCertificate(''))}>{t('cert.remove')}</Button>
          )}
          {certificate !== null && stored !== null && <Button onClick={undo}>{t('who.keep')}</Button>}
        </div>
      )}
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
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  return (
    <form
      className="conn-cert-form"
      onSubmit={(event) => {
        event.preventDefault()
        onLoad()
      }}
    >
      {material.format === 'pem' && isTyped ? (
        <>
          <FormField label={t('cert.certificate')} wire="PEM">
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
          <FormField label={t('cert.key')} wire="PEM">
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
        <p className="dim">{material.format === 'pfx' ? t('cert.pfxChosen') : t('cert.pemChosen')}</p>
      )}
      <FormField label={t('cert.passphrase')} help={t('cert.passphraseHelp')}>
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
        <div className="conn-cert-problem" role="alert">
          <NoticeText body={problem} />
        </div>
      )}
      <div className="conn-cert-foot">
        <Button type="submit" variant="contained">
          {t('cert.load')}
        </Button>
        <Button onClick={onCancel}>{tc('cancel')}</Button>
      </div>
    </form>
  )
}
