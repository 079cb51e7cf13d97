import { fromHex } from '../smpp/hex.ts'
import { layoutByName } from '../smpp/pdu-layout.ts'
import type { WrittenFields } from './pdu-of-fields.ts'

const head = /\((\w+): 0x([0-9a-f]{8}) 0x([0-9a-f]{8}) 0x([0-9a-f]{8}) 0x([0-9a-f]{8})/i
const names: Readonly<Record<string, string>> = {
  serviceType: 'service_type',
  esmCls: 'esm_class',
  regDlvry: 'registered_delivery',
  dcs: 'data_coding',
  messageId: 'message_id',
  systemId: 'system_id',
  password: 'password',
  systemType: 'system_type',
  scheduleDeliveryTime: 'schedule_delivery_time',
  validityPeriod: 'validity_period',
  tpPid: 'protocol_id',
}

/** A PDU as cloudhopper prints it, `(submit_sm: 0x… 0x… 0x… 0x…) (body: …) (opts: …)`; null for another line. */
export function cloudhopperFields(line: string): WrittenFields | null {
  const found = head.exec(line)
  if (found === null || layoutByName(found[1] ?? '') === null) return null
  const fields: WrittenFields = new Map()
  fields.set('command', found[1] ?? '')
  fields.set('command_status', `0x${found[4] ?? ''}`)
  fields.set('sequence_number', `0x${found[5] ?? ''}`)
  const rest = line.slice(found.index + found[0].length)
  const body = rest.slice(0, rest.includes('(opts:') ? rest.indexOf('(opts:') : rest.length)
  for (const [, key = '', value = ''] of body.matchAll(/(\w+) \[([^\][]*)\]/g)) {
    const name = Object.hasOwn(names, key) ? names[key] : undefined
    if (name !== undefined) fields.set(name, /^0x[0-9a-f]+$/i.test(value) ? value : JSON.stringify(value))
    if (key === 'message') fields.set('short_message', fromHex(value) ?? value)
  }
  const version = /interfaceVersion \[(0x[0-9a-f]+)\]/i.exec(body)
  if (version !== null) fields.set('interface_version', version[1] ?? '')
  addAddress(fields, body, 'sourceAddr', 'source_addr', 'source_addr')
  addAddress(fields, body, 'destAddr', 'destination_addr', 'dest_addr')
  for (const [, tag = '', value = ''] of rest
    .slice(body.length)
    .matchAll(/0x([0-9a-f]{4})(?: 0x[0-9a-f]{4})? \[([0-9a-f]*)\]/gi)) {
    fields.set(`0x${tag}`, fromHex(value) ?? '')
  }
  return fields
}

function addAddress(fields: WrittenFields, body: string, key: string, name: string, prefix: string): void {
  const found = new RegExp(`${key} \\[(0x[0-9a-f]{2}) (0x[0-9a-f]{2}) \\[([^\\]]*)\\]`, 'i').exec(body)
  if (found === null) return
  fields.set(`${prefix}_ton`, found[1] ?? '')
  fields.set(`${prefix}_npi`, found[2] ?? '')
  fields.set(name, JSON.stringify(found[3] ?? ''))
}
