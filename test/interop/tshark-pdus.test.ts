import { beforeAll, expect, test } from 'vitest'
import { encodePdu } from '../../shared/smpp/encode.ts'
import type { FieldValue, Tlv } from '../../shared/smpp/pdu.ts'
import { type CommandName, type PduRow, pduTable } from '../../shared/smpp/pdu-table.ts'
import type { TlvRow } from '../../shared/smpp/tlv-table.ts'
import { tlvByName, tlvTag } from '../../shared/smpp/tlv-value.ts'
import { dissect, requireTshark } from './tshark.ts'
import { differences, tsharkFaults } from './tshark-fields.ts'

beforeAll(requireTshark)

const destinations = [
  { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79161234567' },
  { dest_flag: 1, dest_addr_ton: 3, dest_addr_npi: 0, destination_addr: '1234' },
  { dest_flag: 2, dl_name: 'TEAM' },
]
const failures = [
  { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79161234567', error_status_code: 0x0b },
  { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79161234568', error_status_code: 0x45 },
]

/** One value for each mandatory parameter there is, the same in every PDU that has it. */
const samples: Readonly<Record<string, FieldValue>> = {
  service_type: 'CMT',
  system_id: 'demo',
  password: 'secret',
  system_type: 'WWW',
  interface_version: 0x34,
  addr_ton: 1,
  addr_npi: 8,
  address_range: '^7916',
  source_addr_ton: 5,
  source_addr_npi: 0,
  source_addr: 'INFO',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '79161234567',
  dest_address: destinations,
  esme_addr_ton: 2,
  esme_addr_npi: 8,
  esme_addr: '0123456789',
  esm_class: 0x43,
  protocol_id: 0x41,
  priority_flag: 2,
  schedule_delivery_time: '261122093015404+',
  validity_period: '000002030405000R',
  registered_delivery: 0x11,
  replace_if_present_flag: 1,
  data_coding: 8,
  sm_default_msg_id: 7,
  // With a user data header, as esm_class announces it.
  short_message: Uint8Array.of(5, 0, 3, 9, 2, 1, 0x04, 0x1f, 0x04, 0x40),
  message_id: '1000000042',
  final_date: '261122093015400+',
  message_state: 2,
  error_code: 27,
  unsuccess_sme: failures,
}

const rows: Readonly<Record<string, PduRow>> = pduTable
function isDissected(name: string): name is CommandName {
  return rows[name]?.group !== tsharkFaults.unknownGroup
}

const names = Object.keys(pduTable).filter(isDissected)

function sampleOf(row: TlvRow): Uint8Array {
  if (row.name === 'broadcast_end_time')
    return Uint8Array.from([...'261122093015400+\0'], (c) => c.charCodeAt(0))
  if (row.type === 'c-octet-string') return Uint8Array.from([...'AB12\0'], (c) => c.charCodeAt(0))
  const octets = Math.max(row.minOctets, row.type === 'octets' && row.maxOctets > 4 ? 5 : 0)
  return Uint8Array.from({ length: Math.min(octets, row.maxOctets) }, (_none, index) => index + 1)
}

/** Every optional parameter that either version allows here, broadcast_rep_num last. */
function tlvsOf(row: PduRow): Tlv[] {
  const { '3.4': old, '5.0': later } = row.tlvs
  const allowed = new Set([...old.mandatory, ...old.optional, ...later.mandatory, ...later.optional])
  // A text comes once: in short_message where the PDU has that.
  if (row.fields.some(({ name }) => name === 'short_message')) allowed.delete('message_payload')
  if (allowed.delete('broadcast_rep_num')) allowed.add('broadcast_rep_num')
  return [...allowed].map((name) => ({ tag: tlvTag(name), value: sampleOf(tlvByName(name)!) }))
}

test('tshark reads every PDU with every parameter as we wrote it', () => {
  const sent = names.map((command, index) => {
    const row = rows[command]!
    const fields: Record<string, FieldValue> = {}
    for (const { name, kind } of row.fields) {
      // Lengths and counts are the encoder's to fill in.
      if (kind.type === 'integer' && kind.counts !== null) continue
      expect(samples, name).toHaveProperty(name)
      fields[name] = samples[name]!
    }
    const octets = encodePdu<CommandName>({ command, sequence_number: index + 1, fields, tlvs: tlvsOf(row) })
    return { by: 'client', at: 1_795_000_000_000 + index, octets } as const
  })
  const shown = dissect(sent)
  expect(shown).toHaveLength(names.length)
  expect(sent.flatMap(({ octets }, index) => differences(octets, shown[index]!))).toEqual([])
})
