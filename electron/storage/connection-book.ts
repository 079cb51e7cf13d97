import { randomUUID } from 'node:crypto'
import {
  type Connection,
  type ConnectionDraft,
  connectionDefaults,
  connectionDraftSchema,
  localSimulatorId,
} from '../../shared/contract/connections.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { readJson } from './read-json.ts'
import type { SecretBox } from './secrets.ts'
import type { Store } from './store.ts'
import type { StoredConnection } from './store-protocol.ts'

interface Entry {
  readonly draft: ConnectionDraft
  readonly sealedPassword: string | null
}

/** The connection that ships: it leads to the built-in simulator with the credentials that one starts with. */
const localSimulator: ConnectionDraft = {
  name: 'Local simulator',
  folder: '',
  host: '127.0.0.1',
  port: 2775,
  tls: { enabled: false, verify: true, serverName: '', caPem: '', minVersion: 'TLSv1.2' },
  systemId: 'demo',
  systemType: '',
  bindMode: 'transceiver',
  interfaceVersion: 0x34,
  addrTon: 0,
  addrNpi: 0,
  addressRange: '',
  localAddress: '',
  window: 10,
  connectTimeout: 10,
  bindTimeout: 10,
  responseTimeout: 30,
  enquireLinkInterval: 30,
  reconnect: { enabled: true, initialDelay: 1, maxDelay: 60 },
  ...connectionDefaults,
  profileId: 'ru-gateway-8056',
}
const localSimulatorPassword = 'demo'

/** The connections, their passwords sealed. A password leaves this file only towards a session. */
export class ConnectionBook {
  readonly #store: Store
  readonly #secretBox: SecretBox
  readonly #entries = new Map<string, Entry>()

  constructor(store: Store, secretBox: SecretBox, stored: readonly StoredConnection[]) {
    this.#store = store
    this.#secretBox = secretBox
    this.#entries.set(localSimulatorId, this.#shipped())
    for (const { connectionId, draft, sealedPassword } of stored) {
      const read = connectionDraftSchema.safeParse(readJson(draft))
      if (read.success) this.#entries.set(connectionId, { draft: read.data, sealedPassword })
    }
  }

  list(): Connection[] {
    return [...this.#entries].map(([connectionId, entry]) => this.#view(connectionId, entry))
  }

  /** For a session. Throws connection.not-found. */
  withPassword(connectionId: string): ConnectionDraft & { connectionId: string; password: string } {
    const { draft, sealedPassword } = this.#entry(connectionId)
    return { ...draft, connectionId, password: this.#open(sealedPassword) }
  }

  /** connectionId null creates; password null keeps the one there is. */
  async save(
    connectionId: string | null,
    draft: ConnectionDraft,
    password: string | null,
  ): Promise<Connection> {
    const known = connectionId === null ? null : this.#entry(connectionId)
    const sealedPassword =
      password === null
        ? (known?.sealedPassword ?? null)
        : password === ''
          ? null
          : this.#secretBox.seal(password)
    return this.#put(connectionId ?? randomUUID(), { draft, sealedPassword })
  }

  async duplicate(connectionId: string, name: string): Promise<Connection> {
    const { draft, sealedPassword } = this.#entry(connectionId)
    return this.#put(randomUUID(), { draft: { ...draft, name }, sealedPassword })
  }

  /** The connection that ships cannot be taken away: removing it brings back its first form. */
  async remove(connectionId: string): Promise<void> {
    this.#entry(connectionId)
    if (connectionId === localSimulatorId) this.#entries.set(connectionId, this.#shipped())
    else this.#entries.delete(connectionId)
    await this.#store.call('removeConnection', connectionId)
  }

  async #put(connectionId: string, entry: Entry): Promise<Connection> {
    this.#entries.set(connectionId, entry)
    await this.#store.call('putConnection', {
      connectionId,
      draft: JSON.stringify(entry.draft),
      sealedPassword: entry.sealedPassword,
    })
    return this.#view(connectionId, entry)
  }

  #entry(connectionId: string): Entry {
    const entry = this.#entries.get(connectionId)
    if (entry === undefined) throw new Fault('connection.not-found', { connectionId })
    return entry
  }

  #view(connectionId: string, { draft, sealedPassword }: Entry): Connection {
    const password = this.#open(sealedPassword)
    return {
      ...draft,
      connectionId,
      hasPassword: password !== '',
      // A C-Octet String has one octet per character.
      passwordOctets: password.length,
      builtIn: connectionId === localSimulatorId,
    }
  }

  #open(sealed: string | null): string {
    return sealed === null ? '' : (this.#secretBox.open(sealed) ?? '')
  }

  #shipped(): Entry {
    return { draft: localSimulator, sealedPassword: this.#secretBox.seal(localSimulatorPassword) }
  }
}
