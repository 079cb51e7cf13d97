import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'

/** How a connection ended, as the socket tells. */
export type Ending = 'fin' | 'rst'

/** A client that looks at octets: what comes is kept as it is, and how the connection ends. */
export class RawClient {
  readonly #socket: Socket
  readonly ended: Promise<Ending>
  #octets = new Uint8Array(0)
  #wake: () => void = () => undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    this.ended = new Promise((resolve) => {
      socket.on('end', () => resolve('fin'))
      socket.on('error', () => resolve('rst'))
    })
    socket.on('data', (chunk: Uint8Array) => {
      this.#octets = new Uint8Array([...this.#octets, ...chunk])
      this.#wake()
    })
  }

  /** Connects and binds; the answer to the bind is taken. */
  static async bound(port: number): Promise<RawClient> {
    const socket = connect({ host: '127.0.0.1', port })
    await once(socket, 'connect')
    const client = new RawClient(socket)
    const fields = { system_id: 'demo', password: 'demo', interface_version: 0x34 }
    client.send('bind_transceiver', 1, fields)
    await client.take(16)
    await client.take(client.arrived)
    return client
  }

  get arrived(): number {
    return this.#octets.length
  }

  send(
    command: CommandName,
    sequence_number: number,
    fields: Readonly<Record<string, string | number>> = {},
  ): void {
    this.#socket.write(encodePdu<CommandName>({ command, sequence_number, fields }))
  }

  submit(sequence: number, destination_addr = '79161234567'): void {
    this.send('submit_sm', sequence, { source_addr: 'INFO', destination_addr })
  }

  /** As hex, once so many octets are there. */
  async take(octets: number): Promise<string> {
    while (this.#octets.length < octets) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const taken = toHex(this.#octets.subarray(0, octets))
    this.#octets = this.#octets.slice(octets)
    return taken
  }

  close(): void {
    this.#socket.destroy()
  }
}
