import { writeUint16, writeUint32 } from './octet-order.ts'

/** An address of 4 or 16 octets, and a port. */
export interface PacketEnd {
  readonly address: Uint8Array
  readonly port: number
}

/** Bits of a segment's flags. */
export const madeFlags = { syn: 0x02, push: 0x08, ack: 0x10 } as const

const tcpHeadOctets = 20
const window = 0xffff
const hopLimit = 64
const tcpProtocol = 6

/** An IP packet with one TCP segment, its lengths and checksums right; both addresses of one version. */
export function tcpPacket(
  source: PacketEnd,
  destination: PacketEnd,
  segment: { readonly sequence: number; readonly acknowledgement: number; readonly flags: number },
  data: Uint8Array,
): Uint8Array {
  const isIp4 = source.address.length === 4
  const headOctets = isIp4 ? 20 : 40
  const octets = tcpHeadOctets + data.length
  const packet = new Uint8Array(headOctets + octets)
  const addressAt = isIp4 ? 12 : 8
  packet.set(source.address, addressAt)
  packet.set(destination.address, addressAt + source.address.length)
  if (isIp4) {
    packet[0] = 0x45
    writeUint16(packet, 2, packet.length)
    // Not to be cut into fragments.
    packet[6] = 0x40
    packet[8] = hopLimit
    packet[9] = tcpProtocol
    writeUint16(packet, 10, checksum(packet, 0, headOctets, 0))
  } else {
    packet[0] = 0x60
    writeUint16(packet, 4, octets)
    packet[6] = tcpProtocol
    packet[7] = hopLimit
  }
  writeUint16(packet, headOctets, source.port)
  writeUint16(packet, headOctets + 2, destination.port)
  writeUint32(packet, headOctets + 4, segment.sequence)
  writeUint32(packet, headOctets + 8, segment.acknowledgement)
  packet[headOctets + 12] = (tcpHeadOctets / 4) << 4
  packet[headOctets + 13] = segment.flags
  writeUint16(packet, headOctets + 14, window)
  packet.set(data, headOctets + tcpHeadOctets)
  // RFC 9293 §3.1, RFC 8200 §8.1: addresses, protocol and length are part of the sum.
  const addresses = sum(packet, addressAt, addressAt + 2 * source.address.length, 0)
  const checked = checksum(packet, headOctets, packet.length, addresses + tcpProtocol + octets)
  writeUint16(packet, headOctets + 16, checked)
  return packet
}

/** RFC 1071. */
function checksum(bytes: Uint8Array, start: number, end: number, initial: number): number {
  let total = sum(bytes, start, end, initial)
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x1_0000)
  return ~total & 0xffff
}

function sum(bytes: Uint8Array, start: number, end: number, initial: number): number {
  let total = initial
  for (let at = start; at < end; at += 2)
    total += ((bytes[at] ?? 0) << 8) | (at + 1 < end ? (bytes[at + 1] ?? 0) : 0)
  return total
}
