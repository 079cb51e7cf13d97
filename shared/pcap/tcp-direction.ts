import type { Flow, GapReason } from './capture-event.ts'
import { distance, HeldSegments } from './held-segments.ts'
import { PduStream, type Seen, type StreamParts } from './pdu-stream.ts'
import { type TcpSegment, tcpFlag } from './tcp-segment.ts'

const unknown = -1
/** No window is so large: what is farther away belongs to another connection between the same ports. */
const farOctets = 1 << 26
/** So far behind the SYN's number data may be that was captured before it. */
const nearOctets = 1 << 20
/** A hole that the receiver has acknowledged will not be filled, unless the capture has frames in a wrong order. */
const disorderMicroseconds = 200_000
const disorderFrames = 1000
/** Nobody acknowledges when one direction alone was captured. */
const patienceMicroseconds = 60_000_000

/** Puts the segments of one direction in order, each octet once. */
export class TcpDirection {
  readonly #parts: StreamParts
  readonly #held: HeldSegments
  #flow: Flow
  #stream: PduStream
  /** Number of the SYN. */
  #initial = unknown
  /** Number of the first octet read, of the next one, of the FIN, and the highest that the receiver acknowledged. */
  #first = unknown
  #next = unknown
  #fin = unknown
  #acknowledged = unknown
  /** When the receiver was seen to have what is missing here. */
  #acknowledgedAt: Seen | null = null

  constructor(flow: Flow, parts: StreamParts) {
    this.#flow = flow
    this.#parts = parts
    this.#held = new HeldSegments(parts.waiting)
    this.#stream = new PduStream(flow, false, parts)
  }

  /** True when its SYN was seen, and nothing else. */
  get isFresh(): boolean {
    return this.#initial !== unknown && this.#first === unknown
  }

