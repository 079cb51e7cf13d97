/** One direction of a connection's traffic, in the order in which it was sent. */
export interface SentOctets {
  readonly by: 'client' | 'server'
  /** Epoch ms. */
  readonly at: number
  readonly octets: Uint8Array
}

const clientPort = 40_000
/** An Ethernet frame holds 1500 octets, of which IP and TCP take 40. */
const maxSegment = 1460
const flag = { fin: 0x01, syn: 0x02, psh: 0x08, ack: 0x10 } as const

/**
 * A capture file (libpcap, Ethernet) of one TCP connection between 10.0.0.1 and 10.0.0.2:`serverPort` that carried
 * these octets: handshake, one or more segments for each entry, and the end from the client's side.
 */
export function writePcap(sent: readonly SentOctets[], serverPort: number): Uint8Array {
  const next = { client: 1000, server: 2000 }
  const frames: Uint8Array[] = []
  const add = (by: 'client' | 'server', at: number, flags: number, data: Uint8Array) => {
    const other = by === 'client' ? 'server' : 'client'
    const acknowledged = (flags & flag.ack) === 0 ? 0 : next[other]
    frames.push(record(at, ethernet(by, serverPort, next[by], acknowledged, flags, data)))
    next[by] += data.length + ((flags & (flag.syn | flag.fin)) === 0 ? 0 : 1)
  }
  const none = new Uint8Array(0)
  const start = sent[0]?.at ?? 0
  add('client', start, flag.syn, none)
  add('server', start, flag.syn | flag.ack, none)
  add('client', start, flag.ack, none)
  for (const { by, at, octets } of sent) {
    for (let from = 0; from < octets.length; from += maxSegment) {
      add(by, at, flag.psh | flag.ack, octets.subarray(from, from + maxSegment))
    }
  }
  const end = sent.at(-1)?.at ?? 0
  add('client', end, flag.fin | flag.ack, none)
  add('server', end, flag.fin | flag.ack, none)
  add('client', end, flag.ack, none)
  return joined([fileHeader(), ...frames])
}

/** Microsecond stamps, big-endian, version 2.4, whole frames, link type 1: Ethernet. */
function fileHeader(): Uint8Array {
  const header = new DataView(new ArrayBuffer(24))
  header.setUint32(0, 0xa1b2c3d4)
  header.setUint16(4, 2)
  header.setUint16(6, 4)
  header.setUint32(16, 0x40000)
  header.setUint32(20, 1)
  return new Uint8Array(header.buffer)
}

function record(at: number, frame: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(16))
  header.setUint32(0, Math.floor(at / 1000))
  header.setUint32(4, Math.floor((at % 1000) * 1000))
  header.setUint32(8, frame.length)
  header.setUint32(12, frame.length)
  return joined([new Uint8Array(header.buffer), frame])
}

function ethernet(
  by: 'client' | 'server',
  serverPort: number,
  sequence: number,
  acknowledged: number,
  flags: number,
  data: Uint8Array,
): Uint8Array {
  const [source, destination] = by === 'client' ? [1, 2] : [2, 1]
  const frame = new DataView(new ArrayBuffer(54 + data.length))
  // Locally administered addresses, IPv4.
  frame.setUint16(0, 0x0200)
  frame.setUint8(5, destination)
  frame.setUint16(6, 0x0200)
  frame.setUint8(11, source)
  frame.setUint16(12, 0x0800)
  frame.setUint16(14, 0x4500)
  frame.setUint16(16, 40 + data.length)
  frame.setUint16(20, 0x4000)
  frame.setUint16(22, 0x4006)
  frame.setUint32(26, 0x0a000000 + source)
  frame.setUint32(30, 0x0a000000 + destination)
  frame.setUint16(24, checksum(frame, 14, 34, 0))
  frame.setUint16(34, by === 'client' ? clientPort : serverPort)
  frame.setUint16(36, by === 'client' ? serverPort : clientPort)
  frame.setUint32(38, sequence)
  frame.setUint32(42, acknowledged)
  frame.setUint8(46, 0x50)
  frame.setUint8(47, flags)
  frame.setUint16(48, 0xffff)
  new Uint8Array(frame.buffer).set(data, 54)
  // RFC 9293 §3.1: the pseudo header has both addresses, the protocol and the length.
  const pseudo = 0x0a00 * 2 + source + destination + 6 + 20 + data.length
  frame.setUint16(50, checksum(frame, 34, frame.byteLength, pseudo))
  return new Uint8Array(frame.buffer)
}

/** RFC 1071. */
function checksum(view: DataView, start: number, end: number, initial: number): number {
  let sum = initial
  for (let at = start; at < end; at += 2) sum += at + 1 < end ? view.getUint16(at) : view.getUint8(at) << 8
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000)
  return ~sum & 0xffff
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((octets, part) => octets + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
