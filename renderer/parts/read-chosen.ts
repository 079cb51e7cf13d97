import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import { derLabel, pemOf } from '../../shared/tls/pem.ts'
import { base64Of } from '../stores/base64.ts'

/** The first octet of DER: SEQUENCE. No text starts with it but a zero. */
const derSequence = 0x30
const keyBlock = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z]+ )?PRIVATE KEY-----/

/** A client certificate from the chosen files, told apart by their content: their endings may be wrong. */
export function certificateOfFiles(files: readonly Uint8Array[]): ClientCertificate {
  const binary = files.find((octets) => octets[0] === derSequence && derLabel(octets) === null)
  if (binary !== undefined) return { format: 'pfx', pfxBase64: base64Of(binary), passphrase: '' }
  const text = files.map(pemText).join('\n')
  return certificateOfText(text)
}

/** The key may stand among the certificates, before or after them. */
export function certificateOfText(text: string): ClientCertificate {
  const keyPem = keyBlock.exec(text)?.[0] ?? ''
  const certificatePem = text.replace(keyBlock, '').trim()
  // The engine says what is missing; an empty text would only be refused as too short.
  return { format: 'pem', certificatePem: certificatePem || ' ', keyPem, passphrase: '' }
}

/** The certificates of one file, as PEM. */
export async function certificatesOfFile(file: File): Promise<string> {
  return pemText(new Uint8Array(await file.arrayBuffer()))
}

/** PEM as it is, DER as PEM. */
function pemText(octets: Uint8Array): string {
  const label = derLabel(octets)
  return label === null ? new TextDecoder().decode(octets) : pemOf(label, base64Of(octets))
}
