import type { PacketEnd } from './made-packet.ts'
import { writeUint16 } from './octet-order.ts'

/** '10.0.0.1:50000' or '[2001:db8::1]:2775' as octets; null for anything else, such as a name. */
export function packetEnd(text: string): PacketEnd | null {
  const [, ip6, ip4, digits = ''] = /^(?:\[([0-9a-f:.]+)\]|([\d.]+)):(\d{1,5})$/i.exec(text) ?? []
  const port = Number(digits)
  const address = ip4 !== undefined ? ip4Octets(ip4) : ip6 !== undefined ? ip6Octets(ip6) : null
  return address === null || port > 0xffff ? null : { address, port }
}

function ip4Octets(text: string): Uint8Array | null {
  const parts = text.split('.')
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
  return isAddress ? Uint8Array.from(parts, Number) : null
}

/** RFC 4291 §2.2, without the form that ends in an IPv4 address. */
function ip6Octets(text: string): Uint8Array | null {
  const [head = '', tail, ...more] = text.split('::')
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'))
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  const left = 8 - before.length - after.length
  if (more.length > 0 || (tail === undefined ? left !== 0 : left < 1)) return null
  const groups = [...before, ...Array.from({ length: left }, () => '0'), ...after]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  const octets = new Uint8Array(16)
  for (const [index, group] of groups.entries()) writeUint16(octets, 2 * index, Number.parseInt(group, 16))
  return octets
}
