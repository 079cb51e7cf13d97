/**
 * The peer of the load bench in a process of its own: stamps when each submit_sm arrives and when its answer leaves, by
 * nothing of ours. Told over IPC: 'serve' answers with the port, `stall` keeps it from reading and answering for so many
 * ms, 'stamps' gives back two lists in the order of arrival, ms since 1970.
 */
import { createServer, type Socket } from 'node:net'

export type RecorderOrder =
  | { readonly do: 'serve' }
  | { readonly do: 'stall'; readonly ms: number }
  | { readonly do: 'stamps' }

export interface Stamps {
  readonly arrived: readonly number[]
  readonly answered: readonly number[]
}

const submitId = 4
const bindIds = new Set([1, 2, 9])
const clock = () => performance.timeOrigin + performance.now()

const arrived: number[] = []
const answered: number[] = []
/** Answers by the whole ms at which they are due. */
const due = new Map<number, { readonly number: number; readonly pdu: Buffer }[]>()
let socketOpen: Socket | null = null
let stalledUntil = 0
let looked = 0

/** 30 to 400 ms, many short and a few long, the same at each run. */
function delayOf(number: number): number {
  const share = ((number * 2_654_435_761) % 4096) / 4096
  return 30 + 60 * share + 310 * share ** 24
}

function response(commandId: number, sequence: number, body: string): Buffer {
  const pdu = Buffer.alloc(17 + body.length)
  pdu.writeUInt32BE(pdu.length, 0)
  pdu.writeUInt32BE((commandId | 0x80000000) >>> 0, 4)
  pdu.writeUInt32BE(sequence, 12)
  pdu.write(body, 16, 'latin1')
  return pdu
}

function take(socket: Socket, commandId: number, sequence: number, at: number): void {
  if (commandId === submitId) {
    const number = arrived.push(at) - 1
    const moment = Math.ceil(at + delayOf(number))
    const pdu = response(commandId, sequence, number.toString(16))
    const there = due.get(moment)
    if (there === undefined) due.set(moment, [{ number, pdu }])
    else there.push({ number, pdu })
  } else if (bindIds.has(commandId)) socket.write(response(commandId, sequence, 'recorder'))
  else socket.write(response(commandId, sequence, '').subarray(0, 16))
}

const server = createServer((socket) => {
  socketOpen = socket
  socket.setNoDelay(true)
  let rest = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    const at = clock()
    let octets = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    while (octets.length >= 16 && octets.length >= octets.readUInt32BE(0)) {
      const length = octets.readUInt32BE(0)
      const commandId = octets.readUInt32BE(4)
      if (commandId < 0x80000000) take(socket, commandId, octets.readUInt32BE(12), at)
      octets = octets.subarray(length)
    }
    rest = Buffer.from(octets)
  })
})

/** Sends the answers that are due, a ms at a time. */
function look(): void {
  const now = clock()
  if (now >= stalledUntil && socketOpen !== null) {
    socketOpen.resume()
    const first = looked === 0 ? Math.floor(now) : looked
    const pieces: Buffer[] = []
    const numbers: number[] = []
    for (let moment = first; moment <= now; moment++) {
      for (const { number, pdu } of due.get(moment) ?? []) {
        pieces.push(pdu)
        numbers.push(number)
      }
      due.delete(moment)
    }
    looked = Math.floor(now)
    if (pieces.length > 0) socketOpen.write(Buffer.concat(pieces))
    const at = clock()
    for (const number of numbers) answered[number] = at
  }
  setTimeout(look, 1)
}

if (process.send !== undefined) {
  process.on('disconnect', () => process.exit())
  process.on('message', (order: RecorderOrder) => {
    if (order.do === 'serve') {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        process.send?.(typeof address === 'object' ? address?.port : 0)
        look()
      })
    } else if (order.do === 'stall') {
      stalledUntil = clock() + order.ms
      socketOpen?.pause()
      process.send?.(true)
    } else process.send?.({ arrived, answered } satisfies Stamps)
  })
}
