import { createServer, type Server, type Socket } from 'node:net'
import { encodePdu } from '../../shared/smpp/encode.ts'

const headerOctets = 16

/** An SMSC made of a socket: it accepts binds and submits, and sends what it is told as fast as it is answered. */
export class FloodingPeer {
  readonly port: number
  /** Epoch ms at which each PDU of the flood was answered, by its number from 1. */
  readonly answeredAt: number[] = []
  sent = 0
  answered = 0
  readonly #server: Server
  readonly #window: number
  readonly #messageIdOf: (submit: number) => string
  #socket: Socket | null = null
  #make: ((number: number) => Uint8Array) | null = null
  #limit = 0
  #submits = 0

  /** `messageIdOf` names the message_id of each submit, by its number from 1. */
  static start(
    messageIdOf: (submit: number) => string = (submit) => `m${submit}`,
    window = 1000,
  ): Promise<FloodingPeer> {
    const server = createServer({ noDelay: true })
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(new FloodingPeer(server, messageIdOf, window)))
    })
  }

  private constructor(server: Server, messageIdOf: (submit: number) => string, window: number) {
    const address = server.address()
    this.port = address === null || typeof address === 'string' ? 0 : address.port
    this.#server = server
    this.#messageIdOf = messageIdOf
    this.#window = window
    server.on('connection', (socket) => this.#serve(socket))
  }

  get submits(): number {
    return this.#submits
  }

  /** Sends `count` PDUs that `make` makes of their numbers; returns at once. */
  flood(count: number, make: (number: number) => Uint8Array): void {
    this.#make = make
    this.#limit = this.sent + count
    this.#write()
  }

  stop(): void {
    this.#limit = this.sent
  }

  /** Resolves when all that was sent is answered, or after `ms`. */
  async settled(ms: number): Promise<boolean> {
    const until = performance.now() + ms
    while (performance.now() < until) {
      if (this.sent >= this.#limit && this.answered >= this.sent) return true
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return false
  }

  close(): void {
    this.#socket?.destroy()
    this.#server.close()
  }

  #serve(socket: Socket): void {
    this.#socket = socket
    let rest: Buffer = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('drain', () => this.#write())
    socket.on('data', (data) => {
      rest = rest.length === 0 ? data : Buffer.concat([rest, data])
      let at = 0
      while (rest.length - at >= headerOctets) {
        const length = rest.readUInt32BE(at)
        if (rest.length - at < length) break
        this.#hear(socket, rest.readUInt32BE(at + 4), rest.readUInt32BE(at + 12))
        at += length
      }
      rest = rest.subarray(at)
      this.#write()
    })
  }

  #hear(socket: Socket, command: number, sequence_number: number): void {
    if (command === 0x80000005) {
      this.answered++
      this.answeredAt[sequence_number] = Date.now()
    } else if (command === 1 || command === 2 || command === 9) {
      const names = {
        1: 'bind_receiver_resp',
        2: 'bind_transmitter_resp',
        9: 'bind_transceiver_resp',
      } as const
      socket.write(encodePdu({ command: names[command], sequence_number, fields: { system_id: 'flood' } }))
    } else if (command === 4) {
      const message_id = this.#messageIdOf(++this.#submits)
      socket.write(encodePdu({ command: 'submit_sm_resp', sequence_number, fields: { message_id } }))
    } else if (command === 0x15) {
      socket.write(encodePdu({ command: 'enquire_link_resp', sequence_number }))
    } else if (command === 6) {
      socket.write(encodePdu({ command: 'unbind_resp', sequence_number }))
    }
  }

  #write(): void {
    const socket = this.#socket
    if (socket === null || this.#make === null) return
    while (this.sent < this.#limit && this.sent - this.answered < this.#window && !socket.writableNeedDrain) {
      const pdus: Uint8Array[] = []
      let octets = 0
      while (this.sent < this.#limit && this.sent - this.answered < this.#window && octets < 65_536) {
        const pdu = this.#make(++this.sent)
        pdus.push(pdu)
        octets += pdu.length
      }
      socket.write(Buffer.concat(pdus))
    }
  }
}
