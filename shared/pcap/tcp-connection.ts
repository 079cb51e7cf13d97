import type { CaptureSink, Endpoint, Flow, GapReason } from './capture-event.ts'
import { addressText, type IpPacket } from './ip-packet.ts'
import type { Seen, StreamParts } from './pdu-stream.ts'
import { TcpDirection } from './tcp-direction.ts'
import { type TcpSegment, tcpFlag } from './tcp-segment.ts'

class OneWay implements Flow {
  readonly connection: number
  readonly isForward: boolean
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly reverse: Flow

  constructor(connection: number, source: Endpoint, destination: Endpoint, there?: Flow) {
    this.connection = connection
    this.isForward = there === undefined
    this.source = source
    this.destination = destination
    this.reverse = there ?? new OneWay(connection, destination, source, this)
  }
}

/** Both directions between two endpoints; the first segment seen went forward. */
export class TcpConnection {
  readonly hash: number
  readonly #number: () => number
  readonly #source: Endpoint
  readonly #destination: Endpoint
  readonly #addresses: Uint8Array
  readonly #forward: TcpDirection
  readonly #backward: TcpDirection
  readonly #sink: CaptureSink
  #flow: Flow
  #isFollowed = false
  /** One side has ended it: a SYN then begins another connection, be its number the same. */
  #isClosed = false

  constructor(segment: TcpSegment, hash: number, nextNumber: () => number, parts: StreamParts) {
    const { bytes, sourceAt, destinationAt, addressOctets } = segment.ip
    this.hash = hash
    this.#number = nextNumber
    this.#source = { address: addressText(bytes, sourceAt, addressOctets), port: segment.sourcePort }
    this.#destination = {
      address: addressText(bytes, destinationAt, addressOctets),
      port: segment.destinationPort,
    }
    this.#addresses = new Uint8Array(2 * addressOctets)
    this.#addresses.set(bytes.subarray(sourceAt, sourceAt + addressOctets))
    this.#addresses.set(bytes.subarray(destinationAt, destinationAt + addressOctets), addressOctets)
    const flow = this.#newFlow()
    this.#sink = parts.sink
    this.#flow = flow
    this.#forward = new TcpDirection(flow, parts)
    this.#backward = new TcpDirection(flow.reverse, parts)
  }

  /** 1 when the segment goes forward here, -1 when it goes backward, 0 when it belongs elsewhere. */
  matches({ ip, sourcePort, destinationPort }: TcpSegment): -1 | 0 | 1 {
    const octets = ip.addressOctets
    if (this.#addresses.length !== 2 * octets) return 0
    const { port: from } = this.#source
    const { port: to } = this.#destination
    if (from === sourcePort && to === destinationPort && this.#hasAddresses(ip, 0, octets)) return 1
    return from === destinationPort && to === sourcePort && this.#hasAddresses(ip, octets, 0) ? -1 : 0
  }

  receive(segment: TcpSegment, isForward: boolean, seen: Seen): void {
    const { flags, sequence } = segment
    const own = isForward ? this.#forward : this.#backward
    const other = isForward ? this.#backward : this.#forward
    const isSyn = (flags & tcpFlag.syn) !== 0
    if (isSyn && (this.#isClosed || own.isReusedBy(sequence))) this.#restart(own, other, seen)
    this.#isFollowed = true
    const closes = !this.#isClosed && (flags & (tcpFlag.fin | tcpFlag.rst)) !== 0
    this.#isClosed ||= closes
    own.receive(segment, seen)
    if ((flags & tcpFlag.ack) !== 0) other.acknowledge(segment.acknowledgement, seen)
    if ((flags & tcpFlag.rst) !== 0) this.end('ended', seen)
    if (closes) this.#sink.event({ kind: 'closed', ...seen, flow: this.#flow })
  }

  /** True when there was something to end. */
  end(why: GapReason, seen: Seen): boolean {
    const wasFollowed = this.#isFollowed
    this.#isFollowed = false
    this.#forward.end(why, seen)
    this.#backward.end(why, seen)
    return wasFollowed
  }

  /** The answer to a SYN that was seen leaves the direction of that SYN as it is. */
  #restart(own: TcpDirection, other: TcpDirection, seen: Seen): void {
    const flow = this.#newFlow()
    this.#flow = flow
    if (this.#isClosed || !other.isFresh) other.restart(other === this.#forward ? flow : flow.reverse, seen)
    own.restart(own === this.#forward ? flow : flow.reverse, seen)
    this.#isClosed = false
  }

  #newFlow(): Flow {
    return new OneWay(this.#number(), this.#source, this.#destination)
  }

  #hasAddresses(
    { bytes, sourceAt, destinationAt, addressOctets }: IpPacket,
    first: number,
    second: number,
  ): boolean {
    const own = this.#addresses
    for (let at = 0; at < addressOctets; at += 1) {
      if (own[first + at] !== bytes[sourceAt + at] || own[second + at] !== bytes[destinationAt + at])
        return false
    }
    return true
  }
}
