import { z } from 'zod'
import { certificateFaults } from '../faults/connection-faults.ts'

/** Room for a chain of certificates or a store in base64. */
const materialChars = 1_000_000

/** A certificate with its private key as it was chosen or pasted: a secret, it crosses towards the engine alone. */
export const clientCertificateSchema = z.discriminatedUnion('format', [
  z.object({
    format: z.literal('pem'),
    /** Our certificate first, then its chain. */
    certificatePem: z.string().min(1).max(materialChars),
    /** '' when the key stands in `certificatePem` too. */
    keyPem: z.string().max(materialChars),
    /** '' when the key is not encrypted. */
    passphrase: z.string().max(4096),
  }),
  z.object({
    format: z.literal('pfx'),
    pfxBase64: z.base64().min(1).max(materialChars),
    passphrase: z.string().max(4096),
  }),
])
export type ClientCertificate = z.infer<typeof clientCertificateSchema>

/** Facts of a certificate that may be shown. */
export const certificateFactsSchema = z.object({
  /** 'CN=acme, O=ACME', in the order the certificate has. */
  subject: z.string(),
  issuer: z.string(),
  /** Epoch ms. */
  validFrom: z.number(),
  validTo: z.number(),
  /** SHA-256, colons between octets. */
  fingerprint: z.string(),
})
export type CertificateFacts = z.infer<typeof certificateFactsSchema>

/** A client certificate as the window knows it. */
export const clientCertificateViewSchema = certificateFactsSchema.extend({
  format: z.enum(['pem', 'pfx']),
  /** 'RSA 2048', 'EC prime256v1', 'ED25519'. */
  keyType: z.string(),
  hasPassphrase: z.boolean(),
})
export type ClientCertificateView = z.infer<typeof clientCertificateViewSchema>

export const certificateCalls = {
  /** Checks a certificate with its key before it is saved with a connection; nothing of it is kept. */
  'certificates.read': {
    input: z.object({ certificate: clientCertificateSchema }),
    output: clientCertificateViewSchema,
    errors: certificateFaults,
  },
} as const
