import { z } from 'zod'
import { messageEncodings, messageMethods } from '../text/message-options.ts'
import { waitingCarriers, waitingKinds } from '../text/message-waiting.ts'
import { siActions, slActions } from '../text/wap-tokens.ts'

export const addressSchema = z.object({
  ton: z.number().int().min(0).max(255),
  npi: z.number().int().min(0).max(255),
  /** Latin-1 characters, at most 20 by the specification; longer is sent as typed. */
  addr: z.string().max(255),
})
export type Address = z.infer<typeof addressSchema>

const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const octet = z.number().int().min(0).max(255)

const word = z.number().int().min(0).max(65535)
/** A national language identifier of TS 23.038, 'auto' for the cheapest, null for none. */
const nationalChoice = z.union([octet, z.literal('auto')]).nullable()
/** A moment in UTC, YYYY-MM-DDThh:mm:ssZ, or '' for none. */
const wapMoment = z.string().max(40)

/** A WAP push; an SI shows the message's text, an SL has none. */
export const wapPushSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('si'),
    href: z.string().max(2000),
    action: z.enum(siActions),
    id: z.string().max(255),
    created: wapMoment,
    expires: wapMoment,
  }),
  z.object({ kind: z.literal('sl'), href: z.string().max(2000), action: z.enum(slActions) }),
])

/** A message waiting indication: the icon on the handset. */
export const waitingSchema = z.object({
  kind: z.enum(waitingKinds),
  /** false takes the icon away. */
  active: z.boolean(),
  /** How many wait; told by a header or TLVs alone. */
  count: octet,
  /** Whether the handset keeps the message itself. */
  store: z.boolean(),
  by: z.enum(waitingCarriers),
})

/** What the user wants sent. Preview and engine derive the same PDUs from it (shared/message/build-submits.ts). */
export const sendIntentSchema = z.object({
  source: addressSchema,
  destination: addressSchema,
  text: z.string().max(100_000),
  encoding: z.enum(messageEncodings),
  method: z.enum(messageMethods),
  /** Concatenation reference, so that the preview's octets are the octets sent. 0..255, or ..65535 for 16 bits. */
  reference: z.number().int().min(0).max(65535),
  /** Keep grapheme clusters whole where one fits a part. */
  graphemes: z.boolean().optional(),
  /** A provider's own size of short_message in octets, header included; absent takes the air's limits. */
  partOctets: z.number().int().min(20).max(254).optional(),
  /** Override of the data_coding the encoding implies; null keeps it. */
  data_coding: octet.nullable(),
  service_type: z.string().max(255),
  /** Of every part; the bit that announces a header is added where a part has one. Absent: 0. */
  esm_class: octet.optional(),
  protocol_id: octet,
  priority_flag: octet,
  schedule_delivery_time: z.string().max(255),
  validity_period: z.string().max(255),
  registered_delivery: octet,
  replace_if_present_flag: octet,
  sm_default_msg_id: octet,
  tlvs: z.array(z.object({ tag: word, hex })).max(100),
  /** National language tables of GSM 7-bit, UDH elements 0x24 and 0x25. */
  nationalSingleShift: nationalChoice.optional(),
  nationalLockingShift: nationalChoice.optional(),
  /** What the provider's profile says of texts: limits 'auto', and gives data_coding 0 its meaning. */
  textRules: z
    .object({
      defaultAlphabet: z.enum(['gsm7', 'latin1', 'ascii']).optional(),
      dataCodings: z.array(octet).max(256).optional(),
    })
    .optional(),
  /** Message class of TS 23.038, 0 is flash; left out of data_coding where the encoding cannot carry one. */
  messageClass: z
    .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .optional(),
  /** Application ports: UDH element 0x04 or 0x05, TLVs under the method 'sar'. */
  ports: z
    .object({ destination: word, source: word, width: z.union([z.literal(8), z.literal(16)]) })
    .nullable()
    .optional(),
  waiting: waitingSchema.nullable().optional(),
  /** Takes the place of text and encoding. */
  wapPush: wapPushSchema.nullable().optional(),
  /** The TLV ussd_service_op. */
  ussdServiceOp: octet.nullable().optional(),
  /** UDH elements of the first part alone, without UDHL, as hex. */
  firstPartHeader: hex.max(200).optional(),
})
export type SendIntent = z.infer<typeof sendIntentSchema>

/** What makes a message more than a text: the command line takes it together, as JSON. */
export const messageKindSchema = sendIntentSchema.pick({
  nationalSingleShift: true,
  nationalLockingShift: true,
  textRules: true,
  messageClass: true,
  ports: true,
  waiting: true,
  wapPush: true,
  ussdServiceOp: true,
  firstPartHeader: true,
})
