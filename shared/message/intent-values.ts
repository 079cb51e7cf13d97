import { z } from 'zod'
import { waitingCarriers, waitingKinds } from '../text/message-waiting.ts'
import { siActions, slActions } from '../text/wap-tokens.ts'

export const octetSchema = z.number().int().min(0).max(255)
export const wordSchema = z.number().int().min(0).max(65535)
/** Octets in lower-case hex. */
export const hexSchema = z.string().regex(/^([0-9a-f]{2})*$/)

export const addressSchema = z.object({
  ton: octetSchema,
  npi: octetSchema,
  /** Latin-1 characters; what is longer than the field of its PDU is sent as typed. */
  addr: z.string().max(255),
})

export const tlvSchema = z.object({ tag: wordSchema, hex: hexSchema })

/** A national language identifier of TS 23.038, 'auto' for the cheapest, null for none. */
export const nationalChoiceSchema = z.union([octetSchema, z.literal('auto')]).nullable()

/** Application ports: UDH element 0x04 or 0x05 by their width in bits, TLVs under the method 'sar'. */
export const portsSchema = z.object({
  destination: wordSchema,
  source: wordSchema,
  width: z.union([z.literal(8), z.literal(16)]),
})

/** Rules of the provider's profile for texts: they limit 'auto', and give data_coding 0 its meaning. */
export const textRulesSchema = z.object({
  defaultAlphabet: z.enum(['gsm7', 'latin1', 'ascii']).optional(),
  dataCodings: z.array(octetSchema).max(256).optional(),
})

/** A moment in UTC, YYYY-MM-DDThh:mm:ssZ, or '' for none. */
const wapMomentSchema = z.string().max(40)

/** A WAP push; an SI shows the message's text, an SL has none. */
export const wapPushSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('si'),
    href: z.string().max(2000),
    action: z.enum(siActions),
    id: z.string().max(255),
    created: wapMomentSchema,
    expires: wapMomentSchema,
  }),
  z.object({ kind: z.literal('sl'), href: z.string().max(2000), action: z.enum(slActions) }),
])

/** A message waiting indication: the icon on the handset. */
export const waitingSchema = z.object({
  kind: z.enum(waitingKinds),
  /** false takes the icon away. */
  active: z.boolean(),
  /** Number of waiting messages; only a header or TLVs carry it. */
  count: octetSchema,
  /** True when the handset keeps the message itself. */
  store: z.boolean(),
  by: z.enum(waitingCarriers),
})
