import { describeValue } from '../../../shared/inspect/describe.ts'
import { enumTable } from '../../../shared/smpp/enum-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { NamedOctet } from '../pdu-form/octet-menu.tsx'

function listed(name: 'protocol_id' | 'priority_flag' | 'replace_if_present_flag' | 'data_coding'): number[] {
  return enumTable[name].flatMap((part) => part.values.map((row) => row.value))
}

/**
 * Values worth offering by name. Of fields made of bits the usual sums; of data_coding SMPP's own and the groups of
 * TS 23.038 that give a class.
 */
const offered = {
  esm_class: [0x00, 0x01, 0x02, 0x03, 0x08, 0x10, 0x80, 0x83],
  protocol_id: listed('protocol_id'),
  priority_flag: listed('priority_flag'),
  registered_delivery: [0x00, 0x01, 0x02, 0x03, 0x05, 0x09, 0x0d, 0x11, 0x12],
  replace_if_present_flag: listed('replace_if_present_flag'),
  data_coding: [
    ...listed('data_coding'),
    ...[0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x18, 0x19, 0xf0, 0xf1, 0xf2, 0xf4, 0xf5, 0xf6],
  ],
} as const

export type OfferedField = keyof typeof offered

/** The offered values of a field of submit_sm in words. */
export function offeredValues(field: OfferedField, language: Language): NamedOctet[] {
  return offered[field].map((value) => ({
    value,
    label: describeValue(`submit_sm.${field}`, value, language) ?? String(value),
  }))
}
