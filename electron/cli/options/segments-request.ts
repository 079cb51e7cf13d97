import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import { tlvsFromJson } from '../../../shared/json/tlvs-from-json.ts'
import { type SendIntent, sendIntentSchema } from '../../../shared/message/send-intent.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import type { Cli } from '../console/cli.ts'
import { checkedLine, textOfLine } from '../console/read-json-line.ts'
import type { InputLine } from '../console/read-lines.ts'
import { portsSchema } from './message-kind.ts'
import { kindIn, profileRules, type TextOptions } from './text-options.ts'

export interface SegmentsOptions extends TextOptions {
  readonly plain?: boolean
  readonly profile?: string
}

const { shape } = sendIntentSchema
const { shape: rules } = shape.textRules.unwrap()

/** A line of input; a promise to scripts: fields are added, never renamed. */
const requestSchema = z.object({
  text: z.string().optional(),
  encoding: shape.encoding.optional(),
  method: shape.method.optional(),
  graphemes: z.boolean().optional(),
  reference: shape.reference.optional(),
  part_octets: shape.partOctets,
  data_coding: shape.data_coding.optional(),
  esm_class: shape.esm_class,
  message_class: shape.messageClass,
  national_single_shift: shape.nationalSingleShift,
  national_locking_shift: shape.nationalLockingShift,
  ports: portsSchema.nullable().optional(),
  waiting: shape.waiting,
  wap_push: shape.wapPush,
  ussd_service_op: shape.ussdServiceOp,
  first_part_header: shape.firstPartHeader,
  tlvs: z.array(z.unknown()).max(100).optional(),
  /** Provider profile whose text rules hold, and such rules themselves, which go before it. */
  profile: z.string().optional(),
  text_rules: z
    .object({ default_alphabet: rules.defaultAlphabet, data_codings: rules.dataCodings })
    .optional(),
})

/** The reference that the documentation's examples have; a sender takes another for each message. */
const usualReference = 42
const nobody = { ton: 0, npi: 0, addr: '' }

/** A message to nobody that is cut as the line asks, and as the options say where it does not. */
export function segmentsRequest(line: InputLine, options: SegmentsOptions, cli: Cli): SendIntent {
  const request: z.infer<typeof requestSchema> = options.plain
    ? { text: textOfLine(line) }
    : checkedLine(line, requestSchema, cli)
  const given = kindIn(options)
  const wapPush = request.wap_push ?? given.wapPush ?? null
  // Service loading has no text; everything else has, be it an empty one.
  if (request.text === undefined && wapPush?.kind !== 'sl') {
    throw new Fault('cli.bad-line', { line: line.number, problem: 'no-text' })
  }
  const profile = request.profile ?? options.profile
  const tlvs = request.tlvs === undefined ? (options.tlv ?? []) : tlvsOf(request.tlvs)
  return {
    source: nobody,
    destination: nobody,
    service_type: '',
    protocol_id: 0,
    priority_flag: 0,
    schedule_delivery_time: '',
    validity_period: '',
    registered_delivery: 0,
    replace_if_present_flag: 0,
    sm_default_msg_id: 0,
    text: request.text ?? '',
    encoding: request.encoding ?? options.encoding ?? 'auto',
    method: request.method ?? options.method ?? 'udh8',
    reference: request.reference ?? options.reference ?? usualReference,
    graphemes: request.graphemes ?? options.graphemes ?? false,
    partOctets: request.part_octets ?? options.partOctets,
    data_coding: request.data_coding ?? options.dataCoding ?? null,
    esm_class: request.esm_class ?? options.esmClass,
    tlvs,
    ...(profile === undefined ? {} : { textRules: profileRules(cli.catalogue, profile) }),
    ...given,
    wapPush,
    ...pickGiven({
      textRules: request.text_rules && {
        defaultAlphabet: request.text_rules.default_alphabet,
        dataCodings: request.text_rules.data_codings,
      },
      messageClass: request.message_class,
      nationalSingleShift: request.national_single_shift,
      nationalLockingShift: request.national_locking_shift,
      ports: request.ports,
      waiting: request.waiting,
      ussdServiceOp: request.ussd_service_op,
      firstPartHeader: request.first_part_header,
    }),
  }
}

function tlvsOf(json: readonly unknown[]): SendIntent['tlvs'] {
  return tlvsFromJson(json).map(({ tag, value }) => ({ tag, hex: toHex(value) }))
}

/** Without what the line leaves out; null takes away what an option gives. */
function pickGiven(kind: Partial<SendIntent>): Partial<SendIntent> {
  return Object.fromEntries(Object.entries(kind).filter(([, value]) => value !== undefined))
}
