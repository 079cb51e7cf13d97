import type { FieldValue, Tlv } from '../smpp/pdu.ts'
import { firstVendorTag, tlvByName, tlvByTag, tlvValue } from '../smpp/tlv-value.ts'
import { approximateSeconds, parseSmppTime } from '../text/smpp-time.ts'
import type { FieldKind, FilterField, FilterValue } from './filter-field.ts'
import type { FilterSubject } from './filter-subject.ts'

type Read = FilterField['values']
type Row = readonly [name: string, kind: FieldKind, read: Read]
const none: readonly FilterValue[] = []

/** Values of a mandatory parameter, those in address lists as well; an empty one is none, as in Wireshark. */
function inFields(name: string): Read {
  return ({ pdu: { fields } }) => {
    const own = fields[name]
    if (own !== undefined && !isList(own)) return isEmpty(own) ? none : [own]
    const found: FilterValue[] = []
    for (const value of Object.values(fields)) {
      if (!isList(value)) continue
      for (const item of value) {
        const inner = item[name]
        if (inner !== undefined && !isEmpty(inner)) found.push(inner)
      }
    }
    return found
  }
}

function isEmpty(value: FilterValue): boolean {
  return typeof value !== 'number' && value.length === 0
}

function hasItems(value: FieldValue | undefined): boolean {
  return value !== undefined && isList(value) && value.length > 0
}

function isList(value: FieldValue): value is Extract<FieldValue, readonly unknown[]> {
  return Array.isArray(value)
}

/** Some bits of an integer, moved to its right end as Wireshark does. */
function bits(read: Read, mask: number): Read {
  const shift = 31 - Math.clz32(mask & -mask)
  return (subject) => numbersOf(read(subject)).map((value) => (value & mask) >>> shift)
}

function numbersOf(values: readonly FilterValue[]): number[] {
  return values.filter((value) => typeof value === 'number')
}

/** Raw values of the TLVs of this tag that have one. */
function rawTlvs({ pdu }: FilterSubject, tag: number): Uint8Array[] {
  return pdu.tlvs.filter((tlv) => tlv.tag === tag && tlv.value.length > 0).map(({ value }) => value)
}

/** Values of the TLVs of this tag: numbers and text by the type of the specification, else octets. */
export function valuesOfTag(tag: number): Read {
  const isOctets = tlvByTag(tag)?.type !== 'integer' && tlvByTag(tag)?.type !== 'c-octet-string'
  return (subject) =>
    rawTlvs(subject, tag).flatMap((value) => {
      const typed = isOctets ? value : tlvValue(tag, value)
      return typed === null ? [] : [typed]
    })
}

export function kindOfTag(tag: number): FieldKind {
  const type = tlvByTag(tag)?.type
  return type === 'integer' ? 'number' : type === 'c-octet-string' ? 'text' : 'octets'
}

function hasEmptyTlv(tlvs: readonly Tlv[], wanted: number): boolean {
  return tlvs.some(({ tag, value }) => tag === wanted && value.length === 0)
}

const tagOf = (name: string) => tlvByName(name)?.tag ?? 0
const inTlv = (name: string): Read => valuesOfTag(tagOf(name))
/** As octets, whatever the type. */
const octetsOf =
  (name: string): Read =>
  (subject) =>
    rawTlvs(subject, tagOf(name))
/** An unsigned integer inside the value. */
const partOf =
  (name: string, at: number, octets: number): Read =>
  (subject) =>
    rawTlvs(subject, tagOf(name)).flatMap((value) => {
      if (value.length < at + octets) return []
      let number = 0
      for (const octet of value.subarray(at, at + octets)) number = number * 256 + octet
      return [number]
    })

const either =
  (...reads: readonly Read[]): Read =>
  (subject) =>
    reads.flatMap((read) => read(subject))

/** µs of the times that are absolute, and of those that are relative. */
function timesOf(read: Read, kind: 'absolute' | 'relative'): Read {
  return (subject) =>
    read(subject).flatMap((value) => {
      const time = typeof value === 'string' ? parseSmppTime(value) : null
      if (time?.kind !== kind) return []
      return time.kind === 'absolute' ? [1000 * time.epochMs] : [1_000_000 * approximateSeconds(time)]
    })
}

function timeRows(name: string, read: Read): Row[] {
  return [
    [name, 'time', timesOf(read, 'absolute')],
    [`${name}_r`, 'duration', timesOf(read, 'relative')],
  ]
}

const isThere =
  (isSo: (subject: FilterSubject) => boolean): Read =>
  (subject) =>
    isSo(subject) ? [1] : none
const tlvsWhere =
  (fits: (tag: number) => boolean): Read =>
  ({ pdu }) =>
    pdu.tlvs.filter(({ tag }) => fits(tag)).map(({ value }) => value)

/** Tags that the specifications leave to providers. */
const lastVendorTag = 0x3fff
const isVendorTag = (tag: number) => tag >= firstVendorTag && tag <= lastVendorTag

