/**
 * An SMSC in a process of its own that floods whoever binds: deliver_sm, every other one a receipt that belongs to no
 * message, as fast as they are answered. `node flood-smsc-process.ts WINDOW TEXT_OCTETS`; told and asked over IPC.
 */
import { createServer, type Socket } from 'node:net'
import { encodePdu } from '../../shared/smpp/encode.ts'

export type FloodTold =
  | { readonly kind: 'port'; readonly port: number }
  /** Epoch ms at which each deliver_sm was answered, by its number from 1; 0 for those that were not. */
  | { readonly kind: 'answers'; readonly sent: number; readonly answered: number; readonly last: number[] }

const window = Number(process.argv[2] ?? 1000)
const textOctets = Number(process.argv[3] ?? 60)
/** Answers whose times are kept. */
const kept = 400_000

const tell = (told: FloodTold) => process.send?.(told)
let sent = 0
let answered = 0
let isStopped = false
const times = new Float64Array(kept)

function deliver(number: number): Uint8Array {
  const isReceipt = number % 2 === 0
  const text = isReceipt
    ? `id:${number.toString(16)} sub:001 dlvrd:001 submit date:2611220101 done date:2611220102 stat:DELIVRD err:000 text:n${number}`
    : `n${number} `.padEnd(textOctets, 'x')
  const octets = Buffer.from(text, 'latin1')
  const body = { source_addr: '79161234567', destination_addr: 'INFO', esm_class: isReceipt ? 4 : 0 }
  return encodePdu({
    command: 'deliver_sm',
    sequence_number: number,
    fields: { ...body, short_message: octets.length > 254 ? new Uint8Array() : octets },
    ...(octets.length > 254 ? { tlvs: [{ tag: 0x0424, value: octets }] } : {}),
  })
}

function flood(socket: Socket): void {
  const room = () => !isStopped && sent - answered < window && !socket.writableNeedDrain
  const write = () => {
    while (room()) {
      const pdus: Uint8Array[] = []
      for (let count = 0; count < 100 && sent - answered < window; count++) pdus.push(deliver(++sent))
      socket.write(Buffer.concat(pdus))
    }
  }
  socket.on('drain', write)
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data])
    const now = Date.now()
    let at = 0
    for (; rest.length - at >= 16; ) {
      const length = rest.readUInt32BE(at)
      if (rest.length - at < length) break
      const command = rest.readUInt32BE(at + 4)
      const sequence = rest.readUInt32BE(at + 12)
      if (command === 0x80000005) {
        answered++
        times[sequence % kept] = now
      } else if (command === 0x15 || command === 6) {
        const reply = Buffer.from(rest.subarray(at, at + 16))
        reply.writeUInt32BE(0x80000000 + command, 4)
        socket.write(reply)
      } else if (command === 9 || command === 1) {
        socket.write(
          encodePdu({
            command: 'bind_transceiver_resp',
            sequence_number: sequence,
            fields: { system_id: 'flood' },
          }),
        )
        setImmediate(write)
      }
      at += length
    }
    rest = rest.subarray(at)
    write()
  })
  socket.on('error', () => socket.destroy())
}

const server = createServer({ noDelay: true }, flood)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  tell({ kind: 'port', port: address === null || typeof address === 'string' ? 0 : address.port })
})
process.on('disconnect', () => process.exit())
process.on('message', (order) => {
  if (order === 'stop') isStopped = true
  tell({ kind: 'answers', sent, answered, last: order === 'times' ? [...times] : [] })
})
