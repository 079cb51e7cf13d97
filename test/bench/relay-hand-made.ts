// The least that leads requests under numbers of its own and their answers back, in a process of its own: two sockets, the
// header of each frame and a map. No fields, no faults, no timers, nothing kept or told. `relay-hand-made.ts PORT` prints
// its port.
import { connect, createServer, type Socket } from 'node:net'

const providerPort = Number(process.argv[2])
const headerOctets = 16

/** Calls back for every whole frame of what comes, and after each read with the whole frames, changed in place. */
function lead(from: Socket, to: Socket, change: (frame: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  from.setNoDelay(true)
  from.on('error', () => to.destroy())
  from.on('close', () => to.destroy())
  from.on('data', (chunk: Buffer) => {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    while (data.length - at >= headerOctets) {
      const length = data.readUInt32BE(at)
      if (data.length - at < length) break
      change(data.subarray(at, at + length))
      at += length
    }
    rest = data.subarray(at)
    if (at > 0) to.write(data.subarray(0, at))
  })
}

const server = createServer((application) => {
  const provider = connect(providerPort, '127.0.0.1')
  const numbers = new Map<number, number>()
  let next = 1
  lead(application, provider, (frame) => {
    numbers.set(next, frame.readUInt32BE(12))
    frame.writeUInt32BE(next++, 12)
  })
  lead(provider, application, (frame) => {
    const number = frame.readUInt32BE(12)
    frame.writeUInt32BE(numbers.get(number) ?? number, 12)
    numbers.delete(number)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(address.port)
})
