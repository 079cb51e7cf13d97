import { type PeerCertificate, TLSSocket } from 'node:tls'
import type { DoctorCertificate } from '../../shared/contract/doctor.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { connectFault, errorCode } from '../wire/connect-fault.ts'
import { connectLink, describeAddress, type Link, type LinkOptions } from '../wire/link.ts'
import { nameOf } from '../wire/peer-certificate.ts'
import { clientFailure, judgeClient } from './client-finding.ts'
import { daysUntil, type Finding, soonDays } from './doctor-report.ts'

/** Certificates of a chain that are read: a longer chain is a mistake or an attack. */
const maxChain = 10

/** Findings of a handshake: on the peer's certificate, and on ours as the peer judged it. */
interface Handshake {
  readonly certificate: Finding
  /** null when there is nothing to say of it. */
  readonly client: Finding | null
}

/**
 * Makes the TLS handshake as the connection would, but looks at the certificate even when it is not accepted. `name`
 * is what the certificate must be made for. Rejects with the signal's reason alone.
 */
export async function checkCertificate(
  options: LinkOptions,
  signal: AbortSignal,
  onLocalAddress: (address: string) => void,
): Promise<Handshake> {
  let link: Link
  try {
    link = await connectLink({ ...options, tls: { ...options.tls, verify: false } }, signal)
  } catch (problem) {
    signal.throwIfAborted()
    if (!(problem instanceof Fault)) throw problem
    const client = clientFailure(problem)
    if (client !== null) return { certificate: { state: 'skipped', verdict: 'certificate-not-seen' }, client }
    const reason = problem.detail['reason'] ?? 'connection-closed'
    const certificate: Finding = {
      state: 'failed',
      verdict: 'handshake-failed',
      facts: { reason },
      next: 'ask-provider',
    }
    return { certificate, client }
  }
  const { socket } = link
  if (!(socket instanceof TLSSocket)) throw new Error('a TLS link has a TLS socket')
  socket.on('error', () => undefined)
  onLocalAddress(describeAddress(socket.localAddress, socket.localPort) ?? '')
  const certificates = chainOf(socket.getPeerCertificate(true))
  const tlsVersion = socket.getProtocol() ?? 'TLS'
  const cipher = socket.getCipher().name
  const reason = whyNotTrusted(socket, options)
  socket.destroy()
  const daysLeft = certificates[0]?.daysLeft ?? 0
  const facts = { tlsVersion, cipher, daysLeft, ...(reason === null ? {} : { reason }) }
  return {
    certificate: { ...judge(reason, daysLeft, options.tls.verify), facts, certificates },
    client: link.tlsFacts === null ? null : judgeClient(link.tlsFacts),
  }
}

function judge(
  reason: string | null,
  daysLeft: number,
  isChecked: boolean,
): Pick<Finding, 'state' | 'verdict'> & { next?: 'add-ca' | 'turn-verify-on' | 'ask-renewal' } {
  if (!isChecked) {
    const verdict = reason === null ? 'certificate-passed-over' : 'certificate-unchecked'
    return { state: 'warning', verdict, next: reason === null ? 'turn-verify-on' : 'add-ca' }
  }
  if (reason !== null) {
    return {
      state: 'failed',
      verdict: 'certificate-refused',
      next: reason === 'expired' ? 'ask-renewal' : 'add-ca',
    }
  }
  return daysLeft < soonDays
    ? { state: 'warning', verdict: 'certificate-ends-soon', next: 'ask-renewal' }
    : { state: 'ok', verdict: 'certificate-trusted' }
}

/** In the words of shared/faults/problem-table.ts, or null when it is accepted. */
function whyNotTrusted(socket: TLSSocket, options: LinkOptions): string | null {
  if (socket.authorized) return null
  // Node's types promise an Error; what it leaves there is the code.
  const told: unknown = socket.authorizationError
  const code = told instanceof Error ? errorCode(told) : String(told)
  const fault = connectFault(Object.assign(new Error(code), { code }), options, true)
  return String(fault.detail['reason'] ?? code)
}

function chainOf(first: PeerCertificate): DoctorCertificate[] {
  const chain: DoctorCertificate[] = []
  let next: PeerCertificate | undefined = first
  while (next?.subject !== undefined && chain.length < maxChain) {
    chain.push(describe(next))
    const issuer: unknown = 'issuerCertificate' in next ? next.issuerCertificate : undefined
    // A certificate that signed itself names itself.
    next = issuer === next || !isCertificate(issuer) ? undefined : issuer
  }
  return chain
}

function isCertificate(value: unknown): value is PeerCertificate {
  return typeof value === 'object' && value !== null && 'subject' in value && 'valid_to' in value
}

function describe(certificate: PeerCertificate): DoctorCertificate {
  const validTo = Date.parse(certificate.valid_to)
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    names: (certificate.subjectaltname ?? '')
      .split(', ')
      .filter((name) => name !== '')
      .map((name) => name.replace(/^(DNS|IP Address):/, '')),
    validFrom: Date.parse(certificate.valid_from),
    validTo,
    daysLeft: daysUntil(validTo),
    fingerprint: certificate.fingerprint256,
  }
}
