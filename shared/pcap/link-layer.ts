import { readUint16 } from './octet-order.ts'

/** Answers of networkStart that are no place. */
export const unknownLinkType = -1
export const notIp = -2
export const cutShort = -3

/** How a frame says what it carries: an EtherType at `typeAt`, a PPP protocol there, or nothing but the packet itself. */
interface LinkRow {
  readonly kind: 'ether-type' | 'ppp' | 'ip'
  readonly typeAt: number
  /** Where what is carried begins; behind the type when it may have more in front. */
  readonly dataAt: number
}

const ethernet: LinkRow = { kind: 'ether-type', typeAt: 12, dataAt: 14 }
const raw: LinkRow = { kind: 'ip', typeAt: 0, dataAt: 0 }
/** Four octets with an address family, whose numbers differ between systems; the packet tells its version itself. */
const loopback: LinkRow = { kind: 'ip', typeAt: 0, dataAt: 4 }
const ppp: LinkRow = { kind: 'ppp', typeAt: 0, dataAt: 2 }

/** By link type (tcpdump.org/linktypes.html). */
const links: readonly (LinkRow | undefined)[] = Object.assign(new Array<LinkRow | undefined>(277), {
  0: loopback,
  1: ethernet,
  9: ppp,
  12: raw,
  14: raw,
  50: ppp,
  51: { kind: 'ppp', typeAt: 6, dataAt: 8 },
  101: raw,
  // Cisco HDLC.
  104: { kind: 'ether-type', typeAt: 2, dataAt: 4 },
  108: loopback,
  // Linux cooked capture, versions 1 and 2.
  113: { kind: 'ether-type', typeAt: 14, dataAt: 16 },
  228: raw,
  229: raw,
  276: { kind: 'ether-type', typeAt: 0, dataAt: 20 },
})

const etherType = {
  ip4: 0x0800,
  vlan: 0x8100,
  ip6: 0x86dd,
  mplsUnicast: 0x8847,
  pppoe: 0x8864,
  qinq: 0x88a8,
  oldQinq: 0x9100,
} as const
const pppIp4 = 0x21
const pppIp6 = 0x57
const pppHeader = 0xff03
/** Below this, the type of an Ethernet frame is its length. */
const leastEtherType = 0x0600
/** LLC with SNAP, before an EtherType (RFC 1042). */
const snapOctets = 8
const maxTags = 8

/** Where the IP packet of the frame `bytes[start, end)` begins, or why there is none. */
export function networkStart(linkType: number, bytes: Uint8Array, start: number, end: number): number {
  const row = links[linkType]
  if (row === undefined) return unknownLinkType
  if (start + row.dataAt > end) return cutShort
  if (row.kind === 'ip') return start + row.dataAt
  if (row.kind === 'ppp') return pppData(bytes, start + row.typeAt, end)
  return taggedData(bytes, start + row.dataAt, end, readUint16(bytes, start + row.typeAt))
}

/** Past VLAN tags, MPLS labels and PPPoE, from what an EtherType stands for. */
export function taggedData(bytes: Uint8Array, start: number, end: number, firstType: number): number {
  let at = start
  let type = firstType
  for (let tags = 0; tags < maxTags && at < end; tags += 1) {
    if (type === etherType.ip4 || type === etherType.ip6) return at
    if (type === etherType.vlan || type === etherType.qinq || type === etherType.oldQinq) {
      type = readUint16(bytes, at + 2)
      at += 4
    } else if (type === etherType.pppoe) return pppData(bytes, at + 6, end)
    else if (type === etherType.mplsUnicast) return labelledData(bytes, at, end)
    else if (type < leastEtherType && readUint16(bytes, at) === 0xaaaa) {
      type = readUint16(bytes, at + 6)
      at += snapOctets
    } else return notIp
  }
  return at >= end ? cutShort : notIp
}

/** RFC 3032 §2.1: the lowest bit of the third octet marks the last label. */
function labelledData(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at + 4 <= end && at < start + 4 * maxTags; at += 4) {
    if (((bytes[at + 2] ?? 0) & 1) === 1) return at + 4
  }
  return notIp
}

/** RFC 1661 §2: address and control may be left out, and a protocol number below 256 may have one octet. */
function pppData(bytes: Uint8Array, start: number, end: number): number {
  const at = readUint16(bytes, start) === pppHeader ? start + 2 : start
  if (at + 2 > end) return cutShort
  const isShort = ((bytes[at] ?? 0) & 1) === 1
  const protocol = isShort ? bytes[at] : readUint16(bytes, at)
  return protocol === pppIp4 || protocol === pppIp6 ? at + (isShort ? 1 : 2) : notIp
}
