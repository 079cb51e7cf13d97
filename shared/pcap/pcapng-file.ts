import { readUint32 } from '../smpp/frame.ts'
import { decodeUtf8 } from '../text/utf8.ts'
import { type CaptureInterface, microsecondsOf, readInterface } from './capture-interface.ts'
import { uint16In, uint32In } from './octet-order.ts'
import { commentOption, eachOption } from './pcapng-option.ts'
import {
  type FileFault,
  maxRecordOctets,
  noLinkType,
  type RecordSink,
  type UnitReader,
} from './unit-reader.ts'

/** Type of the Section Header Block, the same in both byte orders. */
export const sectionBlock = 0x0a0d0d0a
const interfaceBlock = 1
/** Obsolete, still written by old dumpers. */
const packetBlock = 2
const simplePacketBlock = 3
const enhancedPacketBlock = 6

/** Smallest total lengths, by block type; a block of another type is passed over. */
const leastOctets: Readonly<Record<number, number>> = {
  [interfaceBlock]: 20,
  [packetBlock]: 32,
  [simplePacketBlock]: 16,
  [enhancedPacketBlock]: 32,
}

const blockHeadOctets = 8
const sectionHeadOctets = 28
const trailerOctets = 4
/** A frame with its options. */
const maxBlockOctets = maxRecordOctets + (1 << 16)
const maxInterfaces = 4096

/** A pcapng file (draft-ietf-opsawg-pcapng): sections, each in its own byte order, of blocks. */
export class PcapngFile implements UnitReader {
  wanted = blockHeadOctets
  skip = 0
  fault: FileFault | null = null
  readonly #sink: RecordSink
  #isLittle = true
  #interfaces: CaptureInterface[] = []
  #interfaceCount = 0

  constructor(sink: RecordSink) {
    this.#sink = sink
  }

  read(bytes: Uint8Array, start: number, end: number): number {
    if (end - start < blockHeadOctets) return this.#wait(blockHeadOctets)
    if (readUint32(bytes, start) === sectionBlock) return this.#readSection(bytes, start, end)
    const type = uint32In(bytes, start, this.#isLittle)
    const octets = uint32In(bytes, start + 4, this.#isLittle)
    const least = leastOctets[type]
    if (octets % 4 !== 0 || octets < (least ?? blockHeadOctets + trailerOctets))
      return this.#fail('block-length')
    if (least === undefined || octets > maxBlockOctets) {
      if (least !== undefined) this.#sink.bound('block', octets)
      this.skip = octets - blockHeadOctets
      return blockHeadOctets
    }
    if (end - start < octets) return this.#wait(octets)
    const bodyEnd = start + octets - trailerOctets
    if (uint32In(bytes, bodyEnd, this.#isLittle) !== octets) return this.#fail('block-length')
    if (type === interfaceBlock) this.#addInterface(bytes, start + blockHeadOctets, bodyEnd)
    else if (type === simplePacketBlock) this.#simplePacket(bytes, start, bodyEnd)
    else return this.#packet(bytes, start, bodyEnd, type) ? octets : this.#fail('record-length')
    return octets
  }

  #readSection(bytes: Uint8Array, start: number, end: number): number {
    if (end - start < sectionHeadOctets) return this.#wait(sectionHeadOctets)
    const order = readUint32(bytes, start + 8)
    if (order !== 0x1a2b3c4d && order !== 0x4d3c2b1a) return this.#fail('byte-order')
    this.#isLittle = order === 0x4d3c2b1a
    const octets = uint32In(bytes, start + 4, this.#isLittle)
    if (octets % 4 !== 0 || octets < sectionHeadOctets) return this.#fail('block-length')
    if (uint16In(bytes, start + 12, this.#isLittle) !== 1) return this.#fail('version')
    this.#interfaces = []
    this.#interfaceCount = 0
    this.skip = octets - sectionHeadOctets
    return sectionHeadOctets
  }

  #addInterface(bytes: Uint8Array, start: number, end: number): void {
    if (this.#interfaces.length < maxInterfaces)
      this.#interfaces.push(readInterface(bytes, start, end, this.#isLittle))
    else if (this.#interfaceCount === maxInterfaces) this.#sink.bound('interfaces', maxInterfaces)
    this.#interfaceCount += 1
  }

  /** Its length is the smallest of that on the wire, the interface's limit and the room in the block; it has no time. */
  #simplePacket(bytes: Uint8Array, start: number, bodyEnd: number): void {
    const from = this.#interfaces[0]
    const limit = from === undefined || from.snapLength === 0 ? maxRecordOctets : from.snapLength
    const captured = Math.min(uint32In(bytes, start + 8, this.#isLittle), limit, bodyEnd - start - 12)
    this.#sink.record(bytes, start + 12, start + 12 + captured, from?.linkType ?? noLinkType, null)
  }

  /** False when the frame claims to be longer than the block. */
  #packet(bytes: Uint8Array, start: number, bodyEnd: number, type: number): boolean {
    const captured = uint32In(bytes, start + 20, this.#isLittle)
    const data = start + 28
    if (captured > bodyEnd - data) return false
    const number =
      type === packetBlock
        ? uint16In(bytes, start + 8, this.#isLittle)
        : uint32In(bytes, start + 8, this.#isLittle)
    const from = this.#interfaces[number]
    const high = uint32In(bytes, start + 12, this.#isLittle)
    const low = uint32In(bytes, start + 16, this.#isLittle)
    const at = from === undefined ? null : microsecondsOf(from, high, low)
    const options = data + Math.ceil(captured / 4) * 4
    if (options < bodyEnd) this.#tellComments(bytes, options, bodyEnd)
    this.#sink.record(bytes, data, data + captured, from?.linkType ?? noLinkType, at)
    return true
  }

  #tellComments(bytes: Uint8Array, start: number, end: number): void {
    eachOption(bytes, start, end, this.#isLittle, (code, value, octets) => {
      if (code === commentOption) this.#sink.comment(decodeUtf8(bytes.subarray(value, value + octets)))
    })
  }

  #wait(octets: number): number {
    this.wanted = octets
    return 0
  }

  #fail(fault: FileFault): number {
    this.fault = fault
    return -1
  }
}
