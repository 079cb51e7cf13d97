import { createServer, type Server, type Socket } from 'node:net'
import { Fault } from '../../shared/faults/fault.ts'
import { readFrame } from '../../shared/smpp/frame.ts'
import { connectFault, errorCode } from '../wire/connect-fault.ts'
import { describeAddress, listeningPort } from '../wire/link.ts'
import type { Clock } from './clock.ts'

interface Options {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** The session-init timer: a peer that has not sent a whole PDU by then is cut. */
  readonly initMs: number
  readonly clock: Clock
}

/** Receiver of the next link. */
export interface OutbindTaker {
  /** A peer that has sent its first PDU, whatever that is; its octets are still to be read. */
  take(socket: Socket): void
  /** A peer was cut before it got that far. */
  cut(why: Fault): void
}

/** Peers that have said nothing yet, at most: more are closed at once. */
const maxSilent = 32
/** An outbind is far shorter; a PDU with a longer command_length is left to the session. */
const longestFirstPdu = 1024

/**
 * Listens for the SMSC of one connection. A peer counts once its first PDU is there, so that one which connects and is
 * silent keeps nobody else out.
 */
export class OutbindListener {
  readonly #options: Options
  readonly #server: Server
  readonly #takers: OutbindTaker[] = []
  readonly #silent = new Set<Socket>()

  /** Rejects with `session.port-in-use` or `session.cannot-listen`. */
  static async open(options: Options): Promise<OutbindListener> {
    const listener = new OutbindListener(options)
    await listener.#listen()
    return listener
  }

  private constructor(options: Options) {
    this.#options = options
    // A peer that closes its half is still owed the answers to what it sent before.
    this.#server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (socket) =>
      this.#accept(socket),
    )
  }

  get port(): number {
    return listeningPort(this.#server.address())
  }

  /** True when a connection to this address, 'host:port', would come here and is waited for. */
  isAwaitedAt(address: string): boolean {
    const own = this.#server.address()
    if (own === null || typeof own === 'string' || this.#takers.length === 0) return false
    const isEverywhere = own.address === '0.0.0.0' || own.address === '::'
    return isEverywhere
      ? address.endsWith(`:${own.port}`)
      : address === describeAddress(own.address, own.port)
  }

  /** Waits for a link; takers are served in order. Returns a function that stops waiting. */
  wait(taker: OutbindTaker): () => void {
    this.#takers.push(taker)
    return () => {
      const at = this.#takers.indexOf(taker)
      if (at >= 0) this.#takers.splice(at, 1)
    }
  }

  /** Stops listening; links that were taken live on. */
  close(): void {
    for (const socket of this.#silent) socket.destroy()
    this.#server.close()
  }

  #listen(): Promise<void> {
    const { host, port } = this.#options
    return new Promise((resolve, reject) => {
      // Kept for later errors: only the peer notices a connection that cannot be accepted.
      this.#server.on('error', (error) => reject(listenFault(error, host, port)))
      this.#server.listen({ host, port }, resolve)
    })
  }

  #accept(socket: Socket): void {
    if (this.#takers.length === 0 || this.#silent.size >= maxSilent) {
      socket.destroy()
      return
    }
    const { clock, initMs } = this.#options
    this.#silent.add(socket)
    const address = describeAddress(socket.remoteAddress, socket.remotePort) ?? '?'
    let octets = Buffer.alloc(0)
    const settle = () => {
      clock.clearTimeout(timer)
      this.#silent.delete(socket)
      socket.off('data', read).off('end', gone).off('close', gone)
    }
    const gone = () => {
      settle()
      socket.destroy()
    }
    const read = (chunk: Buffer) => {
      octets = Buffer.concat([octets, chunk])
      if (readFrame(octets, 0, octets.length, longestFirstPdu) === 0) return
      settle()
      socket.pause()
      socket.unshift(octets)
      const taker = this.#takers.shift()
      if (taker === undefined) socket.destroy()
      else taker.take(socket)
      // The session listens for errors of its own from here on.
      socket.off('error', gone)
    }
    const timer = clock.setTimeout(() => {
      gone()
      this.#takers[0]?.cut(new Fault('session.no-outbind', { address, seconds: initMs / 1000 }))
    }, initMs)
    socket.on('data', read).on('end', gone).on('close', gone).on('error', gone)
    socket.resume()
  }
}

function listenFault(error: Error, host: string, port: number): Fault {
  if (errorCode(error) === 'EADDRINUSE') return new Fault('session.port-in-use', { port })
  const { detail } = connectFault(error, { host, port, tls: { enabled: false, serverName: '' } }, false)
  return new Fault('session.cannot-listen', { host, port, reason: detail['reason'] ?? error.message })
}
