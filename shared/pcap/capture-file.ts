import { readUint32 } from '../smpp/frame.ts'
import type { BrokenReason } from './capture-event.ts'
import { ClassicFile, classicKind } from './classic-file.ts'
import { PcapngFile, sectionBlock } from './pcapng-file.ts'
import type { RecordSink, UnitReader } from './unit-reader.ts'

const magicOctets = 4

export interface CaptureFileSink extends RecordSink {
  broken(offset: number, why: BrokenReason): void
}

/** The kind of capture that begins with these octets; null for any other file. Four are enough. */
export function captureFormat(octets: Uint8Array): 'pcap' | 'pcapng' | null {
  if (octets.length < magicOctets) return null
  if (readUint32(octets, 0) === sectionBlock) return 'pcapng'
  return classicKind(octets, 0) === null ? null : 'pcap'
}

/**
 * Cuts a pcap or pcapng file, given in chunks of any size, into frames. A frame inside a chunk is handed over in place;
 * only one that straddles chunks is put together, in a buffer that grows with what arrives.
 */
export class CaptureFile {
  readonly #sink: CaptureFileSink
  #reader: UnitReader | null = null
  #carry = new Uint8Array(1 << 12)
  #carried = 0
  #wanted = magicOctets
  #skip = 0
  /** Of the unit that is being read. */
  #offset = 0
  #isBroken = false

  constructor(sink: CaptureFileSink) {
    this.#sink = sink
  }

  push(chunk: Uint8Array): void {
    const end = chunk.length
    let at = 0
    while (at < end && !this.#isBroken) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, end - at)
        this.#skip -= passed
        this.#offset += passed
        at += passed
      } else if (this.#carried > 0) {
        at += this.#keep(chunk, at, Math.min(end, at + this.#wanted - this.#carried))
        if (this.#carried < this.#wanted) return
        if (this.#read(this.#carry, 0, this.#carried) > 0) this.#carried = 0
      } else {
        const used = this.#read(chunk, at, end)
        if (used === 0) at += this.#keep(chunk, at, end)
        at += used
      }
    }
  }

  /** The file has no more octets. */
  end(): void {
    if (this.#isBroken) return
    this.#isBroken = true
    if (this.#reader === null) this.#sink.broken(0, 'not-a-capture')
    else if (this.#carried > 0 || this.#skip > 0) this.#sink.broken(this.#offset, 'truncated')
  }

  /** Octets used, 0 when more are needed. */
  #read(bytes: Uint8Array, start: number, end: number): number {
    if (this.#reader === null) {
      if (end - start < magicOctets) return 0
      this.#reader = this.#readerOf(bytes, start)
      if (this.#reader === null) return this.#fail('not-a-capture')
    }
    const used = this.#reader.read(bytes, start, end)
    if (used < 0) return this.#fail(this.#reader.fault ?? 'block-length')
    if (used === 0) this.#wanted = this.#reader.wanted
    this.#skip = this.#reader.skip
    this.#reader.skip = 0
    this.#offset += used
    return used
  }

  #readerOf(bytes: Uint8Array, start: number): UnitReader | null {
    if (readUint32(bytes, start) === sectionBlock) return new PcapngFile(this.#sink)
    const kind = classicKind(bytes, start)
    return kind === null ? null : new ClassicFile(kind, this.#sink)
  }

  #fail(why: BrokenReason): number {
    this.#isBroken = true
    this.#sink.broken(this.#offset, why)
    return 0
  }

  #keep(chunk: Uint8Array, start: number, end: number): number {
    const needed = this.#carried + end - start
    if (needed > this.#carry.length) {
      const grown = new Uint8Array(Math.max(needed, this.#carry.length * 2))
      grown.set(this.#carry.subarray(0, this.#carried))
      this.#carry = grown
    }
    this.#carry.set(chunk.subarray(start, end), this.#carried)
    this.#carried = needed
    return end - start
  }
}
