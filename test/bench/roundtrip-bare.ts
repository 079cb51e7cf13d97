import { connect as connectTcp, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { connect as connectTls, createServer as createTlsServer } from 'node:tls'
import { pem, type RoundTripPair } from './roundtrip-pair.ts'

/** As long as the submit_sm of the other pairs and its response. */
const requestOctets = 147
const answerOctets = 33

/** The loop never sleeps: a session of ours does not either while the answer is near. */
function keepAwake(): void {
  setImmediate(keepAwake)
}

function answer(socket: Socket): void {
  const octets = Buffer.alloc(answerOctets)
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  let waiting = 0
  socket.on('data', (chunk: Buffer) => {
    waiting += chunk.length
    for (; waiting >= requestOctets; waiting -= requestOctets) socket.write(octets)
  })
}

function startServer(tls: boolean): Server {
  if (!tls) return createTcpServer(answer)
  return createTlsServer({ key: pem('server.key.pem'), cert: pem('server.cert.pem') }, answer)
}

/**
 * Two Node sockets that exchange as many octets as the round trip has, and no SMPP: what TLS costs in Node by itself. One
 * request is open at a time whatever the window.
 */
export const bare: RoundTripPair = {
  serve(tls) {
    keepAwake()
    return new Promise((resolve) => {
      const server = startServer(tls)
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        if (address !== null && typeof address === 'object') resolve(address.port)
      })
    })
  },

  async connect(port, _window, tls) {
    let waiting = 0
    let onAnswer = () => {}
    const onread = {
      buffer: new Uint8Array(1 << 16),
      callback: (octets: number) => {
        waiting += octets
        for (; waiting >= answerOctets; waiting -= answerOctets) onAnswer()
        return true
      },
    }
    const shared = { host: '127.0.0.1', port, onread }
    const socket = tls
      ? connectTls({ ...shared, ca: pem('ca.cert.pem'), minVersion: 'TLSv1.3' })
      : connectTcp(shared)
    socket.setNoDelay(true)
    await new Promise<void>((resolve) => socket.once(tls ? 'secureConnect' : 'connect', resolve))
    keepAwake()
    const request = Buffer.alloc(requestOctets)
    return {
      run: (ms) =>
        new Promise((resolve) => {
          const until = performance.now() + ms
          let answers = 0
          onAnswer = () => {
            answers++
            if (performance.now() < until) socket.write(request)
            else resolve(answers)
          }
          socket.write(request)
        }),
      close: async () => void socket.destroy(),
    }
  },
}
