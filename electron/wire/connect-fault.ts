import { Fault } from '../../shared/faults/fault.ts'

interface Target {
  readonly host: string
  readonly port: number
  readonly tls: { readonly enabled: boolean; readonly serverName: string }
}

/** OpenSSL's ways to say that the first octets of the peer were not TLS at all. */
const notTlsCodes = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_UNEXPECTED_MESSAGE',
  'ERR_SSL_BAD_RECORD_TYPE',
  'ERR_SSL_RECORD_LAYER_FAILURE',
])

/** Problem codes by the names that OpenSSL and Node give to a certificate that fails. */
const certificateReasons: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed-certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed-certificate-in-the-chain',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'issuer-not-known',
  UNABLE_TO_GET_ISSUER_CERT: 'issuer-not-known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'issuer-not-known',
  CERT_UNTRUSTED: 'issuer-not-known',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-valid-yet',
  CERT_REVOKED: 'revoked',
  CERT_REJECTED: 'rejected',
  CERT_SIGNATURE_FAILURE: 'bad-signature',
  CERT_CHAIN_TOO_LONG: 'chain-too-long',
  INVALID_CA: 'issuer-is-no-authority',
  INVALID_PURPOSE: 'not-made-for-servers',
  ERR_TLS_CERT_ALTNAME_INVALID: 'made-for-another-name',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'name-not-readable',
  HOSTNAME_MISMATCH: 'made-for-another-name',
  EE_KEY_TOO_SMALL: 'key-too-short',
  CA_MD_TOO_WEAK: 'signature-too-weak',
}

const reasons: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'timed-out',
  EHOSTUNREACH: 'no-route-to-host',
  ENETUNREACH: 'network-unreachable',
  ENETDOWN: 'network-down',
  EADDRNOTAVAIL: 'local-address-not-on-this-machine',
  EADDRINUSE: 'local-address-in-use',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  ECONNRESET: 'connection-reset',
  ECONNABORTED: 'connection-aborted',
  EPIPE: 'connection-closed',
  EMFILE: 'too-many-open-files',
  ENFILE: 'too-many-open-files',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls-version-refused',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls-version-refused',
  // OpenSSL's name since 3.2, and the one before it, which BoringSSL kept.
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': 'tls-handshake-refused',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'tls-handshake-refused',
}

/** The system's or OpenSSL's code of an error, '' when it has none. */
export function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/**
 * Why a connection did not come about. `isConnected`: TCP stood already, so that the trouble is in the TLS
 * handshake.
 */
export function connectFault(error: Error, target: Target, isConnected: boolean): Fault {
  const { host, port } = target
  const code = errorCode(error)
  if (!isConnected) {
    if ('syscall' in error && error.syscall === 'getaddrinfo')
      return new Fault('session.host-not-found', { host })
    if (code === 'ECONNREFUSED') return new Fault('session.connect-refused', { host, port })
  }
  const certificate = certificateReasons[code]
  if (certificate !== undefined) return new Fault('session.tls-certificate', { host, reason: certificate })
  const isPlainPeer = notTlsCodes.has(code) || code === 'ECONNRESET' || code === 'EPIPE'
  if (isConnected && target.tls.enabled && isPlainPeer) {
    return new Fault('session.tls-to-plain-port', { host, port })
  }
  return new Fault('session.connect-failed', { host, port, reason: reasons[code] ?? (code || error.message) })
}
