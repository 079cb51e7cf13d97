import { useTranslation } from 'react-i18next'
import type { CertificateFacts } from '../../shared/contract/certificates.ts'
import type { SessionState, TlsFacts } from '../../shared/contract/session.ts'
import { DaysLeft } from '../parts/certificate-facts.tsx'
import { ForeignText } from '../parts/foreign-text.tsx'
import { formatUtcDay } from '../parts/format.ts'

/** The certificate that the peer showed. */
export function LanePeerCertificate({ peer }: { peer: CertificateFacts | null }) {
  const { t } = useTranslation('common')
  return peer === null ? <span>{t('session.noCertificate')}</span> : <CertificateLine facts={peer} />
}

/** The certificate of ours: whether the peer asked for one, and which one was given. */
export function LaneOwnCertificate({ role, tls }: { role: SessionState['role']; tls: TlsFacts }) {
  const { t } = useTranslation('common')
  const { own, isAsked } = tls
  if (own === null) {
    if (isAsked !== true) return <span>{t('session.certificateNone')}</span>
    return <span className="warn">{t('session.certificateMissing')}</span>
  }
  if (isAsked === false) return <span>{t('session.certificateUnused')}</span>
  const isSure = role === 'smsc' || isAsked === true
  return (
    <>
      <span className="dim">{isSure ? t('session.certificateShown') : t('session.certificateReady')}</span>{' '}
      <CertificateLine facts={own} />
    </>
  )
}

function CertificateLine({ facts }: { facts: CertificateFacts }) {
  const { t } = useTranslation('common')
  return (
    <div title={t('certificate.print', { fingerprint: facts.fingerprint })}>
      <span className="foreign strong">
        <ForeignText text={facts.subject} />
      </span>{' '}
      <span className="dim foreign">
        <ForeignText text={t('certificate.issuedBy', { issuer: facts.issuer })} />
      </span>{' '}
      <span>
        {t('certificate.until', { day: formatUtcDay(facts.validTo) })}, <DaysLeft validTo={facts.validTo} />
      </span>
    </div>
  )
}
