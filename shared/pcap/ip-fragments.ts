import { toHex } from '../smpp/hex.ts'
import type { IpPacket } from './ip-packet.ts'

interface Fragment {
  readonly offset: number
  readonly data: Uint8Array
}

interface Datagram {
  readonly fragments: Fragment[]
  octets: number
  /** Octets of the whole; -1 until its last fragment came. */
  total: number
}

const maxDatagrams = 64
const maxDatagramOctets = 1 << 16
/** A path with 68 octets a packet, the least there may be (RFC 791), makes fewer of the largest datagram. */
const maxFragments = 1500

/** Joins the fragments of IP packets; of the packets that are not whole, the newest are kept. */
export class IpFragments {
  readonly #datagrams = new Map<string, Datagram>()
  readonly #dropped: () => void

  /** `dropped` hears of each packet that is given up. */
  constructor(dropped: () => void) {
    this.#dropped = dropped
  }

  /** Keeps a fragment; true when `packet` has become the whole that it completes. */
  join(packet: IpPacket): boolean {
    const { bytes, sourceAt, addressOctets, fragmentOffset } = packet
    const addresses = bytes.slice(sourceAt, sourceAt + 2 * addressOctets)
    const key = `${toHex(addresses)} ${packet.protocol} ${packet.fragmentId}`
    const datagram = this.#datagramOf(key)
    // A fragment that the capture cut leaves a hole that nothing fills.
    const octets = packet.dataEnd - packet.dataStart
    const end = fragmentOffset + octets
    if (packet.missing > 0 || end > maxDatagramOctets || isFull(datagram, octets)) return false
    if (datagram.fragments.some(({ offset }) => offset === fragmentOffset)) return false
    datagram.fragments.push({ offset: fragmentOffset, data: bytes.slice(packet.dataStart, packet.dataEnd) })
    datagram.octets += octets
    if (!packet.hasMoreFragments) datagram.total = end
    if (datagram.total < 0 || datagram.octets < datagram.total) return false
    const data = joined(datagram)
    if (data === null) return false
    this.#datagrams.delete(key)
    packet.bytes = new Uint8Array(addresses.length + data.length)
    packet.bytes.set(addresses)
    packet.bytes.set(data, addresses.length)
    packet.sourceAt = 0
    packet.destinationAt = addressOctets
    packet.dataStart = addresses.length
    packet.dataEnd = packet.bytes.length
    return true
  }

  #datagramOf(key: string): Datagram {
    const known = this.#datagrams.get(key)
    if (known !== undefined) return known
    if (this.#datagrams.size === maxDatagrams) {
      for (const oldest of this.#datagrams.keys()) {
        this.#datagrams.delete(oldest)
        break
      }
      this.#dropped()
    }
    const made: Datagram = { fragments: [], octets: 0, total: -1 }
    this.#datagrams.set(key, made)
    return made
  }
}

/** Overlapping fragments may have more octets than the packet; what claims much more is no packet. */
function isFull({ fragments, octets }: Datagram, more: number): boolean {
  return fragments.length === maxFragments || octets + more > 2 * maxDatagramOctets
}

/** The whole, or null while there is a hole; where fragments overlap, the earlier place wins. */
function joined({ fragments, total }: Datagram): Uint8Array | null {
  fragments.sort((one, other) => one.offset - other.offset)
  const whole = new Uint8Array(total)
  let at = 0
  for (const { offset, data } of fragments) {
    if (offset > at) return null
    const rest = data.subarray(at - offset, total - offset)
    if (at < total) whole.set(rest, at)
    at = Math.max(at, offset + data.length)
  }
  return at >= total ? whole : null
}
