import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { duplexPair } from 'node:stream'
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { errorCode } from './connect-fault.ts'
import { certificateFacts, keyTypeOf } from './peer-certificate.ts'

/**
 * Checks that a client certificate can be used now, and says what it is. Throws the Fault that says what is wrong with
 * it, one of `certificate.*`; no part of the key or the passphrase is in it.
 */
export function readClientCertificate(material: ClientCertificate): ClientCertificateView {
  const view = describeCertificate(material)
  const { subject, validFrom, validTo } = view
  const now = Date.now()
  if (validTo < now) throw new Fault('certificate.expired', { subject, date: dateOf(validTo) })
  if (validFrom > now) throw new Fault('certificate.not-yet-valid', { subject, date: dateOf(validFrom) })
  return view
}

/** As `readClientCertificate`, whether its time has come or is over. */
export function describeCertificate(material: ClientCertificate): ClientCertificateView {
  const certificate = material.format === 'pem' ? fromPem(material) : fromPfx(material)
  return {
    ...certificateFacts(certificate),
    format: material.format,
    keyType: keyTypeOf(certificate),
    hasPassphrase: material.passphrase !== '',
  }
}

/** Client certificate of a handshake: options of `tls.createSecureContext`. */
export function certificateOptions(
  material: ClientCertificate,
): { cert: string; key: string; passphrase: string } | { pfx: Buffer; passphrase: string } {
  const { passphrase } = material
  if (material.format === 'pfx') return { pfx: Buffer.from(material.pfxBase64, 'base64'), passphrase }
  return { cert: material.certificatePem, key: keyTextOf(material), passphrase }
}

type Pem = Extract<ClientCertificate, { format: 'pem' }>
type Pfx = Extract<ClientCertificate, { format: 'pfx' }>

function fromPem(material: Pem): X509Certificate {
  const certificate = firstCertificate(material.certificatePem)
  const key = readKey(material)
  const subject = certificateFacts(certificate).subject
  if (!certificate.checkPrivateKey(key)) throw new Fault('certificate.key-mismatch', { subject })
  try {
    createSecureContext(certificateOptions(material))
  } catch (problem) {
    if (isWeak(problem)) throw new Fault('certificate.too-weak', { subject })
    // The first certificate is readable, so a later one of its chain is not.
    throw new Fault('certificate.unreadable', {})
  }
  return certificate
}

function firstCertificate(pem: string): X509Certificate {
  const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem)?.[0]
  try {
    if (block !== undefined) return new X509Certificate(block)
  } catch {
    // Text between the PEM lines that is no certificate; the fault below says so.
  }
  throw new Fault('certificate.unreadable', {})
}

function keyTextOf({ keyPem, certificatePem }: Pem): string {
  return keyPem.trim() === '' ? certificatePem : keyPem
}

function readKey(material: Pem): KeyObject {
  const { passphrase } = material
  const text = keyTextOf(material)
  const block = /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----[\s\S]+?-----END \1PRIVATE KEY-----/.exec(text)?.[0]
  if (block === undefined) throw new Fault('certificate.key-missing', {})
  // RFC 1421 §4.6.1.1 for the old form, RFC 7468 §11 for PKCS #8.
  const isEncrypted = /BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(block)
  if (isEncrypted && passphrase === '') throw new Fault('certificate.passphrase-missing', {})
  try {
    return createPrivateKey(isEncrypted ? { key: block, passphrase } : block)
  } catch (problem) {
    throw isEncrypted && isWrongPassphrase(problem)
      ? new Fault('certificate.passphrase-wrong', {})
      : new Fault('certificate.key-unreadable', {})
  }
}

function fromPfx(material: Pfx): X509Certificate {
  let context: SecureContext
  try {
    context = createSecureContext(certificateOptions(material))
  } catch (problem) {
    throw pfxFault(problem, material.passphrase)
  }
  // Node reads a PFX into a context alone; a socket of that context tells which certificate it would show.
  const [end] = duplexPair()
  const socket = new TLSSocket(end, { isServer: true, secureContext: context })
  const certificate = socket.getX509Certificate()
  socket.destroy()
  if (certificate === undefined) throw new Fault('certificate.pfx-incomplete', {})
  return certificate
}

function pfxFault(problem: unknown, passphrase: string): Fault {
  const text = problem instanceof Error ? `${errorCode(problem)} ${problem.message}` : ''
  if (isWeak(problem)) return new Fault('certificate.too-weak', { subject: 'PFX' })
  if (/unable to load (private key|certificate)/i.test(text)) {
    return new Fault('certificate.pfx-incomplete', {})
  }
  if (/unsupported|unknown_(cipher|digest)/i.test(text)) return new Fault('certificate.pfx-outdated', {})
  if (/mac verify|incorrect_password|bad decrypt/i.test(text)) {
    return passphrase === ''
      ? new Fault('certificate.passphrase-missing', {})
      : new Fault('certificate.passphrase-wrong', {})
  }
  return new Fault('certificate.pfx-unreadable', {})
}

/** OpenSSL finds rubbish after a decryption, or a padding that is wrong; BoringSSL words it its own way. */
function isWrongPassphrase(problem: unknown): boolean {
  return problem instanceof Error && /bad_?decrypt|bad_?password/i.test(errorCode(problem) + problem.message)
}

function isWeak(problem: unknown): boolean {
  return problem instanceof Error && /KEY_TOO_SMALL|MD_TOO_WEAK/.test(errorCode(problem))
}

/** '2026-11-27', the same in every language. */
function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