  /** True when a SYN with this number begins another connection than the one that was followed so far. */
  isReusedBy(sequence: number): boolean {
    if (this.#initial !== unknown) return this.#initial !== sequence
    if (this.#next === unknown) return false
    const ahead = distance(sequence + 1, this.#next)
    return ahead < 0 || ahead > nearOctets
  }

  /** Ends what was followed and begins with `flow`. */
  restart(flow: Flow, seen: Seen): void {
    this.end('ended', seen)
    this.#flow = flow
    this.#stream = new PduStream(flow, false, this.#parts)
    this.#initial = unknown
    this.#first = unknown
    this.#next = unknown
    this.#fin = unknown
    this.#acknowledged = unknown
  }

  receive(segment: TcpSegment, seen: Seen): void {
    let { sequence } = segment
    if ((segment.flags & tcpFlag.syn) !== 0) {
      if (this.#initial === unknown && this.#next === unknown) {
        this.#next = (sequence + 1) >>> 0
        this.#stream = new PduStream(this.#flow, true, this.#parts)
      }
      this.#initial = sequence
      sequence = (sequence + 1) >>> 0
    }
    const octets = segment.dataEnd - segment.dataStart + segment.missing
    if (octets > 0) this.#take(segment, sequence, octets, seen)
    if ((segment.flags & tcpFlag.fin) !== 0) this.#fin = (sequence + octets) >>> 0
    if (this.#held.first !== undefined) this.#lookAtHole(seen)
    else if (this.#fin !== unknown && this.#fin === this.#next) this.end('ended', seen)
  }

  /** The other direction acknowledges what is before this number. */
  acknowledge(number: number, seen: Seen): void {
    if (this.#acknowledged === unknown || distance(this.#acknowledged, number) > 0)
      this.#acknowledged = number
    if (this.#held.first !== undefined) this.#lookAtHole(seen)
  }

  /** Nothing more is waited for. */
  end(why: GapReason, seen: Seen): void {
    while (this.#held.first !== undefined) this.#passHole(why === 'bound' ? 'bound' : 'lost')
    if (why === 'ended' && this.#next !== unknown && this.#acknowledged !== unknown) {
      const end = this.#fin === unknown ? this.#acknowledged : this.#fin
      const lost = distance(this.#next, end)
      // The FIN has a number as well, and so has a probe of a silent peer.
      if (lost > 1 && lost < farOctets && distance(end, this.#acknowledged) >= 0) {
        this.#stream.lose(lost, 'lost', seen)
        this.#next = end
      }
    }
    this.#stream.end(why, seen)
    this.#fin = unknown
  }

  #take(segment: TcpSegment, sequence: number, octets: number, seen: Seen): void {
    const { dataStart, dataEnd, missing, ip } = segment
    if (this.#next === unknown) this.#next = sequence
    if (this.#first === unknown) this.#first = this.#next
    const ahead = distance(this.#next, sequence)
    if (ahead > farOctets || ahead < -farOctets) {
      while (this.#held.first !== undefined) this.#passHole('lost')
      this.#stream.lose(null, 'jump', seen)
      this.#first = sequence
      this.#next = sequence
    } else if (ahead > 0) {
      this.#held.add({ sequence, data: ip.bytes.slice(dataStart, dataEnd), missing, seen })
      return
    } else if (distance(this.#first, sequence) + octets <= 0 && octets > 1) {
      this.#parts.sink.event({
        kind: 'gap',
        ...seen,
        flow: this.#flow,
        why: 'late',
        octets,
        head: none,
        length: null,
      })
      return
    }
    this.#deliver(ip.bytes, dataStart, dataEnd, missing, sequence, seen)
    if (this.#held.first !== undefined) this.#drain(seen)
  }

  /** Data at or before the next octet: what was read before is left out. */
  #deliver(
    bytes: Uint8Array,
    start: number,
    end: number,
    missing: number,
    sequence: number,
    seen: Seen,
  ): void {
    const behind = distance(sequence, this.#next)
    const captured = end - start
    if (behind >= captured + missing) return
    if (behind < captured) this.#stream.push(bytes, start + behind, end, seen)
    if (missing > 0) this.#stream.lose(captured + missing - Math.max(behind, captured), 'cut', seen)
    this.#next = (sequence + captured + missing) >>> 0
  }

  /** Held segments that have their turn; `seen` is when the one before them filled the hole, or null. */
  #drain(seen: Seen | null): void {
    for (let held = this.#held.first; held !== undefined; held = this.#held.first) {
      if (distance(this.#next, held.sequence) > 0) break
      this.#held.takeFirst()
      const when = seen === null ? held.seen : { frame: held.seen.frame, at: seen.at }
      this.#deliver(held.data, 0, held.data.length, held.missing, held.sequence, when)
    }
    this.#acknowledgedAt = null
  }

  #lookAtHole(seen: Seen): void {
    for (let held = this.#held.first; held !== undefined; held = this.#held.first) {
      const isAcknowledged =
        this.#acknowledged !== unknown && distance(held.sequence, this.#acknowledged) >= 0
      if (isAcknowledged) this.#acknowledgedAt ??= seen
      const since = this.#acknowledgedAt
      const isLost = since !== null && isLater(since, seen, disorderMicroseconds)
      const isOld = since === null && isPast(held.seen, seen, patienceMicroseconds)
      if (!isLost && !isOld && !this.#held.isFull) return
      this.#passHole(isLost || isOld ? 'lost' : 'bound')
    }
  }

  /** Goes on behind the octets that are missing. */
  #passHole(why: GapReason): void {
    const held = this.#held.first
    if (held === undefined) return
    this.#stream.lose(distance(this.#next, held.sequence), why, held.seen)
    this.#next = held.sequence
    this.#drain(null)
  }
}

const none = new Uint8Array(0)

function isLater(since: Seen, seen: Seen, microseconds: number): boolean {
  return seen.frame - since.frame >= disorderFrames || isPast(since, seen, microseconds)
}

function isPast(since: Seen, seen: Seen, microseconds: number): boolean {
  return since.at !== null && seen.at !== null && seen.at - since.at >= microseconds
}
