import type { Socket } from 'node:net'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { type ListenerTls, openServer, type SocketServer } from '../session/listener.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { relayListenFault } from './relay-listen-fault.ts'
import type { RelayRows } from './relay-rows.ts'
import type { RelayTraffic } from './relay-traffic.ts'
import { TransparentLink } from './transparent-link.ts'

export interface RelayParts {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** Towards the applications; null: plain TCP. */
  readonly tls: ListenerTls | null
  /** To the provider. */
  readonly connection: ConnectionSettings
  readonly hooks: SessionHooks
  readonly clock: Clock
  readonly traffic: RelayTraffic
  readonly rows: RelayRows
}

/** Links carried at once; one more is reset. */
const mostLinks = 1_000

/** Carries each link of an application's to the provider, with the application's own bind. */
export class TransparentRelay {
  readonly #parts: RelayParts
  readonly #links = new Set<TransparentLink>()
  #server: SocketServer | null = null
  #number = 0

  constructor(parts: RelayParts) {
    this.#parts = parts
  }

  /** Resolves with the port. Rejects with `relay.port-in-use`, `relay.cannot-listen`. */
  async start(): Promise<number> {
    const { host, port, tls, traffic } = this.#parts
    const server = await openServer(
      {
        ...{ host, port },
        ...(tls !== null && { tls }),
        onHandshakeFailed: (reason) => traffic.tell('tls-refused', '', { reason }),
      },
      (socket) => this.#accept(socket),
    ).catch((error: unknown) => {
      throw relayListenFault(error, { host, port })
    })
    this.#server = server
    return server.port
  }

  /** Ends every link; resolves when all sockets are gone. */
  async stop(): Promise<void> {
    for (const link of this.#links) link.close()
    await this.#server?.close()
  }

  /** Links of applications. */
  get applications(): number {
    return this.#links.size
  }

  hasLocalAddress(address: string): boolean {
    return [...this.#links].some((link) => link.localAddress === address)
  }

  #accept(socket: Socket): void {
    const { connection, hooks, clock, traffic, rows } = this.#parts
    if (this.#links.size >= mostLinks) {
      traffic.tell('too-many-links', '', { most: mostLinks })
      socket.on('error', () => undefined).destroy()
      return
    }
    this.#number++
    const link: TransparentLink = new TransparentLink({
      ...{ socket, connection, hooks, clock, traffic, rows, number: this.#number },
      onGone: () => this.#links.delete(link),
    })
    this.#links.add(link)
  }
}
