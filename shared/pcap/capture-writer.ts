import { isResponseId } from '../smpp/command-id.ts'
import { readUint32 } from '../smpp/frame.ts'
import type { CapturedRow } from './captured-row.ts'
import { loneSender } from './lone-sender.ts'
import { madeFlags, type PacketEnd, tcpPacket } from './made-packet.ts'
import { packetEnd } from './packet-end.ts'
import { RecentEntries } from './recent-entries.ts'
import { joined, pcapngWriter, pcapWriter, type RecordWriter } from './record-writer.ts'

/** A path of 1500 octets holds so many of a segment, whichever version of IP it is. */
const maxSegmentOctets = 1440
/** The oldest are forgotten; another PDU of one then begins a new connection. */
const maxSessions = 65_536
/** Where a PDU is said to have come from when nobody knows. */
const madeUp = { esme: '10.0.0.1:40000', smsc: '10.0.0.2:2775' } as const
const none = new Uint8Array(0)

/** One end of a made-up connection. */
interface Side {
  readonly end: PacketEnd
  next: number
}

interface Connection {
  readonly client: Side
  readonly server: Side
  /** `from` of the PDUs that the client sends. */
  readonly clientText: string
}

/**
 * Writes PDUs as a capture file: each in TCP segments made for it, with a handshake before the first of a session.
 * Passwords are the caller's to mask.
 */
export class CaptureWriter {
  readonly #records: RecordWriter
  readonly #connections = new RecentEntries<string, Connection>(maxSessions)
  #begun = 0

  constructor(format: 'pcap' | 'pcapng') {
    this.#records = format === 'pcap' ? pcapWriter : pcapngWriter
  }

  /** What the file begins with. */
  get head(): Uint8Array {
    return this.#records.head
  }

  /** The next octets of the file. */
  write(row: CapturedRow): Uint8Array {
    const { from, to } = endsOf(row)
    const records: Uint8Array[] = []
    const key = row.session ?? [from, to].sort().join(' ')
    const known = this.#connections.get(key)
    const connection = known ?? this.#begin(key, row, records)
    const isClients = from === connection.clientText
    const own = isClients ? connection.client : connection.server
    const other = isClients ? connection.server : connection.client
    const flags = madeFlags.push | madeFlags.ack
    for (let at = 0; at < row.octets.length; at += maxSegmentOctets) {
      const data = row.octets.subarray(at, at + maxSegmentOctets)
      records.push(
        this.#records.record(segment(own, other, flags, data), row.at, at === 0 ? row.comments : []),
      )
    }
    return joined(records)
  }

  #begin(key: string, row: CapturedRow, records: Uint8Array[]): Connection {
    const { from, to } = endsOf(row)
    const isFromClient = senderOf(row) === 'esme'
    const clientText = isFromClient ? from : to
    const [clientEnd, serverEnd] = packetEnds(clientText, isFromClient ? to : from)
    // A number of its own for each, so that a port that is used again begins another connection.
    this.#begun += 1
    const first = Math.imul(this.#begun, 0x0100_0193) >>> 0
    const client = { end: clientEnd, next: first }
    const server = { end: serverEnd, next: (first ^ 0x5555_5555) >>> 0 }
    const add = (own: Side, other: Side, flags: number) =>
      records.push(this.#records.record(segment(own, other, flags, none), row.at, []))
    add(client, server, madeFlags.syn)
    add(server, client, madeFlags.syn | madeFlags.ack)
    add(client, server, madeFlags.ack)
    const connection = { client, server, clientText }
    this.#connections.set(key, connection)
    return connection
  }
}

function segment(own: Side, other: Side, flags: number, data: Uint8Array): Uint8Array {
  const acknowledgement = (flags & madeFlags.ack) === 0 ? 0 : other.next
  const packet = tcpPacket(own.end, other.end, { sequence: own.next, acknowledgement, flags }, data)
  own.next = (own.next + data.length + ((flags & madeFlags.syn) === 0 ? 0 : 1)) >>> 0
  return packet
}

function senderOf({ sender, octets }: CapturedRow): 'esme' | 'smsc' {
  return sender ?? (octets.length < 8 ? 'esme' : (loneSender(readUint32(octets, 4)) ?? likelySender(octets)))
}

/** Of what both sides send, an ESME mostly asks and an SMSC mostly answers. */
function likelySender(octets: Uint8Array): 'esme' | 'smsc' {
  return isResponseId(readUint32(octets, 4)) ? 'smsc' : 'esme'
}

function endsOf(row: CapturedRow): { readonly from: string; readonly to: string } {
  if (row.from !== null && row.to !== null && row.from !== row.to) return { from: row.from, to: row.to }
  const isFromEsme = senderOf(row) === 'esme'
  return isFromEsme ? { from: madeUp.esme, to: madeUp.smsc } : { from: madeUp.smsc, to: madeUp.esme }
}

/** Of one version of IP; made up for names, and for a pair that mixes both. */
function packetEnds(client: string, server: string): readonly [client: PacketEnd, server: PacketEnd] {
  const own = packetEnd(client)
  const other = packetEnd(server)
  if (own !== null && other !== null && own.address.length === other.address.length) return [own, other]
  return [
    { address: Uint8Array.of(10, 0, 0, 1), port: 40_000 },
    { address: Uint8Array.of(10, 0, 0, 2), port: 2775 },
  ]
}
