import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { responseBit } from '../../shared/smpp/command-id.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import type { Tlv } from '../../shared/smpp/pdu.ts'
import { pduTable } from '../../shared/smpp/pdu-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'

const headerOctets = 16
/** Longest text in short_message; longer ones go in message_payload. */
const shortOctets = 254
const burstOctets = 65_536
/** The number of its own enquire_link, beyond those of any flood. */
const enquireNumber = 0x7000_0000
const bindIds: readonly number[] = [
  pduTable.bind_receiver.id,
  pduTable.bind_transceiver.id,
  pduTable.bind_transmitter.id,
]

interface Options {
  /** message_id of each submit, by its number from 1. */
  readonly messageIdOf?: (submit: number) => string
  /** PDUs of the flood that may be unanswered at once. */
  readonly window?: number
  /** Asks with enquire_link every 100 ms how long an answer takes. */
  readonly asksLink?: boolean
}

/** An SMSC made of a socket: it accepts binds and submits, and sends what it is told as fast as it is answered. */
export class FloodingPeer {
  readonly port: number
  /** Epoch ms at which each PDU of the flood was answered, by its number from 1. */
  readonly answeredAt: number[] = []
  sent = 0
  /** Answers with ESME_ROK, and with any other command_status. */
  accepted = 0
  refused = 0
  submits = 0
  /** Longest wait for the answer to one of its enquire_link, ms. */
  longestEnquireMs = 0
  readonly #server: Server
  readonly #options: Options
  readonly #bound = Promise.withResolvers<void>()
  #socket: Socket | null = null
  #make: ((number: number) => Uint8Array) | null = null
  #limit = 0
  #askedAt: number | null = null

  static async start(options: Options = {}): Promise<FloodingPeer> {
    const server = createServer({ noDelay: true })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new FloodingPeer(server, options)
  }

  private constructor(server: Server, options: Options) {
    const address = server.address()
    this.port = address === null || typeof address === 'string' ? 0 : address.port
    this.#server = server
    this.#options = options
    server.on('connection', (socket) => this.#serve(socket))
  }

  get answered(): number {
    return this.accepted + this.refused
  }

  /** Resolves when a client has bound. */
  get bound(): Promise<void> {
    return this.#bound.promise
  }

  /** Sends `count` more PDUs that `make` makes of their numbers; returns at once. */
  flood(count: number, make: (number: number) => Uint8Array): void {
    this.#make = make
    this.#limit = this.sent + count
    this.#write()
  }

  stop(): void {
    this.#limit = this.sent
  }

  /** True when all that was sent is answered; false when it is not within `ms`. */
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
        this.#hear(socket, rest.subarray(at, at + headerOctets))
        at += length
      }
      rest = rest.subarray(at)
      this.#write()
    })
    if (this.#options.asksLink !== true) return
    const timer = setInterval(() => {
      if (this.#askedAt !== null) return
      this.#askedAt = performance.now()
      socket.write(encodePdu({ command: 'enquire_link', sequence_number: enquireNumber }))
    }, 100)
    socket.on('close', () => clearInterval(timer))
  }

  #hear(socket: Socket, header: Buffer): void {
    const commandId = header.readUInt32BE(4)
    const number = header.readUInt32BE(12)
    if (commandId === pduTable.deliver_sm_resp.id) {
      if (header.readUInt32BE(8) === 0) this.accepted++
      else this.refused++
      this.answeredAt[number] = Date.now()
    } else if (commandId === pduTable.enquire_link_resp.id) {
      this.longestEnquireMs = Math.max(this.longestEnquireMs, performance.now() - (this.#askedAt ?? 0))
      this.#askedAt = null
    } else if (commandId < responseBit) {
      socket.write(this.#answerTo(commandId, number))
      if (bindIds.includes(commandId)) this.#bound.resolve()
    }
  }

  /** ESME_ROK with a message_id or system_id where the response has one. */
  #answerTo(commandId: number, number: number): Uint8Array {
    const { messageIdOf = (submit) => `m${submit}` } = this.#options
    const isSubmit = commandId === pduTable.submit_sm.id
    const isBind = bindIds.includes(commandId)
    const body = isSubmit ? `${messageIdOf(++this.submits)}\0` : isBind ? 'flood\0' : ''
    const answer = Buffer.alloc(headerOctets + body.length)
    answer.writeUInt32BE(answer.length, 0)
    answer.writeUInt32BE((commandId + responseBit) >>> 0, 4)
    answer.writeUInt32BE(number, 12)
    answer.write(body, headerOctets, 'latin1')
    return answer
  }

  #write(): void {
    const socket = this.#socket
    const make = this.#make
    if (socket === null || make === null) return
    const { window = 1000 } = this.#options
    const isRoom = () => this.sent < this.#limit && this.sent - this.answered < window
    while (isRoom() && !socket.writableNeedDrain && !socket.destroyed) {
      const pdus: Uint8Array[] = []
      for (let octets = 0; isRoom() && octets < burstOctets; octets += pdus.at(-1)?.length ?? 0) {
        pdus.push(make(++this.sent))
      }
      socket.write(Buffer.concat(pdus))
    }
  }
}

/** A deliver_sm with this text. */
export function textPdu(number: number, text: Uint8Array, tlvs: readonly Tlv[] = []): Uint8Array {
  const isLong = text.length > shortOctets
  const addresses = { source_addr: '79161234567', destination_addr: 'INFO' }
  return encodePdu({
    command: 'deliver_sm',
    sequence_number: number,
    fields: isLong ? addresses : { ...addresses, short_message: text },
    tlvs: isLong ? [...tlvs, { tag: tlvTag('message_payload'), value: text }] : tlvs,
  })
}

/** A receipt for this message_id. */
export function receiptPdu(number: number, id: string): Uint8Array {
  const text = `id:${id} sub:001 dlvrd:001 submit date:2611220101 done date:2611220102 stat:DELIVRD err:000 text:n${number}`
  return encodePdu({
    command: 'deliver_sm',
    sequence_number: number,
    fields: {
      ...{ source_addr: '79161234567', destination_addr: 'ALPHA', esm_class: 4 },
      short_message: Buffer.from(text),
    },
  })
}

/** Receipts that belong to no message, and texts, in turn. */
export function mixedPdu(number: number): Uint8Array {
  if (number % 2 === 0) return receiptPdu(number, number.toString(16))
  return textPdu(number, Buffer.from(`n${number} ${'x'.repeat(60)}`))
}
