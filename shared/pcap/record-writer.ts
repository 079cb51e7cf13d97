import { encodeUtf8 } from '../text/utf8.ts'
import { writeUint16, writeUint32 } from './octet-order.ts'
import { commentOption } from './pcapng-option.ts'

/** LINKTYPE_RAW: each frame is an IP packet. */
const rawIp = 101
const maxCommentOctets = 0xffff
const applicationOption = 4
const sectionBlock = 0x0a0d0d0a
const interfaceBlock = 1
const simplePacketBlock = 3
const enhancedPacketBlock = 6

/** How the frames of one kind of capture file are written; all big endian, times in µs. */
export interface RecordWriter {
  /** What the file begins with. */
  readonly head: Uint8Array
  record(packet: Uint8Array, at: number | null, comments: readonly string[]): Uint8Array
}

export const pcapWriter: RecordWriter = {
  head: words([0xa1b2c3d4, 0x0002_0004, 0, 0, 0x0004_0000, rawIp]),
  record(packet, at) {
    const seconds = Math.floor((at ?? 0) / 1_000_000)
    const fraction = (at ?? 0) - 1_000_000 * seconds
    return joined([words([seconds >>> 0, fraction, packet.length, packet.length]), packet])
  },
}

export const pcapngWriter: RecordWriter = {
  head: joined([
    block(sectionBlock, [
      words([0x1a2b3c4d, 0x0001_0000, 0xffffffff, 0xffffffff]),
      option(applicationOption, encodeUtf8('SMPP Workbench')),
      words([0]),
    ]),
    block(interfaceBlock, [words([rawIp * 0x1_0000, 0])]),
  ]),
  record(packet, at, comments) {
    // A Simple Packet Block says that there is no time, but has no room for comments.
    if (at === null && comments.length === 0)
      return block(simplePacketBlock, [words([packet.length]), padded(packet)])
    const time = Math.max(0, at ?? 0)
    const high = Math.floor(time / 0x1_0000_0000)
    const head = words([0, high, time % 0x1_0000_0000, packet.length, packet.length])
    const options = comments.map((text) =>
      option(commentOption, encodeUtf8(text).subarray(0, maxCommentOctets)),
    )
    return block(enhancedPacketBlock, [
      head,
      padded(packet),
      ...options,
      ...(options.length > 0 ? [words([0])] : []),
    ])
  },
}

function block(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const octets = 12 + parts.reduce((sum, part) => sum + part.length, 0)
  return joined([words([type, octets]), ...parts, words([octets])])
}

function option(code: number, value: Uint8Array): Uint8Array {
  const head = new Uint8Array(4)
  writeUint16(head, 0, code)
  writeUint16(head, 2, value.length)
  return joined([head, padded(value)])
}

function padded(octets: Uint8Array): Uint8Array {
  return octets.length % 4 === 0 ? octets : joined([octets, new Uint8Array(4 - (octets.length % 4))])
}

function words(values: readonly number[]): Uint8Array {
  const octets = new Uint8Array(4 * values.length)
  for (const [index, value] of values.entries()) writeUint32(octets, 4 * index, value)
  return octets
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((octets, part) => octets + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
