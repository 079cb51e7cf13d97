import { X509Certificate } from 'node:crypto'
import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { ListenerTlsChange, ListenerTlsView } from '../../shared/contract/listener-tls.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { ListenerTls } from '../session/listener.ts'
import { certificateOptions, describeCertificate } from '../wire/client-certificate.ts'
import { certificateFacts } from '../wire/peer-certificate.ts'

/** TLS of the simulator's listener. */
export interface SimulatorTls {
  readonly certificate: ClientCertificate
  /** PEM of the only authority whose clients are accepted; '' requests no client certificate. */
  readonly clientCaPem: string
}

/**
 * Checks that a listener can use it. An expired certificate passes, to test how a client handles it. Throws
 * `certificate.*`.
 */
export function describeSimulatorTls({ certificate, clientCaPem }: SimulatorTls): ListenerTlsView {
  return {
    certificate: describeCertificate(certificate),
    clientCa: clientCaPem === '' ? null : authorityOf(clientCaPem),
  }
}

/** `known` with the given parts replaced; null keeps a part. Throws certificate.unreadable without a certificate. */
export function changedTls(
  known: SimulatorTls | null,
  { certificate, clientCaPem }: ListenerTlsChange,
): SimulatorTls {
  const kept = certificate ?? known?.certificate
  if (kept === undefined) throw new Fault('certificate.unreadable', {})
  return { certificate: kept, clientCaPem: clientCaPem ?? known?.clientCaPem ?? '' }
}

export function listenerTlsOf({ certificate, clientCaPem }: SimulatorTls): ListenerTls {
  return { ...certificateOptions(certificate), ...(clientCaPem === '' ? {} : { clientCa: clientCaPem }) }
}

/** Subject of the authority. OpenSSL would take any text for one, and then accept no client. */
function authorityOf(pem: string): string {
  try {
    return certificateFacts(new X509Certificate(pem)).subject
  } catch {
    throw new Fault('certificate.unreadable', {})
  }
}

/** TLS stored by an earlier run; null when there is none, or when this OpenSSL cannot use it. */
export function usableTls(tls: SimulatorTls | null): SimulatorTls | null {
  try {
    if (tls !== null) describeSimulatorTls(tls)
    return tls
  } catch (problem) {
    if (problem instanceof Fault) return null
    throw problem
  }
}
