import { z } from 'zod'
import {
  type DoctorCause,
  type DoctorStep,
  type DoctorVerdict,
  doctorCauseTable,
  doctorStepTable,
  doctorVerdictTable,
} from '../doctor/doctor-table.ts'

const isKey = (table: object) => (value: unknown) => typeof value === 'string' && Object.hasOwn(table, value)

/** In the order in which they are done. */
export const doctorCheckIds = [
  'session',
  'dns',
  'tcp',
  'protocol',
  'certificate',
  /** Only where there is TLS. */
  'client_certificate',
  'bind_transmitter',
  'bind_receiver',
  'bind_transceiver',
  'enquire_link',
  'unbind',
] as const
export const doctorCheckIdSchema = z.enum(doctorCheckIds)
export type DoctorCheckId = z.infer<typeof doctorCheckIdSchema>

const certificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** DNS names and addresses it is made for. */
  names: z.array(z.string()),
  /** Epoch ms. */
  validFrom: z.number(),
  validTo: z.number(),
  /** Whole days from the check on; negative when over. */
  daysLeft: z.number(),
  /** SHA-256, colons between octets. */
  fingerprint: z.string(),
})
export type DoctorCertificate = z.infer<typeof certificateSchema>

/** One check; the same id comes again as it goes on, for each host of several, and the last one stands. */
export const doctorLineSchema = z.object({
  kind: z.literal('line'),
  id: doctorCheckIdSchema,
  /** 'host:port' that was examined, of a connection with several hosts. */
  host: z.string().optional(),
  state: z.enum(['running', 'ok', 'warning', 'failed', 'skipped']),
  /** null while running. Worded by shared/doctor/doctor-text.ts. */
  verdict: z.custom<DoctorVerdict>(isKey(doctorVerdictTable)).nullable(),
  /** Values that fill the sentence; `commandStatus` is the number that a bind was refused with. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of a refusal, likeliest first. */
  causes: z.array(z.custom<DoctorCause>(isKey(doctorCauseTable))),
  next: z.custom<DoctorStep>(isKey(doctorStepTable)).nullable(),
  /** The peer's own first; only on the certificate's line. */
  certificates: z.array(certificateSchema),
})
export type DoctorLine = z.infer<typeof doctorLineSchema>

export const doctorItemSchema = z.discriminatedUnion('kind', [
  doctorLineSchema,
  /** The last item. `profileId` is the one the codes are explained by; `isFound` false: no such connection. */
  z.object({
    kind: z.literal('done'),
    isFound: z.boolean(),
    failed: z.number(),
    warnings: z.number(),
  }),
])
export type DoctorItem = z.infer<typeof doctorItemSchema>

export const doctorStreams = {
  /** Examines a saved connection from DNS to unbind, a line at a time; ending the stream stops the examination. */
  'doctor.run': { params: z.object({ connectionId: z.string() }), item: doctorItemSchema },
} as const
