import { fromHex, toHex } from '../../shared/smpp/hex.ts'

/** One TCP segment as a raw IPv4 packet between 10.0.0.1:40000 (client) and 10.0.0.2:9000. */
export interface MadeSegment {
  readonly by: 'client' | 'server'
  readonly sequence: number
  readonly acknowledgement?: number
  /** FIN 1, SYN 2, RST 4, ACK 16; ACK alone when left out. */
  readonly flags?: number
  readonly data?: Uint8Array
  /** Octets of the data that the capture has; all when left out. */
  readonly kept?: number
}

export function segmentPacket(made: MadeSegment): Uint8Array {
  const { by, sequence, acknowledgement = 0, flags = 16, data = new Uint8Array(0) } = made
  const packet = new DataView(new ArrayBuffer(40 + data.length))
  const [source, destination] = by === 'client' ? [1, 2] : [2, 1]
  packet.setUint16(0, 0x4500)
  packet.setUint16(2, packet.byteLength)
  packet.setUint16(8, 0x4006)
  packet.setUint32(12, 0x0a000000 + source)
  packet.setUint32(16, 0x0a000000 + destination)
  packet.setUint16(20, by === 'client' ? 40_000 : 9000)
  packet.setUint16(22, by === 'client' ? 9000 : 40_000)
  packet.setUint32(24, sequence)
  packet.setUint32(28, acknowledgement)
  packet.setUint8(32, 0x50)
  packet.setUint8(33, flags)
  new Uint8Array(packet.buffer).set(data, 40)
  return new Uint8Array(packet.buffer, 0, 40 + (made.kept ?? data.length))
}

export interface FileForm {
  readonly linkType?: number
  readonly isLittle?: boolean
}

const rawIp = 101

/** A pcap file of these frames, a second between each two from 1000 s on; `fraction` is of the second. */
export function pcapOf(
  frames: readonly Uint8Array[],
  {
    linkType = rawIp,
    isLittle = false,
    isNano = false,
    fraction = 0,
  }: FileForm & {
    readonly isNano?: boolean
    readonly fraction?: number
  } = {},
): Uint8Array {
  const order = orderedHex(isLittle)
  const records = frames.map(
    (frame, index) =>
      order.u32(1000 + index) +
      order.u32(fraction) +
      order.u32(frame.length) +
      order.u32(frame.length + 9) +
      toHex(frame),
  )
  const head = [
    order.u32(isNano ? 0xa1b23c4d : 0xa1b2c3d4),
    order.u16(2),
    order.u16(4),
    order.u32(0),
    order.u32(0),
    order.u32(65_535),
    order.u32(linkType),
  ]
  return fromHex([...head, ...records].join(''))!
}

/** A block of a pcapng file; the body is hex. */
export function blockHex(type: number, body: string, isLittle = false): string {
  const order = orderedHex(isLittle)
  const padded = body.padEnd(Math.ceil(body.length / 8) * 8, '0')
  const length = order.u32(12 + padded.length / 2)
  return order.u32(type) + length + padded + length
}

/** A section's head, and an interface of it with options in hex. */
export function sectionHex(isLittle = false, linkTypes: readonly number[] = [rawIp], options = ''): string {
  const order = orderedHex(isLittle)
  const section = blockHex(
    0x0a0d0d0a,
    order.u32(0x1a2b3c4d) + order.u16(1) + order.u16(0) + 'f'.repeat(16),
    isLittle,
  )
  return (
    section +
    linkTypes.map((type) => blockHex(1, `${order.u16(type)}0000${order.u32(0)}${options}`, isLittle)).join('')
  )
}

/** An Enhanced Packet Block. */
export function packetHex(
  frame: Uint8Array,
  options: FileForm & {
    readonly number?: number
    readonly high?: number
    readonly low?: number
    readonly options?: string
  } = {},
): string {
  const { isLittle = false, number = 0, high = 0, low = 0 } = options
  const order = orderedHex(isLittle)
  const data = toHex(frame).padEnd(Math.ceil(frame.length / 4) * 8, '0')
  return blockHex(
    6,
    order.u32(number) +
      order.u32(high) +
      order.u32(low) +
      order.u32(frame.length) +
      order.u32(frame.length) +
      data +
      (options.options ?? ''),
    isLittle,
  )
}

export function orderedHex(isLittle: boolean): { u16(value: number): string; u32(value: number): string } {
  const of = (octets: number) => (value: number) => {
    const big = value.toString(16).padStart(2 * octets, '0')
    return isLittle ? (big.match(/../g) ?? []).reverse().join('') : big
  }
  return { u16: of(2), u32: of(4) }
}
