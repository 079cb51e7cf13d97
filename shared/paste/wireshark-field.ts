import { fromHex } from '../smpp/hex.ts'
import type { WrittenFields } from './pdu-of-fields.ts'

/** Wireshark's labels of the fields, in lower case. */
const labels: Readonly<Record<string, string>> = {
  operation: 'command_id',
  result: 'command_status',
  'command status': 'command_status',
  'sequence #': 'sequence_number',
  'sequence number': 'sequence_number',
  'service type': 'service_type',
  'type of number (originator)': 'source_addr_ton',
  'numbering plan indicator (originator)': 'source_addr_npi',
  'originator address': 'source_addr',
  'type of number (recipient)': 'dest_addr_ton',
  'numbering plan indicator (recipient)': 'dest_addr_npi',
  'recipient address': 'destination_addr',
  'protocol id.': 'protocol_id',
  'priority level': 'priority_flag',
  'data coding': 'data_coding',
  'predefined message': 'sm_default_msg_id',
  'message id.': 'message_id',
  'system id': 'system_id',
  password: 'password',
  'system type': 'system_type',
  'interface version': 'interface_version',
  'smpp version': 'interface_version',
  'type of number': 'addr_ton',
  'numbering plan indicator': 'addr_npi',
  'address range': 'address_range',
}

const bitGroups: readonly (readonly [RegExp, string])[] = [
  [/messaging mode|^message type *:|gsm features/i, 'esm_class'],
  [/delivery receipt|^message type {2,}|intermediate notif/i, 'registered_delivery'],
  [/^replace/i, 'replace_if_present_flag'],
]

/** Puts the field of one line of Wireshark's packet details into `fields`. */
export function wiresharkField(line: string, fields: WrittenFields): void {
  const head = /Peer to Peer, Command: ([\w -]+?)(?:,.*?)?(?:, Seq: (\d+))?(?:,|$)/.exec(line)
  if (head !== null) {
    fields.set('command', (head[1] ?? '').toLowerCase().replaceAll(/[ -]+/g, '_'))
    const sequence = /Seq: (\d+)/.exec(line)
    if (sequence !== null) fields.set('sequence_number', sequence[1] ?? '')
    return
  }
  const bits = /^\s*([.01]{4} [.01]{4}) = (.+)$/.exec(line)
  if (bits !== null) {
    addBits(bits[1] ?? '', bits[2] ?? '', fields)
    return
  }
  const found = /^\s*([^:]+?)\s*: ?(.*)$/.exec(line)
  if (found === null) return
  const [, label = '', value = ''] = found
  const key = label.toLowerCase()
  const octets = key === 'message' || key === 'short message' ? fromHex(value.replaceAll(':', '')) : null
  if (key === 'message') fields.set('short_message', octets ?? value)
  const name = Object.hasOwn(labels, key) ? labels[key] : undefined
  if (name === undefined) return
  const hex = /\((0x[0-9a-f]+)\)\s*$/i.exec(value)?.[1]
  fields.set(name, hex ?? value)
}

function addBits(pattern: string, words: string, fields: WrittenFields): void {
  const name = bitGroups.find(([label]) => label.test(words))?.[1]
  if (name === undefined) return
  const value = Number.parseInt(pattern.replaceAll(' ', '').replaceAll('.', '0'), 2)
  const before = Number(fields.get(name) ?? 0)
  fields.set(name, String(before | value))
}
