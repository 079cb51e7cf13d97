import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { frameNeedsMore, readFrame } from '../../../shared/smpp/frame.ts'
import type { DecodedPdu, Tlv } from '../../../shared/smpp/pdu.ts'
import type { CommandName, PduBody } from '../../../shared/smpp/pdu-table.ts'

/** A client that does what it is told and nothing by itself: it answers no PDU unless the test does. */
export class WireClient {
  readonly #socket: Socket
  readonly #arrived: DecodedPdu[] = []
  readonly #takers: ((pdu: DecodedPdu | null) => void)[] = []
  #rest = new Uint8Array(0)
  #sequence = 0
  readonly closed: Promise<void>
  /** How the simulator ended the link. */
  readonly ending: Promise<'fin' | 'rst'>

  constructor(socket: Socket) {
    this.#socket = socket
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()))
    this.ending = new Promise((resolve) => {
      socket.once('end', () => resolve('fin'))
      socket.once('error', () => resolve('rst'))
    })
    socket.on('error', () => {})
    socket.on('data', (chunk: Uint8Array) => this.#read(chunk))
    socket.once('close', () => {
      for (const take of this.#takers.splice(0)) take(null)
    })
  }

  static async connect(port: number): Promise<WireClient> {
    const socket = connect({ host: '127.0.0.1', port })
    await once(socket, 'connect')
    return new WireClient(socket)
  }

  /** Binds; the status of the answer. */
  async bind(
    mode: 'transmitter' | 'receiver' | 'transceiver' = 'transceiver',
    account: { system_id?: string; password?: string; interface_version?: number } = {},
  ): Promise<number> {
    const fields = { system_id: 'demo', password: 'demo', interface_version: 0x34, ...account }
    return (await this.ask(`bind_${mode}`, fields)).command_status
  }

  /** Sends a request and gives its answer; PDUs that come before it stay for `next`. */
  async ask<C extends CommandName>(
    command: C,
    fields: Partial<PduBody<C>> = {},
    tlvs: readonly Tlv[] = [],
  ): Promise<DecodedPdu> {
    const sequence_number = this.send(command, fields, tlvs)
    const isAnswer = (pdu: DecodedPdu) =>
      pdu.sequence_number === sequence_number && pdu.command_id >= 0x80000000
    return this.#take(isAnswer)
  }

  send<C extends CommandName>(
    command: C,
    fields: Partial<PduBody<C>> = {},
    tlvs: readonly Tlv[] = [],
  ): number {
    const sequence_number = ++this.#sequence
    this.sendRaw(encodePdu({ command, sequence_number, fields, tlvs }))
    return sequence_number
  }

  sendRaw(octets: Uint8Array): void {
    this.#socket.write(octets)
  }

  answer(request: DecodedPdu, command: CommandName, command_status = 0): void {
    this.sendRaw(encodePdu({ command, command_status, sequence_number: request.sequence_number }))
  }

  /** The next request from the simulator. */
  next(): Promise<DecodedPdu> {
    return this.#take((pdu) => pdu.command_id < 0x80000000)
  }

  /** PDUs that came and were not taken. */
  get waiting(): readonly DecodedPdu[] {
    return this.#arrived
  }

  /** Resolves once so many PDUs have come and were not taken. */
  async arrived(count: number): Promise<void> {
    while (this.#arrived.length < count) {
      const come = await new Promise<DecodedPdu | null>((resolve) => this.#takers.push(resolve))
      if (come === null) throw new Error('the simulator closed the connection')
    }
  }

  async close(): Promise<void> {
    this.#socket.destroy()
    await this.closed
  }

  async #take(isWanted: (pdu: DecodedPdu) => boolean): Promise<DecodedPdu> {
    for (;;) {
      const at = this.#arrived.findIndex(isWanted)
      if (at >= 0) return this.#arrived.splice(at, 1)[0]!
      const arrived = await new Promise<DecodedPdu | null>((resolve) => this.#takers.push(resolve))
      if (arrived === null) throw new Error('the simulator closed the connection')
    }
  }

  #read(chunk: Uint8Array): void {
    const octets = new Uint8Array([...this.#rest, ...chunk])
    let start = 0
    for (;;) {
      const length = readFrame(octets, start, octets.length)
      if (length === frameNeedsMore) break
      const pdu = decodePdu(octets, start, start + length)
      this.#arrived.push(pdu)
      for (const take of this.#takers.splice(0)) take(pdu)
      start += length
    }
    this.#rest = octets.subarray(start)
  }
}
