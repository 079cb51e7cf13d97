import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { CloseReason } from '../../shared/contract/session.ts'
import type { Fault } from '../../shared/faults/fault.ts'
import { briefWatch } from '../wire/brief-watch.ts'
import type { ChunkReader } from '../wire/chunk-reader.ts'
import { errorCode } from '../wire/connect-fault.ts'
import { Framer, type FrameSink } from '../wire/framer.ts'
import { Output } from '../wire/output.ts'
import type { Clock, ClockTimer } from './clock.ts'

/** Side that ended the link, and how. */
export interface LinkEnd {
  readonly by: CloseReason['by']
  readonly how: CloseReason['how']
  readonly fault: Fault | null
}

export interface LinkListener extends FrameSink {
  /** All frames of one read were handed over, and what answered them at once is written. */
  chunkRead(): void
  /** The output scheduled in this tick is written. */
  flushed(): void
  /** The peer will send no more, and `octets` of a PDU are here that will never be whole; `peerEnded` or `ended` follows. */
  cutShort(octets: number): void
  /** The peer will send no more, but may still listen. */
  peerEnded(): void
  /** Once: nothing more is read or written from here on. */
  ended(end: LinkEnd): void
  /** Once, after `ended`: the socket is gone. */
  gone(): void
}

/** Node reads a socket up to 32 times before it looks at another one: a read this long is likely not the last. */
const longReadOctets = 1 << 15
/** Time of one peer before others have theirs. */
const mostTurnMs = 20

/** How long a peer may take to close its half once ours is closed. */
const lingerMs = 500

/** One connected socket as a session sees it: frames in, one output buffer out, one end. */
export class SessionLink {
  readonly output: Output
  readonly #socket: Socket
  readonly #clock: Clock
  readonly #listener: LinkListener
  readonly #framer: Framer
  #lingerTimer: ClockTimer | null = null
  /** Why nothing is read: somebody asked for it, or the peer has had its turn. */
  #isHeld = false
  #isYielding = false
  #turn: NodeJS.Immediate | null = null
  #turnMs = 0
  #isEnded = false

  /** `reader` when the socket is read by one; null reads it as a stream. */
  constructor(socket: Socket, reader: ChunkReader | null, clock: Clock, listener: LinkListener) {
    this.#socket = socket
    this.#clock = clock
    this.#listener = listener
    this.#framer = new Framer(listener)
    this.output = new Output(socket, () => listener.flushed())
    if (reader !== null) reader.listen((bytes, start, end) => this.#read(bytes, start, end))
    else {
      // Buffer's own subarray and indexOf are slower than those of the plain array it is.
      socket.on('data', ({ buffer, byteOffset, byteLength }: Uint8Array) =>
        this.#read(new Uint8Array(buffer, byteOffset, byteLength), 0, byteLength),
      )
    }
    socket.on('end', () => {
      this.#tellCutShort()
      if (!this.#isEnded) listener.peerEnded()
    })
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#close())
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** True after `pauseReading`, until `resumeReading`. */
  get isPaused(): boolean {
    return this.#isHeld
  }

  /** Stops reading: the octets stay in the system's buffers, which slows the peer down. */
  pauseReading(): void {
    this.#isHeld = true
    this.#socket.pause()
  }

  resumeReading(): void {
    this.#isHeld = false
    if (!this.#isYielding) this.#socket.resume()
  }

  /** Ends now, without unbind; unwritten output is dropped. */
  cut(end: LinkEnd): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#framer.stop()
    this.#socket.destroy()
    this.#listener.ended(end)
  }

  /** Writes what waits, closes our half and gives the peer `patienceMs` to close the other. */
  endAfterWriting(end: LinkEnd, patienceMs = lingerMs): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#framer.stop()
    this.output.close()
    this.#socket.end()
    // Reading goes on and its octets are dropped: unread, they would turn our FIN into a reset, and the peer
    // might never see what we wrote last.
    this.#socket.resume()
    this.#lingerTimer = this.#clock.setTimeout(() => this.#socket.destroy(), patienceMs)
    this.#listener.ended(end)
  }

  /** Ends now with a reset, after what waits is handed to the system. Over TLS, which has no reset, the socket is closed. */
  reset(end: LinkEnd): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#framer.stop()
    this.output.close()
    if (this.#socket instanceof TLSSocket) this.#socket.destroy()
    else this.#socket.resetAndDestroy()
    this.#listener.ended(end)
  }

  #read(bytes: Uint8Array, start: number, end: number): void {
    if (this.#isEnded) return
    briefWatch.heard()
    const isLong = end - start >= longReadOctets
    const since = isLong ? this.#clock.monotonic() : 0
    this.output.hold()
    try {
      this.#framer.push(bytes, start, end)
    } finally {
      this.output.release()
    }
    this.#listener.chunkRead()
    if (isLong) this.#used(this.#clock.monotonic() - since)
  }

  /** A peer that floods is read for `mostTurnMs`; then those who wait meanwhile have their turn. */
  #used(ms: number): void {
    this.#turnMs += ms
    this.#turn ??= setImmediate(() => {
      this.#turn = null
      this.#turnMs = 0
      if (!this.#isYielding) return
      this.#isYielding = false
      if (!this.#isHeld) this.#socket.resume()
    })
    if (this.#turnMs < mostTurnMs || this.#isYielding || this.#isEnded) return
    this.#isYielding = true
    this.#socket.pause()
  }

  #fail(error: Error): void {
    const code = errorCode(error)
    this.#tellCutShort()
    const isReset = code === 'ECONNRESET' || code === 'EPIPE'
    this.cut({ by: 'peer', how: isReset ? 'reset' : 'error', fault: null })
  }

  #tellCutShort(): void {
    const { carried } = this.#framer
    if (this.#isEnded || carried === 0) return
    this.#framer.stop()
    this.#listener.cutShort(carried)
  }

  #close(): void {
    if (this.#lingerTimer !== null) this.#clock.clearTimeout(this.#lingerTimer)
    this.#tellCutShort()
    this.cut({ by: 'peer', how: 'fin', fault: null })
    this.#listener.gone()
  }
}
