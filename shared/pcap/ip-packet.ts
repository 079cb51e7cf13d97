import { readUint32 } from '../smpp/frame.ts'
import { readUint16 } from './octet-order.ts'

export type IpOutcome = 'whole' | 'fragment' | 'not-ip' | 'cut' | 'malformed'

/** IPv6 headers between the first one and what is carried, by number (IANA): all but the fragment's alike in shape. */
const extension = {
  hopByHop: 0,
  routing: 43,
  fragment: 44,
  authentication: 51,
  destination: 60,
  mobility: 135,
} as const
const maxExtensions = 16

/** Where the parts of an IP packet lie; one is used for packet after packet. */
export class IpPacket {
  bytes: Uint8Array = new Uint8Array(0)
  /** 4 or 16. */
  addressOctets = 4
  sourceAt = 0
  destinationAt = 0
  protocol = 0
  dataStart = 0
  /** Of what was captured. */
  dataEnd = 0
  /** Octets that the packet had behind those. */
  missing = 0
  /** Of a fragment: its number, its place in octets and whether others follow. */
  fragmentId = 0
  fragmentOffset = 0
  hasMoreFragments = false

  read(bytes: Uint8Array, start: number, end: number): IpOutcome {
    if (start >= end) return 'cut'
    this.bytes = bytes
    const version = (bytes[start] ?? 0) >> 4
    if (version === 4) return this.#read4(start, end)
    return version === 6 ? this.#read6(start, end) : 'not-ip'
  }

  #read4(start: number, end: number): IpOutcome {
    const { bytes } = this
    if (end - start < 20) return 'cut'
    const headOctets = 4 * ((bytes[start] ?? 0) & 15)
    const total = readUint16(bytes, start + 2)
    if (headOctets < 20 || (total !== 0 && total < headOctets)) return 'malformed'
    if (end - start < headOctets) return 'cut'
    this.addressOctets = 4
    this.sourceAt = start + 12
    this.destinationAt = start + 16
    this.protocol = bytes[start + 9] ?? 0
    this.dataStart = start + headOctets
    // What a network card is left to cut into packets has no length yet.
    this.#limit(end, total === 0 ? end : start + total)
    const fragment = readUint16(bytes, start + 6)
    if ((fragment & 0x3fff) === 0) return 'whole'
    this.fragmentId = readUint16(bytes, start + 4)
    this.fragmentOffset = 8 * (fragment & 0x1fff)
    this.hasMoreFragments = (fragment & 0x2000) !== 0
    return 'fragment'
  }

  #read6(start: number, end: number): IpOutcome {
    const { bytes } = this
    if (end - start < 40) return 'cut'
    const octets = readUint16(bytes, start + 4)
    this.addressOctets = 16
    this.sourceAt = start + 8
    this.destinationAt = start + 24
    this.#limit(end, octets === 0 ? end : start + 40 + octets)
    let at = start + 40
    let header = bytes[start + 6] ?? 0
    for (let count = 0; count < maxExtensions; count += 1) {
      if (!isExtension(header)) {
        this.protocol = header
        this.dataStart = at
        return at <= this.dataEnd ? 'whole' : 'cut'
      }
      if (at + 8 > this.dataEnd) return this.missing > 0 ? 'cut' : 'malformed'
      const next = bytes[at] ?? 0
      if (header === extension.fragment) {
        const place = readUint16(bytes, at + 2)
        if ((place & 0xfff9) !== 0) return this.#fragment6(at, next, place)
        at += 8
      } else {
        const words = bytes[at + 1] ?? 0
        at += header === extension.authentication ? 4 * (words + 2) : 8 * (words + 1)
      }
      header = next
    }
    return 'malformed'
  }

  #fragment6(at: number, next: number, place: number): IpOutcome {
    this.protocol = next
    this.dataStart = at + 8
    this.fragmentId = readUint32(this.bytes, at + 4)
    this.fragmentOffset = place & 0xfff8
    this.hasMoreFragments = (place & 1) === 1
    return 'fragment'
  }

  /** Behind the packet's own end stands the padding of a short frame. */
  #limit(capturedEnd: number, packetEnd: number): void {
    this.dataEnd = Math.min(capturedEnd, packetEnd)
    this.missing = packetEnd - this.dataEnd
  }
}

function isExtension(header: number): boolean {
  return (
    header === extension.hopByHop ||
    header === extension.routing ||
    header === extension.fragment ||
    header === extension.authentication ||
    header === extension.destination ||
    header === extension.mobility
  )
}

/** The address of 4 or 16 octets as text; IPv6 as RFC 5952 §4 asks. */
export function addressText(bytes: Uint8Array, at: number, octets: number): string {
  if (octets === 4) return bytes.subarray(at, at + 4).join('.')
  const groups = Array.from({ length: 8 }, (_none, index) => readUint16(bytes, at + 2 * index))
  let zerosAt = 0
  let zeros = 0
  for (let from = 0; from < 8; from += 1) {
    let run = 0
    while (from + run < 8 && groups[from + run] === 0) run += 1
    if (run > zeros) [zerosAt, zeros] = [from, run]
  }
  const hex = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':')
  if (zeros < 2) return hex(groups)
  return `${hex(groups.slice(0, zerosAt))}::${hex(groups.slice(zerosAt + zeros))}`
}
