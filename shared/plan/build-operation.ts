import { buildSubmits } from '../message/build-submits.ts'
import type { SendIntent } from '../message/send-intent.ts'
import { sparseIntent, wholeIntent } from '../message/whole-intent.ts'
import { badField } from '../smpp/bad-field.ts'
import type { FieldRow } from '../smpp/field-kinds.ts'
import { fromHex } from '../smpp/hex.ts'
import type { FieldValue, ListItem, Tlv } from '../smpp/pdu.ts'
import { layoutOfCommand } from '../smpp/pdu-layout.ts'
import { readTag } from '../smpp/tlv-value.ts'
import { inferAddress } from '../text/infer-address.ts'
import { formatRelativeTime } from '../text/smpp-time.ts'
import { tlvOctets } from './check-operation.ts'
import type { Operation, OperationBody, OperationValue, PlanDestination } from './operation-table.ts'
import { readCount, readFlag } from './plan-values.ts'

/** A request that an operation comes to; the session gives its sequence_number. */
export interface BuiltRequest {
  readonly command: Operation
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly tlvs: readonly Tlv[]
}

/** What a text is planned by, beside what the step says. */
export interface TextSettings {
  /** Of parts, where the step names none. */
  readonly reference: number
  readonly textRules: SendIntent['textRules']
}

/**
 * The requests of an operation whose variables are filled, one for each part; a file of text must be read already. Addresses
 * without a TON and NPI get those that they look like. Throws Fault pdu.bad-field and those of buildSubmits.
 */
export function buildOperation(
  command: Operation,
  body: OperationBody,
  settings: TextSettings,
): BuiltRequest[] {
  const fields = fieldsOf(command, body)
  const tlvs = tlvsOf(body)
  if (typeof body['text'] !== 'string') return [{ command, fields, tlvs }]
  const { names } = layoutOfCommand(command)
  const isPayload = command === 'data_sm'
  const intent = intentOf(body, settings, isPayload)
  return buildSubmits(intent).submits.map((submit): BuiltRequest => {
    const own = Object.entries(submit.fields).filter(
      ([name]) => names.includes(name) && fields[name] === undefined,
    )
    return { command, fields: { ...Object.fromEntries(own), ...fields }, tlvs: [...submit.tlvs, ...tlvs] }
  })
}

/** The message as the composer would say it; addresses and the rest of the fields are the step's own. */
function intentOf(
  body: OperationBody,
  { reference, textRules }: TextSettings,
  isPayload: boolean,
): SendIntent {
  const text = (name: string): string | undefined => {
    const value = body[name]
    return typeof value === 'string' ? value : undefined
  }
  const number = (name: string): number | undefined => {
    const value = text(name)
    return value === undefined ? undefined : (readCount(value) ?? undefined)
  }
  const said = {
    text: text('text'),
    encoding: text('encoding') as SendIntent['encoding'] | undefined,
    method: isPayload ? 'payload' : (text('split') as SendIntent['method'] | undefined),
    reference: number('reference') ?? reference,
    partOctets: number('part_octets'),
    messageClass: number('message_class') as 0 | 1 | 2 | 3 | undefined,
    graphemes: readFlag(text('graphemes') ?? '') ?? undefined,
    esm_class: number('esm_class'),
    data_coding: number('data_coding'),
    textRules,
  }
  const given = Object.entries(said).filter(([, value]) => value !== undefined)
  // The schema of plans allows the values of an intent's fields alone.
  return sparseIntent(wholeIntent(Object.fromEntries(given) as Partial<SendIntent>))
}

/** Parameters that are read as they stand, by the names of the specification. */
function fieldsOf(command: Operation, body: OperationBody): Record<string, FieldValue> {
  const { names, rows } = layoutOfCommand(command)
  const fields: Record<string, FieldValue> = {}
  for (const [index, name] of names.entries()) {
    const [row, value] = [rows[index], body[name]]
    if (row !== undefined && value !== undefined) fields[name] = fieldOf(row, value)
  }
  // The planner gives these for a text: esm_class announces a header, data_coding names the alphabet.
  if (body['text'] !== undefined) {
    delete fields['esm_class']
    delete fields['data_coding']
  }
  for (const [address, ton, npi] of addresses) {
    const value = fields[address]
    if (typeof value !== 'string' || !names.includes(ton)) continue
    const inferred = inferAddress(value)
    fields[ton] ??= inferred.ton
    fields[npi] ??= inferred.npi
  }
  return fields
}

const addresses = [
  ['source_addr', 'source_addr_ton', 'source_addr_npi'],
  ['destination_addr', 'dest_addr_ton', 'dest_addr_npi'],
  ['esme_addr', 'esme_addr_ton', 'esme_addr_npi'],
] as const

function fieldOf({ name, kind }: FieldRow, value: OperationValue): FieldValue {
  if (kind.type === 'list') return (Array.isArray(value) ? value : []).map(destinationOf)
  const text = String(value)
  if (kind.type === 'c-octet-string') return kind.format === 'time' ? timeOf(text) : text
  if (kind.type === 'integer') {
    const number = readCount(text)
    if (number === null) throw badField(name, { problem: 'not-a-number' })
    return number
  }
  const octets = fromHex(text)
  if (octets === null) throw badField(name, { problem: 'not-hex' })
  return octets
}

/** '30s', '15m', '2h' as a relative time; any other text as it is. */
function timeOf(text: string): string {
  const [, count, unit] = /^(\d{1,7})([smhd])$/.exec(text) ?? []
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? '']
  if (seconds === undefined) return text
  const total = Number(count) * seconds
  return total <= 99 * 86_400 ? formatRelativeTime(total) : text
}

/** dest_flag: an address, or a distribution list (3.4 §4.5.1.1). */
function destinationOf(destination: PlanDestination): ListItem {
  const {
    dl_name,
    destination_addr = '',
    dest_addr_ton,
    dest_addr_npi,
  } = typeof destination === 'string' ? { destination_addr: destination } : destination
  if (dl_name !== undefined) return { dest_flag: 2, dl_name }
  const inferred = inferAddress(destination_addr)
  return {
    dest_flag: 1,
    dest_addr_ton: readCount(dest_addr_ton ?? '') ?? inferred.ton,
    dest_addr_npi: readCount(dest_addr_npi ?? '') ?? inferred.npi,
    destination_addr,
  }
}

function tlvsOf({ tlvs }: OperationBody): Tlv[] {
  return Object.entries(tlvs ?? {}).map(([name, written]) => {
    const tag = readTag(name)
    const { hex } = tlvOctets(name, String(written))
    const value = hex === null ? null : fromHex(hex)
    if (tag === null || value === null) throw badField(`TLV ${name}`, { problem: 'not-hex' })
    return { tag, value }
  })
}
