import type { EnumName } from '../smpp/enum-table.ts'
import type { FieldRow } from '../smpp/field-kinds.ts'
import { pduLayouts } from '../smpp/pdu-layout.ts'
import { tlvByName } from '../smpp/tlv-value.ts'

/** What a field of a filter is read from. */
export interface FieldOrigin {
  /** A field or TLV as the specification names it. */
  readonly wire: string
  /** The bits of it that are meant. */
  readonly mask: number
}

const whole = 0xff
/** Fields that are another one's, or a part of it. */
const parts: readonly (readonly [name: string, wire: string, mask?: number])[] = [
  ['esm.submit.msg_mode', 'esm_class', 0x03],
  ['esm.submit.msg_type', 'esm_class', 0x3c],
  ['esm.submit.features', 'esm_class', 0xc0],
  ['regdel.receipt', 'registered_delivery', 0x03],
  ['regdel.acks', 'registered_delivery', 0x0c],
  ['regdel.notif', 'registered_delivery', 0x10],
  ['dcs', 'data_coding'],
  ['msg_wait.ind', 'ms_msg_wait_facilities', 0x80],
  ['msg_wait.type', 'ms_msg_wait_facilities', 0x03],
  ['callback_num.pres', 'callback_num_pres_ind', 0x0c],
  ['callback_num.scrn', 'callback_num_pres_ind', 0x03],
  ['network_error.type', 'network_error_code'],
  ['network_error.code', 'network_error_code'],
  ['its_session.number', 'its_session_info'],
  ['its_session.sequence', 'its_session_info'],
  ['its_session.ind', 'its_session_info'],
  ['alert_on_message_delivery_null', 'alert_on_message_delivery'],
  ['alert_on_message_delivery_type', 'alert_on_message_delivery'],
  ['billing_id', 'billing_identification'],
  ['dest_addr_np_info', 'dest_addr_np_information'],
  ['broadcast_content_type.nw', 'broadcast_content_type'],
  ['broadcast_content_type.type', 'broadcast_content_type'],
  ['broadcast_content_type.info', 'broadcast_content_type_info'],
  ['broadcast_frequency_interval.unit', 'broadcast_frequency_interval'],
  ['broadcast_frequency_interval.value', 'broadcast_frequency_interval'],
  ['broadcast_area_identifier.format', 'broadcast_area_identifier'],
  ['message', 'short_message'],
  ['octets', 'command_length'],
]
const byName = new Map(
  parts.map(([name, wire, mask = whole]): [string, FieldOrigin] => [name, { wire, mask }]),
)

/** Where the value of a field stands in a PDU; of a field that is in no PDU its own name. */
export function fieldOrigin(name: string): FieldOrigin {
  const known = byName.get(name)
  if (known !== undefined) return known
  if (name.startsWith('dcs.')) return { wire: 'data_coding', mask: 0 }
  const plain = name.startsWith('tlv.') ? name.slice(4) : name.replace(/(time|period|date)_r$/, '$1')
  return { wire: tlvByName(plain)?.name ?? plain, mask: whole }
}

const enums: ReadonlyMap<string, EnumName> = new Map(pduLayouts.flatMap(({ rows }) => rows.flatMap(enumsIn)))

function enumsIn({ name, kind }: FieldRow): (readonly [string, EnumName])[] {
  if (kind.type === 'list') return Object.values(kind.variants).flat().flatMap(enumsIn)
  return kind.type === 'integer' && kind.values !== null ? [[name, kind.values]] : []
}

/** The list of named values that a field or TLV of this name has. */
export function enumOfWire(wire: string): EnumName | null {
  return enums.get(wire) ?? tlvByName(wire)?.values ?? null
}
