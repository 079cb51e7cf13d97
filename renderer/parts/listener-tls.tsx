import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { ListenerTlsChange, ListenerTlsView } from '../../shared/contract/listener-tls.ts'
import { CertificatePicker } from './certificate-picker.tsx'
import { FileButton } from './file-button.tsx'
import { ForeignText } from './foreign-text.tsx'
import { certificatesOfFile } from './read-chosen.ts'

interface ListenerTlsProps {
  readonly tls: ListenerTlsView | null
  /** While it listens. */
  readonly isDisabled: boolean
  /** Rejects with why it cannot be used. */
  readonly onLoad: (change: ListenerTlsChange) => Promise<void>
  /** null turns TLS off. Shows a failure itself. */
  readonly onChange: (change: ListenerTlsChange | null) => void
}

/** The certificate of something that listens, and the authority whose clients it lets in. */
export function ListenerTls({ tls, isDisabled, onLoad, onChange }: ListenerTlsProps) {
  const { t } = useTranslation('simulator')
  return (
    <CertificatePicker
      title={t('tls.certificate')}
      help={t('tls.certificateHelp')}
      shown={tls?.certificate ?? null}
      none={t('tls.none')}
      isDisabled={isDisabled}
      onLoad={(certificate) => onLoad({ certificate, clientCaPem: null })}
    >
      {tls !== null && (
        <>
          <ClientAuthority
            subject={tls.clientCa}
            isDisabled={isDisabled}
            onChange={(clientCaPem) => onChange({ certificate: null, clientCaPem })}
          />
          <div className="cert-foot">
            <Button variant="outlined" disabled={isDisabled} onClick={() => onChange(null)}>
              {t('tls.turnOff')}
            </Button>
          </div>
        </>
      )}
    </CertificatePicker>
  )
}

/** The authority whose clients alone are let in. `subject` is its certificate's; null lets all in. */
function ClientAuthority({
  subject,
  isDisabled,
  onChange,
}: {
  subject: string | null
  isDisabled: boolean
  onChange: (clientCaPem: string) => void
}) {
  const { t } = useTranslation('simulator')
  return (
    <div className="cert-foot">
      <span className="grow">
        {subject === null ? (
          <span className="dim">{t('tls.anyClient')}</span>
        ) : (
          <>
            <span className="dim">{t('tls.clientsOf')}</span>{' '}
            <span className="foreign strong">
              <ForeignText text={subject} />
            </span>
          </>
        )}
      </span>
      <FileButton
        label={t('tls.chooseCa')}
        accept=".pem,.crt,.cer,.der"
        isDisabled={isDisabled}
        onFiles={([file]) => {
          if (file !== undefined) void certificatesOfFile(file).then(onChange)
        }}
      />
      {subject !== null && (
        <Button disabled={isDisabled} onClick={() => onChange('')}>
          {t('tls.letAll')}
        </Button>
      )}
    </div>
  )
}
