import { type FrameFault, frameFault, readFrame, readUint32 } from '../../shared/smpp/frame.ts'

/** Takes what the framer finds, in order. */
export interface FrameSink {
  /** One whole PDU at `bytes[start, end)`, valid until the call returns. */
  frame(bytes: Uint8Array, start: number, end: number): void
  /** command_length lies; `rest` begins with it. Nothing is read after this. */
  frameFault(fault: FrameFault, rest: Uint8Array): void
}

/** The whole frames in `octets`, then what is left over, if anything. */
export function splitFrames(octets: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let at = 0
  for (let length = 1; length > 0; at += length) {
    length = Math.max(0, readFrame(octets, at, octets.length))
    if (length > 0) pieces.push(octets.subarray(at, at + length))
  }
  if (at < octets.length) pieces.push(octets.subarray(at))
  return pieces
}

const firstCarryOctets = 256

/**
 * Cuts a stream of chunks into PDUs. A frame inside one chunk is handed over in place; only one that straddles
 * chunks is put together in a buffer, which grows with what arrives and never with what command_length claims.
 */
export class Framer {
  readonly #sink: FrameSink
  readonly #maxOctets: number | undefined
  #carry = new Uint8Array(0)
  #carried = 0
  #isStopped = false

  constructor(sink: FrameSink, maxOctets?: number) {
    this.#sink = sink
    this.#maxOctets = maxOctets
  }

  /** Octets of a frame that is not whole yet. */
  get carried(): number {
    return this.#carried
  }

  /** Nothing more is handed over, not even from the chunk being read. */
  stop(): void {
    this.#isStopped = true
    this.#carried = 0
  }

  push(chunk: Uint8Array, start = 0, end = chunk.length): void {
    let offset = this.#carried > 0 ? this.#completeCarry(chunk, start, end) : start
    while (offset < end && !this.#isStopped) {
      const length = readFrame(chunk, offset, end, this.#maxOctets)
      if (length > 0) {
        this.#sink.frame(chunk, offset, offset + length)
        offset += length
      } else if (length === 0) {
        this.#keep(chunk, offset, end)
        return
      } else {
        this.#fail(length, chunk.subarray(offset, end))
      }
    }
  }

  /** Fills the carried frame from the chunk; returns the octets used. */
  #completeCarry(chunk: Uint8Array, start: number, chunkEnd: number): number {
    let offset = start
    while (!this.#isStopped) {
      const length = readFrame(this.#carry, 0, this.#carried, this.#maxOctets)
      if (length > 0) {
        // A fresh buffer next time: the sink's PDU may show parts of this one while an answer is awaited.
        const frame = this.#carry
        this.#carry = new Uint8Array(0)
        this.#carried = 0
        this.#sink.frame(frame, 0, length)
        return offset
      }
      if (length < 0) {
        this.#keep(chunk, offset, Math.min(chunkEnd, offset + 64))
        this.#fail(length, this.#carry.subarray(0, this.#carried))
        return chunkEnd
      }
      if (offset === chunkEnd) return offset
      const wanted = this.#carried < 4 ? 4 : readUint32(this.#carry, 0)
      const end = Math.min(chunkEnd, offset + wanted - this.#carried)
      this.#keep(chunk, offset, end)
      offset = end
    }
    return chunkEnd
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    const needed = this.#carried + end - start
    if (needed > this.#carry.length) {
      const grown = new Uint8Array(Math.max(firstCarryOctets, needed, this.#carry.length * 2))
      grown.set(this.#carry.subarray(0, this.#carried))
      this.#carry = grown
    }
    this.#carry.set(chunk.subarray(start, end), this.#carried)
    this.#carried = needed
  }

  #fail(answer: number, rest: Uint8Array): void {
    this.#isStopped = true
    this.#sink.frameFault(frameFault(answer, rest, 0), rest)
  }
}
