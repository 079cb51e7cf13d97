import type { FaultCode } from './fault-table.ts'

/** Why a client certificate cannot be used. */
export const certificateFaults = [
  'certificate.unreadable',
  'certificate.key-missing',
  'certificate.key-unreadable',
  'certificate.key-mismatch',
  'certificate.passphrase-missing',
  'certificate.passphrase-wrong',
  'certificate.pfx-unreadable',
  'certificate.pfx-outdated',
  'certificate.pfx-incomplete',
  'certificate.expired',
  'certificate.not-yet-valid',
  'certificate.too-weak',
] as const satisfies readonly FaultCode[]

/** Why a connection with TLS does not come about for want of a certificate of ours. */
export const tlsClientFaults = [
  'session.tls-client-required',
  'session.tls-client-refused',
  'session.tls-client-doubt',
  ...certificateFaults,
] as const satisfies readonly FaultCode[]

/** Faults of a link that is opened and bound. */
export const bindFaults = [
  'session.host-not-found',
  'session.connect-refused',
  'session.connect-timeout',
  'session.connect-failed',
  'session.tls-to-plain-port',
  'session.tls-certificate',
  'session.tls-pin',
  ...tlsClientFaults,
  'session.bind-refused',
  'session.bind-timeout',
  'session.closed-before-bind',
  'session.not-smpp',
  'session.bad-length',
  'session.bind-mismatch',
] as const satisfies readonly FaultCode[]
