import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { Fault } from '../../shared/faults/fault.ts'
import { errorCode } from './connect-fault.ts'

/** Our side's view of the certificate that a server may want of us. */
export interface CertificateDemand {
  readonly host: string
  /** True when it asked for one; null when that cannot be told. */
  readonly isAsked: boolean | null
  /** True when we had one to give. */
  readonly isGiven: boolean
}

/** RFC 8446 §6.2: alerts about the certificate that the receiver of the alert showed, by OpenSSL's names. */
const refusals: Readonly<Record<string, string>> = {
  BAD_CERTIFICATE: 'not-accepted',
  UNSUPPORTED_CERTIFICATE: 'kind-of-certificate-not-supported',
  CERTIFICATE_REVOKED: 'revoked',
  CERTIFICATE_EXPIRED: 'expired',
  CERTIFICATE_UNKNOWN: 'not-accepted',
  UNKNOWN_CA: 'issuer-not-known',
  ACCESS_DENIED: 'access-denied',
  DECRYPT_ERROR: 'signature-not-accepted',
}

/** BoringSSL, which Electron has in OpenSSL's place, does not list the signatures that it shares with a server. */
const cannotTell = Object.entries(process.features).some(
  ([name, isOn]) => name === 'openssl_is_boringssl' && isOn === true,
)

/**
 * True when the server asked for a client certificate; null when that cannot be told, or the socket is gone.
 */
export function isCertificateAsked(socket: Socket): boolean | null {
  if (cannotTell || !(socket instanceof TLSSocket)) return null
  // A server names signature algorithms to a client in its CertificateRequest and nowhere else (RFC 8446 §4.3.2,
  // RFC 5246 §7.4.4). Once the socket is destroyed Node has null here.
  const algorithms: unknown = socket.getSharedSigalgs()
  return Array.isArray(algorithms) ? algorithms.length > 0 : null
}

/** The Fault behind a TLS alert that is about our certificate or the lack of one; null for every other error. */
export function certificateRefusal(error: Error, demand: CertificateDemand): Fault | null {
  const { host, isAsked, isGiven } = demand
  const alert = /_ALERT_([A-Z_]+)$/.exec(errorCode(error))?.[1]
  if (alert === undefined) return null
  const required = new Fault('session.tls-client-required', { host })
  if (alert === 'CERTIFICATE_REQUIRED') return required
  // Up to TLS 1.2 many servers end in this alert when they get none; it has other reasons too.
  const isVague = alert === 'HANDSHAKE_FAILURE' && isAsked === true
  const reason = isVague ? 'tls-handshake-refused' : refusals[alert]
  if (reason === undefined) return null
  return isGiven ? new Fault('session.tls-client-refused', { host, reason }) : required
}

/** Fault of a server that asked for a certificate and hung up without an alert; null when it did not ask. */
export function certificateDoubt({ host, isAsked, isGiven }: CertificateDemand): Fault | null {
  if (isAsked !== true) return null
  return new Fault('session.tls-client-doubt', {
    host,
    reason: isGiven ? 'it-may-not-accept-ours' : 'it-got-none',
  })
}