const dataCoding = inFields('data_coding')
/** Bits that are there in these coding groups (3GPP TS 23.038 §4) alone, as Wireshark shows them. */
const codingIn =
  (mask: number, first: number, last: number): Read =>
  (subject) =>
    numbersOf(dataCoding(subject)).some((value) => value >> 4 >= first && value >> 4 <= last)
      ? bits(dataCoding, mask)(subject)
      : none

const textFields = [
  'system_id',
  'password',
  'system_type',
  'address_range',
  'service_type',
  'source_addr',
  'destination_addr',
  'esme_addr',
  'message_id',
  'dl_name',
]
const numberFields = [
  'interface_version',
  'addr_ton',
  'addr_npi',
  'source_addr_ton',
  'source_addr_npi',
  'dest_addr_ton',
  'dest_addr_npi',
  'esme_addr_ton',
  'esme_addr_npi',
  'esm_class',
  'registered_delivery',
  'protocol_id',
  'priority_flag',
  'data_coding',
  'sm_default_msg_id',
  'sm_length',
  'error_code',
  'error_status_code',
]
/** TLVs whose name is Wireshark's. */
const sameTlvs = [
  'dest_addr_subunit',
  'source_addr_subunit',
  'dest_network_type',
  'source_network_type',
  'dest_bearer_type',
  'source_bearer_type',
  'dest_telematics_id',
  'source_telematics_id',
  'qos_time_to_live',
  'payload_type',
  'additional_status_info_text',
  'receipted_message_id',
  'privacy_indicator',
  'source_subaddress',
  'dest_subaddress',
  'user_message_reference',
  'user_response_code',
  'language_indicator',
  'source_port',
  'destination_port',
  'sar_msg_ref_num',
  'sar_total_segments',
  'sar_segment_seqnum',
  'display_time',
  'sms_signal',
  'dpf_result',
  'set_dpf',
  'ms_availability_status',
  'delivery_failure_reason',
  'more_messages_to_send',
  'number_of_messages',
  'its_reply_type',
  'ussd_service_op',
  'SC_interface_version',
  'message_payload',
  'congestion_state',
  'dest_addr_np_country',
  'dest_addr_np_resolution',
  'source_network_id',
  'source_node_id',
  'dest_network_id',
  'dest_node_id',
  'broadcast_channel_indicator',
  'broadcast_message_class',
  'broadcast_rep_num',
  'broadcast_area_identifier',
  'broadcast_error_status',
  'broadcast_area_success',
  'broadcast_service_group',
]

/** Fields of Huawei's SMPP+, whose PDUs no specification of SMPP has: the names are known, no PDU here has them. */
const huaweiFields: readonly (readonly [string, FieldKind])[] = [
  ['smsc_addr', 'text'],
  ['msc_addr_noa', 'number'],
  ['msc_addr_npi', 'number'],
  ['msc_addr', 'text'],
  ['mo_mt_flag', 'number'],
  ['sm_id', 'text'],
  ['length_auth', 'number'],
  ['service_id', 'number'],
  ['operation_result', 'number'],
  ['notify_mode', 'number'],
  ['delivery_result', 'number'],
  ['smppplus_version', 'number'],
]

const esmClass = inFields('esm_class')
const registeredDelivery = inFields('registered_delivery')
const alert = 'alert_on_message_delivery'
const callbackMode = partOf('callback_num_pres_ind', 0, 1)
const sessionInfo = partOf('its_session_info', 1, 1)
const waiting = partOf('ms_msg_wait_facilities', 0, 1)

