import type { IpPacket } from './ip-packet.ts'
import { networkStart, taggedData } from './link-layer.ts'
import { readUint16 } from './octet-order.ts'

const protocol = { ipInIp: 4, udp: 17, ip6InIp: 41, gre: 47 } as const
/** GRE (RFC 2784, RFC 2890): flags of the fields that lie before the packet, and the version's bits. */
const greFlags = { checksum: 0x8000, key: 0x2000, sequence: 0x1000, version: 0x0007 } as const
/** EtherType of a whole Ethernet frame in a tunnel. */
const bridged = 0x6558
const ethernetLink = 1
const udpHeadOctets = 8
/** IANA's ports, and the one that Linux took before there was one. */
const vxlanPorts: readonly number[] = [4789, 8472]
const genevePort = 6081
/** VXLAN (RFC 7348 §5): the bit that says that its number is there. */
const vxlanFlag = 0x08

/** True for the protocols of IP that tunnels are made with. */
export function isTunnel(number: number): boolean {
  return Object.values(protocol).some((known) => known === number)
}

/** Where the IP packet inside a tunnel's packet begins; negative when it carries none (see networkStart). */
export function tunnelledStart(ip: IpPacket): number {
  const { bytes, dataStart, dataEnd } = ip
  if (ip.protocol === protocol.ipInIp || ip.protocol === protocol.ip6InIp) return dataStart
  if (ip.protocol === protocol.gre) return behindGre(bytes, dataStart, dataEnd)
  return ip.protocol === protocol.udp ? behindUdp(bytes, dataStart, dataEnd) : -1
}

function behindGre(bytes: Uint8Array, start: number, end: number): number {
  const flags = readUint16(bytes, start)
  if (end - start < 4 || (flags & greFlags.version) !== 0) return -1
  let at = start + 4
  for (const flag of [greFlags.checksum, greFlags.key, greFlags.sequence]) if ((flags & flag) !== 0) at += 4
  return behindType(bytes, at, end, readUint16(bytes, start + 2))
}

function behindUdp(bytes: Uint8Array, start: number, end: number): number {
  const port = readUint16(bytes, start + 2)
  const at = start + udpHeadOctets
  if (end - at < 8) return -1
  if (vxlanPorts.includes(port) && ((bytes[at] ?? 0) & vxlanFlag) !== 0)
    return networkStart(ethernetLink, bytes, at + 8, end)
  if (port !== genevePort || (bytes[at] ?? 0) >> 6 !== 0) return -1
  const optionOctets = 4 * ((bytes[at] ?? 0) & 0x3f)
  return behindType(bytes, at + 8 + optionOctets, end, readUint16(bytes, at + 2))
}

function behindType(bytes: Uint8Array, at: number, end: number, type: number): number {
  return type === bridged ? networkStart(ethernetLink, bytes, at, end) : taggedData(bytes, at, end, type)
}
