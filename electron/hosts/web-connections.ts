import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { BoundedConnections, type ConnectionBounds } from './bounded-connections.ts'

export interface WebBounds {
  /** Connections without a session. */
  readonly strangers: ConnectionBounds
  /** Longest life of such a connection, from its start: octets that drip in do not lengthen it. */
  readonly strangerMs: number
  /** Connections of signed-in browsers that carry no window: pages and their files. */
  readonly signedIn: ConnectionBounds
}

export const defaultWebBounds: WebBounds = {
  // Enough that one which opens them by the thousand does not push out a browser before its request is read.
  strangers: { inAll: 768, ofOneAddress: 512 },
  strangerMs: 5000,
  // A browser opens six to one address.
  signedIn: { inAll: 128, ofOneAddress: 128 },
}

/** Connections of the loopback host, counted so that strangers never take the room of signed-in browsers. */
export class WebConnections {
  readonly #strangers: BoundedConnections
  readonly #signedIn: BoundedConnections
  readonly #windows = new Set<Socket>()
  readonly #strangerMs: number

  constructor({ strangers, signedIn, strangerMs }: WebBounds) {
    this.#strangers = new BoundedConnections(strangers)
    this.#signedIn = new BoundedConnections(signedIn)
    this.#strangerMs = strangerMs
  }

  watch(server: Server): void {
    server.on('connection', (socket: Socket) => {
      this.#strangers.add(socket)
      const timer = setTimeout(() => {
        if (this.#strangers.has(socket)) socket.destroy()
      }, this.#strangerMs)
      socket.once('close', () => clearTimeout(timer))
    })
  }

  isSignedIn(socket: Socket): boolean {
    return !this.#strangers.has(socket)
  }

  signIn(socket: Socket): void {
    if (!this.#strangers.has(socket)) return
    this.#strangers.remove(socket)
    this.#signedIn.add(socket)
  }

  /** Takes the connection as a window's from here on; windows have a limit of their own. */
  handOver(socket: Socket): void {
    this.#strangers.remove(socket)
    this.#signedIn.remove(socket)
    this.#windows.add(socket)
    socket.once('close', () => this.#windows.delete(socket))
  }

  closeAll(): void {
    this.#strangers.closeAll()
    this.#signedIn.closeAll()
    for (const socket of this.#windows) socket.destroy()
  }
}
