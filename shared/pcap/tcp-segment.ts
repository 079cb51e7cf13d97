import { readUint32 } from '../smpp/frame.ts'
import type { UnreadReason } from './capture-event.ts'
import type { IpFragments } from './ip-fragments.ts'
import { IpPacket } from './ip-packet.ts'
import { cutShort, networkStart, unknownLinkType } from './link-layer.ts'
import { readUint16 } from './octet-order.ts'
import { isTunnel, tunnelledStart } from './tunnel.ts'
import { noLinkType } from './unit-reader.ts'

const tcpProtocol = 6
const leastHeadOctets = 20
/** A packet in a packet in a packet: more is made to keep a reader busy. */
const maxTunnels = 4

/** Bits of `flags` (RFC 9293 §3.1). */
export const tcpFlag = { fin: 0x01, syn: 0x02, rst: 0x04, ack: 0x10 } as const

/** A TCP segment and where its parts lie; one is used for frame after frame. */
export class TcpSegment {
  readonly ip = new IpPacket()
  sourcePort = 0
  destinationPort = 0
  sequence = 0
  acknowledgement = 0
  flags = 0
  /** Data as captured, in `ip.bytes`. */
  dataStart = 0
  dataEnd = 0
  /** Octets of data that the capture cut off behind it. */
  missing = 0

  /** Reads the frame `bytes[start, end)`; null when it is a segment, else why there is none. A fragment may wait. */
  read(
    linkType: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    fragments: IpFragments,
  ): UnreadReason | null {
    if (linkType === noLinkType) return 'interface'
    const at = networkStart(linkType, bytes, start, end)
    if (at < 0) return at === unknownLinkType ? 'link-type' : at === cutShort ? 'cut' : 'not-ip'
    return this.#readPacket(bytes, at, end, fragments, 0)
  }

  /** A packet, and those that it carries in tunnels. */
  #readPacket(
    bytes: Uint8Array,
    start: number,
    end: number,
    fragments: IpFragments,
    depth: number,
  ): UnreadReason | null {
    const outcome = this.ip.read(bytes, start, end)
    if (outcome === 'fragment') {
      if (!(this.ip.protocol === tcpProtocol || isTunnel(this.ip.protocol))) return 'not-tcp'
      if (!fragments.join(this.ip)) return 'fragment'
    } else if (outcome !== 'whole') return outcome
    if (this.ip.protocol === tcpProtocol) return this.#readTcp()
    const inner = depth < maxTunnels ? tunnelledStart(this.ip) : -1
    if (inner < 0) return 'not-tcp'
    return this.#readPacket(this.ip.bytes, inner, this.ip.dataEnd, fragments, depth + 1)
  }

  #readTcp(): UnreadReason | null {
    const { bytes, dataStart: at, dataEnd: end, missing } = this.ip
    if (end - at < leastHeadOctets) return missing > 0 ? 'cut' : 'malformed'
    const headOctets = 4 * ((bytes[at + 12] ?? 0) >> 4)
    const data = at + headOctets
    if (headOctets < leastHeadOctets || data > end + missing) return 'malformed'
    this.sourcePort = readUint16(bytes, at)
    this.destinationPort = readUint16(bytes, at + 2)
    this.sequence = readUint32(bytes, at + 4)
    this.acknowledgement = readUint32(bytes, at + 8)
    this.flags = bytes[at + 13] ?? 0
    this.dataStart = Math.min(data, end)
    this.dataEnd = end
    this.missing = end + missing - Math.max(data, end)
    return null
  }
}
