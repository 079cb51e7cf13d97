import { uint16In, uint32In } from './octet-order.ts'
import { type FileFault, maxRecordOctets, type RecordSink, type UnitReader } from './unit-reader.ts'

const fileHeadOctets = 24

interface Kind {
  readonly isLittle: boolean
  readonly isNano: boolean
  readonly recordHeadOctets: number
}

const kinds: readonly {
  readonly magic: number
  readonly isNano: boolean
  readonly recordHeadOctets: number
}[] = [
  { magic: 0xa1b2c3d4, isNano: false, recordHeadOctets: 16 },
  { magic: 0xa1b23c4d, isNano: true, recordHeadOctets: 16 },
  // Kuznetsov's libpcap, of some old Linux distributions: an interface, a protocol and a packet type follow the lengths.
  { magic: 0xa1b2cd34, isNano: false, recordHeadOctets: 24 },
]

/** The kind of pcap file that begins with these four octets, or null. */
export function classicKind(bytes: Uint8Array, start: number): Kind | null {
  for (const isLittle of [true, false]) {
    const magic = uint32In(bytes, start, isLittle)
    const kind = kinds.find((row) => row.magic === magic)
    if (kind !== undefined) return { isLittle, ...kind }
  }
  return null
}

/** A pcap file (draft-ietf-opsawg-pcap): a head, then one record after the other. */
export class ClassicFile implements UnitReader {
  wanted = fileHeadOctets
  skip = 0
  fault: FileFault | null = null
  readonly #sink: RecordSink
  readonly #kind: Kind
  #linkType = -1

  constructor(kind: Kind, sink: RecordSink) {
    this.#kind = kind
    this.#sink = sink
  }

  read(bytes: Uint8Array, start: number, end: number): number {
    const { isLittle, isNano, recordHeadOctets } = this.#kind
    if (this.#linkType < 0) return this.#readHead(bytes, start, end)
    if (end - start < recordHeadOctets) return this.#wait(recordHeadOctets)
    const captured = uint32In(bytes, start + 8, isLittle)
    if (captured > maxRecordOctets) {
      this.fault = 'record-length'
      return -1
    }
    const octets = recordHeadOctets + captured
    if (end - start < octets) return this.#wait(octets)
    const fraction = uint32In(bytes, start + 4, isLittle)
    const at =
      uint32In(bytes, start, isLittle) * 1_000_000 + (isNano ? Math.floor(fraction / 1000) : fraction)
    this.#sink.record(bytes, start + recordHeadOctets, start + octets, this.#linkType, at)
    return octets
  }

  #readHead(bytes: Uint8Array, start: number, end: number): number {
    if (end - start < fileHeadOctets) return this.#wait(fileHeadOctets)
    if (uint16In(bytes, start + 4, this.#kind.isLittle) !== 2) {
      this.fault = 'version'
      return -1
    }
    // Above these bits stands the length of the frame check sequence.
    this.#linkType = uint32In(bytes, start + 20, this.#kind.isLittle) & 0xffff
    return fileHeadOctets
  }

  #wait(octets: number): number {
    this.wanted = octets
    return 0
  }
}
