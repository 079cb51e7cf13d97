import type { Socket } from 'node:net'

export interface ConnectionBounds {
  readonly inAll: number
  readonly ofOneAddress: number
}

/**
 * Open connections of one kind, oldest first. Above a limit the oldest is closed to make room: everybody may
 * come from one address, that of a tunnel, so that refusing the new one would lock out the operator.
 */
export class BoundedConnections {
  readonly #bounds: ConnectionBounds
  readonly #sockets = new Set<Socket>()
  readonly #byAddress = new Map<string, Set<Socket>>()

  constructor(bounds: ConnectionBounds) {
    this.#bounds = bounds
  }

  has(socket: Socket): boolean {
    return this.#sockets.has(socket)
  }

  add(socket: Socket): void {
    const address = addressOf(socket)
    const siblings = this.#byAddress.get(address) ?? new Set()
    this.#byAddress.set(address, siblings)
    siblings.add(socket)
    this.#sockets.add(socket)
    socket.once('close', () => this.#remove(socket, address))
    if (siblings.size > this.#bounds.ofOneAddress) closeOldest(siblings)
    else if (this.#sockets.size > this.#bounds.inAll) closeOldest(this.#sockets)
  }

  remove(socket: Socket): void {
    this.#remove(socket, addressOf(socket))
  }

  closeAll(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #remove(socket: Socket, address: string): void {
    this.#sockets.delete(socket)
    const siblings = this.#byAddress.get(address)
    siblings?.delete(socket)
    if (siblings?.size === 0) this.#byAddress.delete(address)
  }
}

/** Closes with a reset, so that neither side keeps a half-closed connection. */
function closeOldest(sockets: Set<Socket>): void {
  const oldest = sockets.values().next().value
  if (oldest === undefined) return
  sockets.delete(oldest)
  oldest.resetAndDestroy()
}

function addressOf(socket: Socket): string {
  return socket.remoteAddress ?? ''
}