/** Every field that Wireshark has of SMPP, without `smpp.`; esm_class and registered_delivery, which it has in parts, too. */
export const wiresharkRows: readonly Row[] = [
  ...textFields.map((name): Row => [name, 'text', inFields(name)]),
  ...numberFields.map((name): Row => [name, 'number', inFields(name)]),
  ...sameTlvs.map((name): Row => [name, kindOfTag(tagOf(name)), inTlv(name)]),
  ...huaweiFields.map(([name, kind]): Row => [name, kind, () => none]),
  ['command_length', 'number', (subject) => [subject.headerNumber(0)]],
  ['sequence_number', 'number', (subject) => [subject.headerNumber(12)]],
  ['esm.submit.msg_mode', 'number', bits(esmClass, 0x03)],
  ['esm.submit.msg_type', 'number', bits(esmClass, 0x3c)],
  ['esm.submit.features', 'number', bits(esmClass, 0xc0)],
  ['regdel.receipt', 'number', bits(registeredDelivery, 0x03)],
  ['regdel.acks', 'number', bits(registeredDelivery, 0x0c)],
  ['regdel.notif', 'number', bits(registeredDelivery, 0x10)],
  ['replace_if_present_flag', 'number', bits(inFields('replace_if_present_flag'), 0x01)],
  ...timeRows('schedule_delivery_time', inFields('schedule_delivery_time')),
  ...timeRows('validity_period', inFields('validity_period')),
  ...timeRows('final_date', inFields('final_date')),
  ...timeRows('broadcast_end_time', inTlv('broadcast_end_time')),
  ['message', 'octets', inFields('short_message')],
  ['message_text', 'text', ({ inspection: { text } }) => (text === null ? none : [text])],
  ['dlist', 'none', isThere(({ pdu }) => hasItems(pdu.fields['dest_address']))],
  ['dlist_resp', 'none', isThere(({ pdu }) => hasItems(pdu.fields['unsuccess_sme']))],
  ['opt_params', 'none', isThere(({ pdu }) => pdu.tlvs.length > 0)],
  ['opt_param', 'none', isThere(({ pdu }) => pdu.tlvs.length > 0)],
  ['opt_param_tag', 'number', ({ pdu }) => pdu.tlvs.map(({ tag }) => tag)],
  ['opt_param_len', 'number', ({ pdu }) => pdu.tlvs.map(({ value }) => value.length)],
  ['vendor_op', 'octets', tlvsWhere(isVendorTag)],
  ['reserved_op', 'octets', tlvsWhere((tag) => tlvByTag(tag) === null && !isVendorTag(tag))],
  ['msg_wait.ind', 'number', bits(waiting, 0x80)],
  ['msg_wait.type', 'number', bits(waiting, 0x03)],
  ['callback_num.pres', 'number', bits(callbackMode, 0x0c)],
  ['callback_num.scrn', 'number', bits(callbackMode, 0x03)],
  ['callback_num', 'octets', octetsOf('callback_num')],
  ['callback_num_atag', 'octets', octetsOf('callback_num_atag')],
  ['network_error.type', 'number', partOf('network_error_code', 0, 1)],
  ['network_error.code', 'number', partOf('network_error_code', 1, 2)],
  ['its_session.number', 'number', partOf('its_session_info', 0, 1)],
  ['its_session.sequence', 'number', bits(sessionInfo, 0xfe)],
  ['its_session.ind', 'number', bits(sessionInfo, 0x01)],
  ['ms_validity', 'number', partOf('ms_validity', 0, 1)],
  [`${alert}_null`, 'none', isThere(({ pdu }) => hasEmptyTlv(pdu.tlvs, tagOf(alert)))],
  [`${alert}_type`, 'number', partOf(alert, 0, 1)],
  [alert, 'number', partOf(alert, 0, 1)],
  ['billing_id', 'octets', octetsOf('billing_identification')],
  ['dest_addr_np_info', 'octets', octetsOf('dest_addr_np_information')],
  ['broadcast_content_type.nw', 'number', partOf('broadcast_content_type', 0, 1)],
  ['broadcast_content_type.type', 'number', partOf('broadcast_content_type', 1, 2)],
  ['broadcast_content_type.info', 'octets', octetsOf('broadcast_content_type_info')],
  ['broadcast_frequency_interval.unit', 'number', partOf('broadcast_frequency_interval', 0, 1)],
  ['broadcast_frequency_interval.value', 'number', partOf('broadcast_frequency_interval', 1, 2)],
  ['broadcast_area_identifier.format', 'number', partOf('broadcast_area_identifier', 0, 1)],
  ['dcs', 'number', dataCoding],
  ['dcs.sms_coding_group', 'number', codingIn(0xf0, 4, 15)],
  ['dcs.text_compression', 'flag', codingIn(0x20, 0, 7)],
  ['dcs.class_present', 'flag', codingIn(0x10, 0, 7)],
  ['dcs.reserved', 'number', either(codingIn(0x08, 15, 15), codingIn(0x04, 4, 14))],
  ['dcs.charset', 'number', codingIn(0x04, 15, 15)],
  ['dcs.class', 'number', codingIn(0x03, 15, 15)],
  ['dcs.wait_ind', 'number', codingIn(0x08, 4, 14)],
  ['dcs.wait_type', 'number', codingIn(0x03, 4, 14)],
  ['dcs.cbs_coding_group', 'number', bits(dataCoding, 0xf0)],
  ['dcs.cbs_language', 'number', codingIn(0x0f, 0, 3)],
  ['dcs.cbs_class', 'number', codingIn(0x03, 15, 15)],
  ['dcs.wap_coding', 'number', codingIn(0x0c, 15, 15)],
  ['dcs.wap_class', 'number', codingIn(0x03, 15, 15)],
]

/** Ours, which Wireshark has in parts alone. */
const inPartsThere: ReadonlySet<string> = new Set(['esm_class', 'registered_delivery'])
const wiresharkNames: ReadonlySet<string> = new Set(wiresharkRows.map(([name]) => name))

const nameByTag: ReadonlyMap<number, string> = new Map(sameTlvs.map((name) => [tagOf(name), name]))

/** Wireshark's name of the TLV; null where it has none, or parts of it alone. */
export function wiresharkTlv(tag: number): string | null {
  return nameByTag.get(tag) ?? null
}

/** True when Wireshark knows it behind `smpp.`. */
export function hasWiresharkName(name: string): boolean {
  return wiresharkNames.has(name) && !inPartsThere.has(name)
}
