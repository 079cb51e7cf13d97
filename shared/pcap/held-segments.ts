import type { Seen } from './pdu-stream.ts'
import type { WaitingOctets } from './waiting-octets.ts'

/** Data that came before what stands in front of it. */
export interface HeldSegment {
  readonly sequence: number
  readonly data: Uint8Array
  /** Octets that the capture cut off behind the data. */
  readonly missing: number
  readonly seen: Seen
}

/** Two segments' distance, sequence numbers being circular (RFC 9293 §3.4). */
export function distance(from: number, to: number): number {
  return (to - from) | 0
}

const maxSegments = 1024
const maxOctets = 1 << 20
/** What is counted for a segment beside its data. */
const segmentOctets = 64

/** The segments of one direction that wait for an earlier one, in order of their places. */
export class HeldSegments {
  readonly #waiting: WaitingOctets
  readonly #segments: HeldSegment[] = []
  #octets = 0

  constructor(waiting: WaitingOctets) {
    this.#waiting = waiting
  }

  get first(): HeldSegment | undefined {
    return this.#segments[0]
  }

  get isFull(): boolean {
    return this.#segments.length > maxSegments || this.#octets > maxOctets
  }

  /** Keeps one with its own copy of the data; one that is there already is not kept twice. */
  add(segment: HeldSegment): void {
    let place = this.#segments.length
    while (place > 0 && distance(this.#segments[place - 1]?.sequence ?? 0, segment.sequence) < 0) place -= 1
    const before = this.#segments[place - 1]
    const isThere = before?.sequence === segment.sequence && before.data.length >= segment.data.length
    if (isThere) return
    this.#segments.splice(place, 0, segment)
    this.#count(segment, 1)
  }

  takeFirst(): HeldSegment | undefined {
    const segment = this.#segments.shift()
    if (segment !== undefined) this.#count(segment, -1)
    return segment
  }

  #count({ data }: HeldSegment, sign: 1 | -1): void {
    const octets = sign * (data.length + segmentOctets)
    this.#octets += octets
    this.#waiting.add(octets)
  }
}
