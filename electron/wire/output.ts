import type { Socket } from 'node:net'
import { OctetWriter } from '../../shared/smpp/octet-writer.ts'
import { briefWatch } from './brief-watch.ts'

const firstOctets = 1 << 14
/** A buffer that grew beyond this in one burst is not kept for the next. */
const keptOctets = 1 << 20

/**
 * Output buffer of one socket. PDUs are encoded straight into it, and it leaves in one write per tick: at
 * window 100 that is ten times as fast as a write for each. While the socket has enough to do, the buffer
 * stays here.
 */
export class Output {
  /** Encode into this, then call `schedule`. */
  readonly writer = new OctetWriter(firstOctets)
  readonly #socket: Socket
  readonly #onFlush: () => void
  #handedOver = 0
  #isScheduled = false
  #isHeld = false
  #isClosed = false
  /** The last write was not taken at once: the next ones say when they are, so that their buffers come back. */
  #isSlow = false
  #spare: Uint8Array | null = null

  /** `onFlush` is called once per tick in which something was scheduled, after it was written. */
  constructor(socket: Socket, onFlush: () => void) {
    this.#socket = socket
    this.#onFlush = onFlush
    socket.on('drain', () => {
      this.flush()
      this.#onFlush()
    })
  }

  /** Octets of this connection up to here, whether they have left or not. */
  get position(): number {
    return this.#handedOver + this.writer.length
  }

  /** Octets the socket was given. */
  get handedOver(): number {
    return this.#handedOver
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Octets not yet taken by the operating system. */
  get waitingOctets(): number {
    return this.writer.length + this.#socket.writableLength
  }

  /** Octets that are no encoded PDU, as they are. */
  append(octets: Uint8Array): void {
    const { writer } = this
    writer.reserve(octets.length)
    writer.bytes.set(octets, writer.length)
    writer.length += octets.length
    this.schedule()
  }

  /** Octets that the operating system took. */
  get takenOctets(): number {
    return this.#handedOver - this.#socket.writableLength
  }

  /** The socket takes no more for now. */
  get isFull(): boolean {
    return this.#socket.writableNeedDrain
  }

  /** Until `release` nothing is scheduled: a read's answers leave when all of it is read, without another tick. */
  hold(): void {
    this.#isHeld = true
  }

  release(): void {
    this.#isHeld = false
    this.flush()
  }

  /** Writes at the end of this tick, after the promises that are about to run. */
  schedule(): void {
    if (this.#isScheduled || this.#isHeld) return
    this.#isScheduled = true
    process.nextTick(this.#runScheduled)
  }

  /** Writes now what waits; does nothing while the socket is full. */
  flush(): void {
    if (this.writer.length === 0 || this.#isClosed || this.#socket.writableNeedDrain) return
    this.#write()
  }

  /** Hands the rest to the socket even when it is full, because nothing follows. */
  close(): void {
    if (this.writer.length > 0 && !this.#isClosed && this.#socket.writable) this.#write()
    this.#isClosed = true
  }

  readonly #runScheduled = (): void => {
    this.#isScheduled = false
    this.flush()
    this.#onFlush()
  }

  #write(): void {
    const { writer } = this
    const buffer = writer.bytes
    const octets = Buffer.from(buffer.buffer, buffer.byteOffset, writer.length)
    this.#handedOver += writer.length
    writer.length = 0
    // A write with a callback costs a tick more, which a socket that takes everything at once need not pay.
    if (!this.#isSlow) this.#socket.write(octets)
    else {
      this.#socket.write(octets, () => {
        if (writer.bytes !== buffer && buffer.length <= keptOctets) this.#spare = buffer
      })
    }
    // When the system took all of it at once the buffer can be written over. Otherwise it is the socket's until it is
    // written, and another takes its place: two in turn, for a new one in every burst keeps the collector busy.
    this.#isSlow = this.#socket.writableLength > 0
    if (this.#isSlow) {
      writer.bytes = this.#spare ?? new Uint8Array(Math.max(firstOctets, buffer.length))
      this.#spare = null
    }
    briefWatch.wrote()
  }
}
