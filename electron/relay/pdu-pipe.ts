import type { FrameFault } from '../../shared/smpp/frame.ts'
import { Framer, type FrameSink } from '../wire/framer.ts'

export interface PipeListener {
  /** True while PDUs are judged before they go on; false passes all octets at once. */
  readonly isJudging: () => boolean
  /** Octets that go on, in order. Not written to afterwards. */
  readonly pass: (octets: Uint8Array) => void
  /** A whole PDU that has gone on, or is about to in its place. Valid during the call. */
  readonly passed: (octets: Uint8Array) => void
  /** A whole PDU that waits for a verdict: whoever judges it lets it go on. Valid during the call. */
  readonly judge: (octets: Uint8Array) => void
  /** What came is no PDU: from here on all passes unread. */
  readonly unreadable: (fault: FrameFault) => void
}

const nothing = new Uint8Array(0)

/**
 * One direction of a transparent link. Octets go on as they come, in whatever pieces, and are read beside that; only
 * while PDUs are judged each is held until it is whole.
 */
export class PduPipe implements FrameSink {
  readonly #listener: PipeListener
  readonly #framer = new Framer(this)
  /** Octets of the PDU that is not whole yet which have gone on already, and those which have not. */
  #ahead = 0
  #tail: Uint8Array = nothing
  #isJudging = false
  #isUnreadable = false
  #chunk: Uint8Array = nothing
  readonly #inserted: Uint8Array[] = []
  /** Octets of the chunk that belong to whole PDUs. */
  #handled = 0
  /** Octets of the PDU being completed that came before the chunk. */
  #before = 0

  constructor(listener: PipeListener) {
    this.#listener = listener
  }

  /** `chunk` is ours from here on: nobody writes to it. */
  push(chunk: Uint8Array): void {
    if (this.#isUnreadable) {
      this.#listener.pass(chunk)
      return
    }
    this.#isJudging = this.#listener.isJudging()
    if (!this.#isJudging) this.#passAll(chunk)
    this.#chunk = chunk
    this.#handled = 0
    this.#before = this.#framer.carried
    this.#framer.push(chunk)
    this.#chunk = nothing
    if (this.#isUnreadable) return
    if (this.#isJudging) this.#keepRest(chunk.subarray(this.#handled))
    else this.#ahead = this.#framer.carried
    if (this.#ahead === 0) this.#passInserted()
  }

  /** Puts a whole PDU among those that go on: behind the one that is under way, never inside it. */
  insert(octets: Uint8Array): void {
    if (this.#ahead === 0) this.#listener.pass(octets)
    else this.#inserted.push(octets)
  }

  /** Nothing follows: a PDU that was cut short goes on as far as it came. */
  end(): void {
    this.#passTail()
  }

  frame(bytes: Uint8Array, start: number, end: number): void {
    const octets = bytes.subarray(start, end)
    this.#handled += octets.length - this.#before
    this.#before = 0
    const ahead = this.#ahead
    this.#ahead = 0
    this.#tail = nothing
    if (this.#isJudging && ahead === 0) {
      this.#listener.judge(octets)
      return
    }
    // Its beginning has left before anybody judged: so does the rest.
    if (this.#isJudging) this.#listener.pass(octets.slice(ahead))
    this.#listener.passed(octets)
    this.#passInserted()
  }

  frameFault(fault: FrameFault): void {
    this.#isUnreadable = true
    if (this.#isJudging) {
      this.#passTail()
      this.#listener.pass(this.#chunk.subarray(this.#handled))
    }
    this.#listener.unreadable(fault)
  }

  #passInserted(): void {
    for (const octets of this.#inserted.splice(0)) this.#listener.pass(octets)
  }

  #passAll(chunk: Uint8Array): void {
    this.#passTail()
    this.#listener.pass(chunk)
  }

  #passTail(): void {
    if (this.#tail.length === 0) return
    this.#ahead += this.#tail.length
    this.#listener.pass(this.#tail)
    this.#tail = nothing
  }

  #keepRest(rest: Uint8Array): void {
    if (rest.length === 0) return
    if (this.#ahead > 0) {
      this.#ahead += rest.length
      this.#listener.pass(rest)
      return
    }
    const tail = new Uint8Array(this.#tail.length + rest.length)
    tail.set(this.#tail)
    tail.set(rest, this.#tail.length)
    this.#tail = tail
  }
}
