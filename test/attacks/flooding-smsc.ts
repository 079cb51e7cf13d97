import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { Framer } from '../../electron/wire/framer.ts'
import { isResponseId, responseBit } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { pduTable } from '../../shared/smpp/pdu-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'

const bindIds: readonly number[] = [
  pduTable.bind_receiver.id,
  pduTable.bind_transceiver.id,
  pduTable.bind_transmitter.id,
]
const deliverId = pduTable.deliver_sm.id
const headerOctets = 16

export interface FloodingSmsc {
  readonly port: number
  /** Messages accepted with ESME_ROK. */
  readonly accepted: number
  /** Messages refused with any other command_status. */
  readonly refused: number
  readonly sent: number
  /** Longest wait for the answer to one of its enquire_link, ms. */
  readonly longestEnquireMs: number
  /** Resolves when the client has bound. */
  readonly bound: Promise<void>
  close(): void
}

/** SMSC that lets everybody bind and then sends `total` deliver_sm of one kind as fast as the socket takes them. */
export async function floodingSmsc(total: number, text: Uint8Array): Promise<FloodingSmsc> {
  const bound = Promise.withResolvers<void>()
  const sockets = new Set<Socket>()
  const said = { accepted: 0, refused: 0, sent: 0, longestEnquireMs: 0 }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let askedAt = 0
    const ask = setInterval(() => {
      if (askedAt !== 0) return
      askedAt = performance.now()
      socket.write(encodePdu({ command: 'enquire_link', sequence_number: 0x7000_0000 }))
    }, 100)
    socket.on('close', () => clearInterval(ask))
    const frames = new Framer({
      frame(bytes, start, end) {
        const pdu = decodePdu(bytes, start, end)
        if (pdu.command_id === deliverId + responseBit) {
          if (pdu.command_status === 0) said.accepted++
          else said.refused++
        } else if (pdu.command === 'enquire_link_resp') {
          said.longestEnquireMs = Math.max(said.longestEnquireMs, performance.now() - askedAt)
          askedAt = 0
        } else if (!isResponseId(pdu.command_id)) {
          socket.write(answerTo(pdu.command_id, pdu.sequence_number))
          if (!bindIds.includes(pdu.command_id)) return
          bound.resolve()
          void flood(socket, total, text, said)
        }
      },
      frameFault: () => socket.destroy(),
    })
    socket.on('data', (chunk: Buffer) => frames.push(chunk))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    get port() {
      return typeof address === 'object' && address !== null ? address.port : 0
    },
    get accepted() {
      return said.accepted
    },
    get refused() {
      return said.refused
    },
    get sent() {
      return said.sent
    },
    get longestEnquireMs() {
      return said.longestEnquireMs
    },
    bound: bound.promise,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

async function flood(socket: Socket, total: number, text: Uint8Array, said: { sent: number }): Promise<void> {
  const fields = { source_addr: '79161234567', destination_addr: 'ALPHA' }
  const one = encodePdu({
    command: 'deliver_sm',
    sequence_number: 1,
    fields: text.length > 254 ? fields : { ...fields, short_message: text },
    tlvs: text.length > 254 ? [{ tag: tlvTag('message_payload'), value: text }] : [],
  })
  while (said.sent < total && !socket.destroyed) {
    const count = Math.min(Math.max(1, Math.floor(65_536 / one.length)), total - said.sent)
    const burst = Buffer.alloc(one.length * count)
    for (let index = 0; index < count; index++) {
      burst.set(one, index * one.length)
      burst.writeUInt32BE(++said.sent, index * one.length + 12)
    }
    if (socket.write(burst)) await new Promise((resolve) => setImmediate(resolve))
    else await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
}

function answerTo(commandId: number, sequence: number): Uint8Array {
  const isBind = bindIds.includes(commandId)
  const answer = Buffer.alloc(headerOctets + (isBind ? 1 : 0))
  answer.writeUInt32BE(answer.length, 0)
  answer.writeUInt32BE((commandId + responseBit) >>> 0, 4)
  answer.writeUInt32BE(sequence, 12)
  return answer
}
