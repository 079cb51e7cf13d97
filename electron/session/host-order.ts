import type { ConnectionInput } from '../../shared/contract/connections.ts'
import { targetsOf, targetText } from '../../shared/contract/new-connection.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { mayPass } from './reconnect.ts'

type Addressed = Pick<ConnectionInput, 'host' | 'port' | 'tls' | 'hosts'>

/**
 * Which of a connection's hosts is tried: in each round the first one, then those after it, each once. While another bind
 * of the connection is bound its host is the only one: all binds of an account go to the same.
 */
export class HostOrder {
  readonly #connection: Addressed
  readonly #targets: ReturnType<typeof targetsOf>
  readonly #siblingAt: () => number | null
  readonly #tried = new Set<number>()
  #at = 0
  #hasPassing = false

  /** `siblingAt`: the place, from 0, of the host that another bind is bound at; null when none is. */
  constructor(connection: Addressed, siblingAt: () => number | null) {
    this.#connection = connection
    this.#targets = targetsOf(connection)
    this.#siblingAt = siblingAt
  }

  /** Place of the host that is tried or connected to, from 0. */
  get at(): number {
    return this.#at
  }

  /** True when a failure of this round may pass by itself, so that another round makes sense. */
  get hasPassing(): boolean {
    return this.#hasPassing
  }

  /** A new round. */
  begin(): void {
    this.#tried.clear()
    this.#hasPassing = false
    this.#go(this.#siblingAt() ?? 0)
  }

  /** Goes on to a host that the round has not tried; false when `failure` would be the same there, or none is left. */
  next(failure: unknown): boolean {
    if (!(failure instanceof Fault) || !isOfHost(failure)) {
      this.#hasPassing = failure instanceof Fault && mayPass(failure)
      return false
    }
    this.#hasPassing ||= mayPass(failure)
    const sibling = this.#siblingAt()
    const places = sibling === null ? this.#targets.keys() : [sibling]
    const left = [...places].find((place) => !this.#tried.has(place))
    if (left === undefined) return false
    this.#go(left)
    return true
  }

  /** Settings of the connection for the host that is tried. */
  settings(): Pick<ConnectionInput, 'host' | 'port' | 'tls'> {
    const { host, port, serverName } = this.#targets[this.#at] ?? { ...this.#connection, serverName: '' }
    return { host, port, tls: { ...this.#connection.tls, serverName } }
  }

  view(): NonNullable<SessionState['target']> {
    const { host, port } = this.settings()
    return { host, port, number: this.#at + 1, of: this.#targets.length }
  }

  /** 'host:port' for the record of an end; nothing where there is but one host. */
  told(): { readonly host?: string } {
    return this.#targets.length === 1 ? {} : { host: targetText(this.settings()) }
  }

  #go(place: number): void {
    this.#at = place
    this.#tried.add(place)
  }
}

/** True when another host may answer otherwise: a refused account and a certificate of ours that cannot be used stay. */
function isOfHost(fault: Fault): boolean {
  if (fault.code === 'session.bind-refused') return mayPass(fault)
  return fault.code !== 'session.not-bound' && !fault.code.startsWith('certificate.')
}
