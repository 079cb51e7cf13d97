import type { X509Certificate } from 'node:crypto'
import type { PeerCertificate } from 'node:tls'
import type { CertificateFacts } from '../../shared/contract/certificates.ts'

/** Facts of the certificate that the peer showed; null when it showed none. */
export function peerCertificateFacts(certificate: PeerCertificate | null): CertificateFacts | null {
  // Without one Node gives an empty object.
  if (certificate?.subject === undefined) return null
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
    fingerprint: certificate.fingerprint256,
  }
}

export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: certificate.validFromDate.getTime(),
    validTo: certificate.validToDate.getTime(),
    fingerprint: certificate.fingerprint256,
  }
}

/** 'RSA 2048', 'EC prime256v1', 'ED25519'. */
export function keyTypeOf({ publicKey }: X509Certificate): string {
  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails: details = {} } = publicKey
  const kind = asymmetricKeyType.toUpperCase()
  const size = details.namedCurve ?? details.modulusLength
  return size === undefined ? kind : `${kind} ${size}`
}

/** 'CN=smsc.example, O=Example', in the order the certificate has. */
export function nameOf(name: object): string {
  return Object.entries(name)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : String(value)}`)
    .join(', ')
}

/** X509Certificate writes a name one attribute to a line. */
function oneLine(name: string): string {
  return name.split('\n').join(', ')
}
