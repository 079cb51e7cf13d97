import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { CertificatePicker } from '../../parts/certificate-picker.tsx'
import { readCertificate } from '../../stores/connections-store.ts'
import type { CardProps } from './card-props.ts'

/** The certificate shown to a server that asks for one. Its key goes to the engine and does not come back. */
export function ClientCertificateField({ saved, certificate, onCertificate }: CardProps) {
  const { t } = useTranslation('connections')
  const stored = saved?.clientCertificate ?? null
  const shown = certificate === null ? stored : certificate === '' ? null : certificate.view
  return (
    <div className="conn-cert">
      <CertificatePicker
        title={t('cert.title')}
        help={t('cert.help')}
        shown={shown}
        none={stored === null ? t('cert.none') : t('cert.willGo')}
        onLoad={async (material) => onCertificate({ material, view: await readCertificate(material) })}
      >
        {(shown !== null || certificate !== null) && (
          <div className="cert-foot">
            <span className="dim grow">{certificate !== null && shown !== null && t('cert.unsaved')}</span>
            {shown !== null && (
              <Button onClick={() => onCertificate(stored === null ? null : '')}>{t('cert.remove')}</Button>
            )}
            {certificate !== null && stored !== null && (
              <Button onClick={() => onCertificate(null)}>{t('who.keep')}</Button>
            )}
          </div>
        )}
      </CertificatePicker>
    </div>
  )
}
