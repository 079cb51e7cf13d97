import { X509Certificate } from 'node:crypto'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { ListenerTls } from '../session/listener.ts'
import { certificateOptions, describeCertificate } from '../wire/client-certificate.ts'
import { certificateFacts } from '../wire/peer-certificate.ts'

/** What the simulator listens with. */
export interface SimulatorTls {
  readonly certificate: ClientCertificate
  /** PEM of the authority whose clients alone are let in; '' asks nobody for a certificate. */
  readonly clientCaPem: string
}

/** What of it is shown; the key is no part of it. */
export interface SimulatorTlsView {
  readonly certificate: ClientCertificateView
  /** Subject of the authority, null when there is none. */
  readonly clientCa: string | null
}

/**
 * Checks that it can be listened with. One that has lapsed is taken: to see what a client makes of it. Throws
 * `certificate.*`.
 */
export function describeSimulatorTls({ certificate, clientCaPem }: SimulatorTls): SimulatorTlsView {
  return {
    certificate: describeCertificate(certificate),
    clientCa: clientCaPem === '' ? null : authorityOf(clientCaPem),
  }
}

export function listenerTlsOf({ certificate, clientCaPem }: SimulatorTls): ListenerTls {
  return { ...certificateOptions(certificate), ...(clientCaPem === '' ? {} : { clientCa: clientCaPem }) }
}

/** OpenSSL would take anything for an authority, and then let nobody in. */
function authorityOf(pem: string): string {
  try {
    return certificateFacts(new X509Certificate(pem)).subject
  } catch {
    throw new Fault('certificate.unreadable', {})
  }
}

/** What was kept by an earlier run, unless this one's OpenSSL will not have it. */
export function usableTls(tls: SimulatorTls | null): SimulatorTls | null {
  try {
    if (tls !== null) describeSimulatorTls(tls)
    return tls
  } catch (problem) {
    if (problem instanceof Fault) return null
    throw problem
  }
}
