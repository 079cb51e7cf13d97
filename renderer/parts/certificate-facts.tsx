import { useTranslation } from 'react-i18next'
import type { CertificateFacts } from '../../shared/contract/certificates.ts'
import { CopyValue } from './copy-value.tsx'
import { ForeignText } from './foreign-text.tsx'
import { formatUtcDay } from './format.ts'
import { useNow } from './use-now.ts'
import './certificate.css'

const dayMs = 86_400_000
/** Days before the end at which to ask for a renewal: it takes a provider weeks. */
const soonDays = 30

/** Subject, issuer, dates and fingerprint of a certificate. */
export function CertificateFactsList({
  facts,
  keyType,
}: {
  facts: CertificateFacts
  keyType?: string | undefined
}) {
  const { t } = useTranslation('common')
  return (
    <dl className="cert-facts">
      <dt>{t('certificate.subject')}</dt>
      <dd className="foreign strong">
        <ForeignText text={facts.subject} />
      </dd>
      <dt>{t('certificate.issuer')}</dt>
      <dd className="foreign">
        <ForeignText text={facts.issuer} />
      </dd>
      <dt>{t('certificate.validity')}</dt>
      <dd>
        {t('certificate.fromTo', { from: formatUtcDay(facts.validFrom), to: formatUtcDay(facts.validTo) })} ·{' '}
        <DaysLeft validTo={facts.validTo} />
      </dd>
      {keyType !== undefined && (
        <>
          <dt>{t('certificate.key')}</dt>
          <dd>{keyType}</dd>
        </>
      )}
      <dt>{t('certificate.fingerprint')}</dt>
      <dd>
        <CopyValue value={facts.fingerprint} className="mono cert-print" />
      </dd>
    </dl>
  )
}

/** '212 days left', in the colour of a warning near the end. */
export function DaysLeft({ validTo }: { validTo: number }) {
  const { t } = useTranslation('common')
  const daysLeft = Math.floor((validTo - useNow(60_000)) / dayMs)
  if (daysLeft < 0) return <span className="bad">{t('certificate.over')}</span>
  return (
    <span className={daysLeft < soonDays ? 'warn' : ''}>
      {t('certificate.daysLeft', { count: daysLeft })}
    </span>
  )
}
