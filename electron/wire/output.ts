import type { Socket } from 'node:net'
import { OctetWriter } from '../../shared/smpp/octet-writer.ts'

const firstOctets = 1 << 14
/** A buffer that grew beyond this in one burst is not kept for the next. */
const keptOctets = 1 << 20

/**
 * What waits to be written to one socket. PDUs are encoded straight into one growing buffer, which leaves in one
 * write per tick: at window 100 that is ten times as fast as a write for each. While the socket has enough to do,
 * the buffer stays here.
 */
export class Output {
  /** Encode into this, then call `schedule`. */
  readonly writer = new OctetWriter(firstOctets)
  readonly #socket: Socket
  readonly #onFlush: () => void
  #handedOver = 0
  #isScheduled = false
  #isClosed = false
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

  /** Writes at the end of this tick, after the promises that are about to run. */
  schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    process.nextTick(this.#runScheduled)
  }

  /** Writes now what waits; does nothing while the socket is full. */
  flush(): void {
    if (this.writer.length === 0 || this.#isClosed || this.#socket.writableNeedDrain) return
    this.#write()
  }

  /** Hands the rest to the socket whatever it says, because nothing follows. */
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
    const octets = writer.length
    this.#handedOver += octets
    writer.length = 0
    let isHeld = false
    this.#socket.write(buffer.subarray(0, octets), () => {
      if (isHeld && buffer.length <= keptOctets) this.#spare = buffer
    })
    // When the system took all of it at once the buffer can be written over. Otherwise it is the socket's until it is
    // written, and another takes its place: two in turn, for a new one in every burst keeps the collector busy.
    isHeld = this.#socket.writableLength > 0
    if (isHeld) {
      writer.bytes = this.#spare ?? new Uint8Array(Math.max(firstOctets, buffer.length))
      this.#spare = null
    }
  }
}
