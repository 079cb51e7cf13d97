import { headerOctets, readUint32 } from '../smpp/frame.ts'
import type { CaptureSink, Flow, GapReason } from './capture-event.ts'
import { findHeader, isCommandKnown, isLengthLikely } from './find-header.ts'
import type { WaitingOctets } from './waiting-octets.ts'

/** A stream in which no PDU begins within so many octets has none. */
const maxUnknownOctets = 1 << 18
/** So many known commands in a row, each where the length of the one before says, are no chance. */
const maxDoubt = 3
/** What is kept of a stream without PDUs, to know its protocol by. */
const foreignHeadOctets = 64
/** What is kept of octets that were passed over, to be shown. */
const skippedHeadOctets = 16
const none: Uint8Array = new Uint8Array(0)

/** What all streams of one capture share. */
export interface StreamParts {
  readonly sink: CaptureSink
  readonly waiting: WaitingOctets
  /** Ports whose streams are SMPP: a reader said so. */
  readonly smppPorts: ReadonlySet<number>
}

/** When and in which frame octets were seen. */
export interface Seen {
  readonly frame: number
  readonly at: number | null
}

/** Cuts one direction of a connection into PDUs, and finds their beginnings again where octets are missing. */
export class PduStream {
  readonly #flow: Flow
  readonly #sink: CaptureSink
  readonly #waiting: WaitingOctets
  /** PDUs still to be found before commands that nobody knows are believed; 0 when the stream was seen from its start. */
  #doubt: number
  /** A reader said that the stream is SMPP: commands that nobody knows are believed, however it begins. */
  readonly #isSaid: boolean
  #isSynced = false
  #isForeign = false
  /** The beginning of a PDU, or the last octets of what no PDU was found in. */
  #carry = none
  #carried = 0
  #frames: number[] = []
  /** Octets of a PDU broken by a gap that are still to come. */
  #broken = 0
  /** Octets of the stream so far, those that are missing among them where their number is known. */
  #length = 0
  /** Octets passed over since a PDU was found, the first of them, and where in the stream they begin. */
  #skipped = 0
  #skippedHead = none
  #skippedAt = 0
  #hasPdus = false
  #head = none

  constructor(flow: Flow, isFromStart: boolean, { sink, waiting, smppPorts }: StreamParts) {
    this.#flow = flow
    this.#isSaid = smppPorts.has(flow.source.port) || smppPorts.has(flow.destination.port)
    this.#doubt = isFromStart ? 0 : this.#mostDoubt
    this.#sink = sink
    this.#waiting = waiting
  }

