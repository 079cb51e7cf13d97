import { z } from 'zod'
import { clientCertificateSchema, clientCertificateViewSchema } from './certificates.ts'

/** TLS of something that listens, as it is shown. The key never leaves the engine. */
export const listenerTlsViewSchema = z.object({
  certificate: clientCertificateViewSchema,
  /** Subject of the authority whose clients alone are let in; null: no client certificate is asked for. */
  clientCa: z.string().nullable(),
})
export type ListenerTlsView = z.infer<typeof listenerTlsViewSchema>

/** A change of it: a part that is null stays; clientCaPem '' clears. */
export const listenerTlsChangeSchema = z.object({
  certificate: clientCertificateSchema.nullable(),
  clientCaPem: z.string().max(1_000_000).nullable(),
})
export type ListenerTlsChange = z.infer<typeof listenerTlsChangeSchema>

/** As it is stored, sealed. */
export const storedListenerTlsSchema = z.object({
  certificate: clientCertificateSchema,
  clientCaPem: z.string(),
})
