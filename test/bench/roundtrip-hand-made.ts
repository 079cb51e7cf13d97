import { connect, createServer, type Socket } from 'node:net'
import { messageId, type RoundTripPair, submit } from './roundtrip-pair.ts'

const submitId = 0x00000004
const submitRespId = 0x80000004
const strings = ['', submit.source_addr, submit.destination_addr]

/** One direction of one socket: frames written by hand into one buffer, which leaves in one write per read. */
class HandWriter {
  #buffer = Buffer.allocUnsafe(1 << 18)
  #length = 0

  submit(sequence: number): void {
    const start = this.#header(submitId, sequence)
    this.#string(strings[0] ?? '')
    this.#octets(submit.source_addr_ton, 0)
    this.#string(strings[1] ?? '')
    this.#octets(submit.dest_addr_ton, submit.dest_addr_npi)
    this.#string(strings[2] ?? '')
    this.#octets(0, 0, 0, 0, 0, 0, 0, 0, 0, submit.text.length)
    this.#length += this.#buffer.write(submit.text, this.#length, 'latin1')
    this.#buffer.writeUInt32BE(this.#length - start, start)
  }

  submitResp(sequence: number): void {
    const start = this.#header(submitRespId, sequence)
    this.#string(messageId)
    this.#buffer.writeUInt32BE(this.#length - start, start)
  }

  flush(socket: Socket): void {
    socket.write(this.#buffer.subarray(0, this.#length))
    if (socket.writableLength > 0) this.#buffer = Buffer.allocUnsafe(this.#buffer.length)
    this.#length = 0
  }

  #header(id: number, sequence: number): number {
    const start = this.#length
    this.#buffer.writeUInt32BE(id, start + 4)
    this.#buffer.writeUInt32BE(0, start + 8)
    this.#buffer.writeUInt32BE(sequence, start + 12)
    this.#length += 16
    return start
  }

  #string(text: string): void {
    this.#length += this.#buffer.write(text, this.#length, 'latin1')
    this.#buffer[this.#length++] = 0
  }

  #octets(...octets: number[]): void {
    for (const octet of octets) this.#buffer[this.#length++] = octet
  }
}

/**
 * What somebody would write by hand for this one exchange: two PDUs with their fields in place, no table, no faults, no
 * timers, no window beyond a count, no promises. The ceiling of two Node processes that do read and write SMPP.
 */
export const handMade: RoundTripPair = {
  serve() {
    return new Promise((resolve) => {
      const server = createServer((socket) => {
        const writer = new HandWriter()
        socket.setNoDelay(true)
        socket.on('error', () => socket.destroy())
        readFrames(
          socket,
          (bytes, at) => {
            readSubmit(bytes, at)
            writer.submitResp(bytes.readUInt32BE(at + 12))
          },
          () => writer.flush(socket),
        )
      })
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        if (address !== null && typeof address === 'object') resolve(address.port)
      })
    })
  },

  async connect(port, window) {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    const writer = new HandWriter()
    const pending = new Map<number, number>()
    let next = 1
    const send = () => {
      pending.set(next, performance.now())
      writer.submit(next++)
    }
    return {
      run: (ms) =>
        new Promise((resolve) => {
          const until = performance.now() + ms
          let answers = 0
          const stop = readFrames(
            socket,
            (bytes, at) => {
              readString(bytes, at + 16)
              pending.delete(bytes.readUInt32BE(at + 12))
              answers++
              if (performance.now() < until) send()
            },
            () => {
              writer.flush(socket)
              if (pending.size > 0) return
              stop()
              resolve(answers)
            },
          )
          for (let index = 0; index < window; index++) send()
          writer.flush(socket)
        }),
      close: async () => void socket.destroy(),
    }
  },
}

/** The fields of a submit_sm, read and dropped. */
function readSubmit(bytes: Buffer, start: number): Buffer {
  let at = readString(bytes, start + 16) + 2
  at = readString(bytes, at) + 2
  at = readString(bytes, at) + 3
  at = readString(bytes, at)
  at = readString(bytes, at) + 4
  const length = bytes[at] ?? 0
  return bytes.subarray(at + 1, at + 1 + length)
}

/** Reads a C-octet string; returns where the next field begins. */
function readString(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(0, start)
  bytes.toString('latin1', start, end)
  return end + 1
}

/** Calls back for every frame and after every read; returns what ends it. */
function readFrames(
  socket: Socket,
  onFrame: (bytes: Buffer, at: number) => void,
  onRead: () => void,
): () => void {
  let rest: Buffer = Buffer.alloc(0)
  const onData = (chunk: Buffer) => {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    while (data.length - at >= 16) {
      const length = data.readUInt32BE(at)
      if (data.length - at < length) break
      onFrame(data, at)
      at += length
    }
    rest = data.subarray(at)
    if (at > 0) onRead()
  }
  socket.on('data', onData)
  return () => void socket.off('data', onData)
}