  /** The next octets of the stream. */
  push(bytes: Uint8Array, start: number, end: number, seen: Seen): void {
    if (this.#isForeign) return
    this.#length += end - start
    let at = start
    if (this.#broken > 0) {
      const passed = Math.min(this.#broken, end - start)
      this.#broken -= passed
      at += passed
    }
    if (this.#carried > 0 && this.#isSynced) at = this.#complete(bytes, at, end, seen)
    if (at === end) return
    if (this.#carried === 0) this.#cut(bytes, at, end, seen, at)
    else {
      // The carry begins no PDU after all, or none was found yet: it is read again with what follows.
      const early = this.#carried
      const joined = new Uint8Array(early + end - at)
      joined.set(this.#carry.subarray(0, early))
      joined.set(bytes.subarray(at, end), early)
      this.#carried = 0
      this.#cut(joined, 0, joined.length, seen, early)
    }
  }

  /** Octets of the stream are missing here; null when nobody can tell how many. */
  lose(octets: number | null, why: GapReason, seen: Seen): void {
    if (this.#isForeign || octets === 0) return
    const head = this.#isSynced ? this.#carry.slice(0, this.#carried) : none
    const length = head.length < 4 ? null : readUint32(head, 0)
    this.#sink.event({ kind: 'gap', ...seen, flow: this.#flow, why, octets, head, length })
    const left = length === null ? this.#broken : length - head.length
    if (!this.#isSynced) this.#skip(this.#carry, 0, this.#carried, this.#carried)
    this.#length += octets ?? 0
    this.#clear()
    this.#broken = octets !== null && octets <= left ? left - octets : 0
    // A PDU that ends behind the gap tells where the next one begins.
    if (octets === null || octets > left) {
      this.#isSynced = false
      this.#doubt = this.#mostDoubt
    }
  }

  /** The stream ends here, or is no longer followed. */
  end(why: GapReason, seen: Seen): void {
    if (this.#isSynced && (this.#carried > 0 || this.#broken > 0)) {
      const missing = this.#carried < 4 ? null : readUint32(this.#carry, 0) - this.#carried
      if (this.#carried > 0) this.lose(missing, why, seen)
      this.#isSynced = false
      this.#broken = 0
    }
    if (this.#isForeign) return
    if (!this.#isSynced) this.#skip(this.#carry, 0, this.#carried, this.#carried)
    this.#tellSkipped(seen)
    this.#clear()
    this.#waiting.add(-this.#carry.length)
    this.#carry = none
  }

  get #mostDoubt(): number {
    return this.#isSaid ? 0 : maxDoubt
  }

  #tellSkipped(seen: Seen): void {
    if (this.#skipped === 0) return
    const { frame, at } = seen
    const skipped = { octets: this.#skipped, head: this.#skippedHead, offset: this.#skippedAt }
    if (this.#hasPdus) {
      this.#sink.event({ kind: 'skipped', at, frame, flow: this.#flow, ...skipped })
    } else {
      const head = this.#head.length > 0 ? this.#head : this.#carry.slice(0, this.#carried)
      this.#sink.event({ kind: 'not-smpp', at, frame, flow: this.#flow, head })
    }
    this.#skipped = 0
    this.#skippedHead = none
  }

  /** Passes over `bytes[start, end)`; `last` is where the octets of the stream that came so far end in `bytes`. */
  #skip(bytes: Uint8Array, start: number, end: number, last: number): void {
    if (end <= start) return
    if (this.#skipped === 0) this.#skippedAt = this.#length - (last - start)
    this.#skipped += end - start
    const known = this.#skippedHead
    if (known.length >= skippedHeadOctets) return
    const more = bytes.subarray(start, Math.min(end, start + skippedHeadOctets - known.length))
    this.#skippedHead = Uint8Array.of(...known, ...more)
  }

  /** PDUs in place; octets before `early` came in earlier frames. */
  #cut(bytes: Uint8Array, start: number, end: number, seen: Seen, early: number): void {
    let at = start
    while (at < end) {
      if (!this.#isSynced) {
        const found = findHeader(bytes, at, end, this.#isSaid)
        if (found < 0) {
          this.#pass(bytes, at, end, seen)
          return
        }
        this.#skip(bytes, at, found, end)
        this.#sync(seen)
        at = found
      }
      const left = end - at
      const frames = at < early ? [...this.#frames, seen.frame] : [seen.frame]
      if (this.#isWrong(bytes, at, end)) this.#lostSync()
      else if (left < headerOctets || left < readUint32(bytes, at)) {
        this.#keep(bytes, at, end)
        this.#frames = frames
        return
      } else {
        const next = at + readUint32(bytes, at)
        this.#tell(bytes, at, next, frames, seen)
        at = next
      }
    }
  }

  /** Fills the carried PDU; answers where the octets behind it begin, or, when it is none, behind what it took. */
  #complete(bytes: Uint8Array, start: number, end: number, seen: Seen): number {
    let at = start
    if (at < end && this.#frames.at(-1) !== seen.frame) this.#frames.push(seen.frame)
    if (this.#carried < headerOctets)
      at += this.#keep(bytes, at, Math.min(end, at + headerOctets - this.#carried))
    if (this.#isWrong(this.#carry, 0, this.#carried)) {
      this.#lostSync()
      return at
    }
    if (this.#carried < headerOctets) return at
    const length = readUint32(this.#carry, 0)
    at += this.#keep(bytes, at, Math.min(end, at + length - this.#carried))
    if (this.#carried < length) return at
    this.#carried = 0
    this.#tell(this.#carry, 0, length, this.#frames, seen)
    this.#clear()
    return at
  }

  /** True as soon as the octets at `at` cannot begin a PDU. */
  #isWrong(bytes: Uint8Array, at: number, end: number): boolean {
    if (end - at < 4) return false
    return !isLengthLikely(bytes, at) || (this.#doubt > 0 && end - at >= 8 && !isCommandKnown(bytes, at))
  }

  #tell(bytes: Uint8Array, start: number, end: number, frames: readonly number[], seen: Seen): void {
    this.#hasPdus = true
    if (this.#doubt > 0) this.#doubt -= 1
    this.#sink.pdu({ at: seen.at, flow: this.#flow, frames, octets: bytes.subarray(start, end) })
  }

  #sync(seen: Seen): void {
    this.#isSynced = true
    if (this.#skipped === 0) return
    this.#doubt = this.#mostDoubt
    // Before the first PDU of a stream, too, these are octets passed over.
    this.#hasPdus = true
    this.#tellSkipped(seen)
  }

  #lostSync(): void {
    this.#isSynced = false
    this.#doubt = this.#mostDoubt
  }

  /** Nothing begins in these octets but, perhaps, a header that is not whole. */
  #pass(bytes: Uint8Array, start: number, end: number, seen: Seen): void {
    const tail = Math.max(start, end - headerOctets + 1)
    if (this.#head.length === 0 && !this.#hasPdus)
      this.#head = bytes.slice(start, Math.min(end, start + foreignHeadOctets))
    this.#skip(bytes, start, tail, end)
    if (!this.#hasPdus && !this.#isSaid && this.#skipped > maxUnknownOctets) {
      this.#isForeign = true
      this.#tellSkipped(seen)
      this.#clear()
    } else {
      this.#keep(bytes, tail, end)
      this.#frames = [seen.frame]
    }
  }

  /** Forgets what is carried; a small buffer stays for the next PDU. */
  #clear(): void {
    this.#carried = 0
    this.#frames = []
    if (this.#carry.length <= 1 << 12) return
    this.#waiting.add(-this.#carry.length)
    this.#carry = none
  }

  #keep(bytes: Uint8Array, start: number, end: number): number {
    const needed = this.#carried + end - start
    if (needed > this.#carry.length) {
      const grown = new Uint8Array(Math.max(256, needed, this.#carry.length * 2))
      grown.set(this.#carry.subarray(0, this.#carried))
      this.#waiting.add(grown.length - this.#carry.length)
      this.#carry = grown
    }
    this.#carry.set(bytes.subarray(start, end), this.#carried)
    this.#carried = needed
    return end - start
  }
}
