import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type ClientCertificate,
  type ClientCertificateView,
  clientCertificateSchema,
  clientCertificateViewSchema,
} from '../../shared/contract/certificates.ts'
import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import {
  type Connection,
  type ConnectionDraft,
  connectionDraftSchema,
  maxConnectionOctets,
  maxConnections,
} from '../../shared/contract/connections.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import { inOrder } from '../../shared/contract/revision.ts'
import { readStoredValues } from '../../shared/contract/stored-values.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { simulatedProfileId } from '../../shared/profiles/usual-profiles.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import { readJson } from './read-json.ts'
import type { SecretBox } from './secrets.ts'
import type { Store } from './store.ts'
import type { StoredConnection } from './store-protocol.ts'

/** A connection with its secrets sealed. */
export interface SavedEntry {
  readonly draft: ConnectionDraft
  readonly sealedPassword: string | null
  readonly sealedCertificate: string | null
  readonly sealedOutbindPassword: string | null
}

interface Entry extends SavedEntry {
  /** Those of its sealed texts that do not open. */
  readonly lost: readonly string[]
  readonly revision: string
}

/** A client certificate that was found to be good, and what may be shown of it. */
export interface CheckedCertificate {
  readonly material: ClientCertificate
  readonly view: ClientCertificateView
}

/** How it is sealed. What is shown is kept with it: to open a PFX for each list of connections would take too long. */
const checkedCertificateSchema = z.object({
  material: clientCertificateSchema,
  view: clientCertificateViewSchema,
})

/** Change of each secret when a connection is saved: null keeps the stored one, '' clears it. */
export interface ChangedSecrets {
  readonly password: string | null
  readonly certificate: CheckedCertificate | '' | null
  readonly outbindPassword: string | null
}

/** Kept beside the draft in its JSON: a version without these fields ignores them. */
const storedSecretsSchema = z.object({
  sealedCertificate: z.string().nullable().default(null),
  sealedOutbindPassword: z.string().nullable().default(null),
})

const noSecrets = { sealedCertificate: null, sealedOutbindPassword: null } as const

/** The connection that ships: it leads to the built-in simulator with the credentials that one starts with. */
const localSimulator: ConnectionDraft = {
  ...newConnection,
  name: 'Local simulator',
  host: '127.0.0.1',
  systemId: 'demo',
  profileId: simulatedProfileId,
}
const localSimulatorPassword = 'demo'
/** Octets of a connection without its certificates, about. */
const usualOctets = 1024

/** The connections, their passwords and client certificates sealed. Those leave this file only towards a session. */
export class SavedConnections {
  readonly #store: Store
  readonly #secretBox: SecretBox
  readonly #entries = new Map<string, Entry>()
  /** Number of stored connections of which something, or nothing at all, could be read. */
  readonly unreadable: number

  constructor(store: Store, secretBox: SecretBox, stored: readonly StoredConnection[]) {
    this.#store = store
    this.#secretBox = secretBox
    this.#entries.set(localSimulatorId, this.#shipped())
    let unreadable = 0
    for (const { connectionId, draft, sealedPassword } of stored) {
      const json = readJson(draft)
      const read = readStoredValues(connectionDraftSchema, json, newConnection)
      if (read === null || read.unreadable.length > 0) unreadable += 1
      // It stays in the store as it is.
      if (read === null) continue
      const secrets = storedSecretsSchema.safeParse(json).data ?? noSecrets
      this.#entries.set(connectionId, this.#entryOf({ draft: read.values, sealedPassword, ...secrets }))
    }
    this.unreadable = unreadable
  }

  list(): Connection[] {
    return [...this.#entries].map(([connectionId, entry]) => this.#view(connectionId, entry))
  }

  /** Connections with secrets that do not open, until others take their place. */
  lostSecrets(): { name: string; sealed: readonly string[] }[] {
    return [...this.#entries.values()]
      .filter(({ lost }) => lost.length > 0)
      .map(({ draft, lost }) => ({ name: draft.name, sealed: lost }))
  }

  /** Without its secrets; null when there is none of this id. */
  draftOf(connectionId: string): ConnectionDraft | null {
    return this.#entries.get(connectionId)?.draft ?? null
  }

  /** For a session. Throws connection.not-found. */
  withSecrets(connectionId: string): ConnectionSettings {
    const { draft, sealedPassword, sealedCertificate, sealedOutbindPassword } = this.#entry(connectionId)
    return {
      ...draft,
      connectionId,
      password: this.#open(sealedPassword),
      clientCertificate: this.#certificate(sealedCertificate)?.material ?? null,
      outbindPassword: this.#open(sealedOutbindPassword),
    }
  }

  /** null when there is none of this id. */
  revisionOf(connectionId: string): string | null {
    return this.#entries.get(connectionId)?.revision ?? null
  }

  /** connectionId null creates. */
  async save(
    connectionId: string | null,
    draft: ConnectionDraft,
    { password, certificate, outbindPassword }: ChangedSecrets,
  ): Promise<Connection> {
    const known = connectionId === null ? null : this.#entry(connectionId)
    const pem = certificate === null || certificate === '' ? certificate : JSON.stringify(certificate)
    return this.#put(connectionId ?? randomUUID(), {
      draft,
      sealedPassword: this.#seal(password, known?.sealedPassword ?? null),
      sealedCertificate: this.#seal(pem, known?.sealedCertificate ?? null),
      sealedOutbindPassword: this.#seal(outbindPassword, known?.sealedOutbindPassword ?? null),
    })
  }

  /** As it is stored, to be put back; null when there is none of this id. */
  entryOf(connectionId: string): SavedEntry | null {
    return this.#entries.get(connectionId) ?? null
  }

  /** Makes the connection what it was; null takes it away. */
  async putBack(connectionId: string, entry: SavedEntry | null): Promise<void> {
    if (entry !== null) await this.#put(connectionId, entry)
    else if (this.#entries.has(connectionId)) await this.remove(connectionId)
  }

  async duplicate(connectionId: string, name: string): Promise<Connection> {
    const entry = this.#entry(connectionId)
    return this.#put(randomUUID(), { ...entry, draft: { ...entry.draft, name } })
  }

  /** The connection that ships cannot be taken away: removing it brings back its first form. */
  async remove(connectionId: string): Promise<void> {
    this.#entry(connectionId)
    if (connectionId === localSimulatorId) this.#entries.set(connectionId, this.#shipped())
    else this.#entries.delete(connectionId)
    await this.#store.call('removeConnection', connectionId)
  }

  async #put(connectionId: string, sealed: SavedEntry): Promise<Connection> {
    const entry = this.#entryOf(sealed)
    const { draft, sealedCertificate, sealedOutbindPassword } = entry
    const json = JSON.stringify({ ...draft, sealedCertificate, sealedOutbindPassword })
    this.#checkRoom(connectionId, json.length)
    this.#entries.set(connectionId, entry)
    await this.#store.call('putConnection', {
      connectionId,
      draft: json,
      sealedPassword: entry.sealedPassword,
    })
    return this.#view(connectionId, entry)
  }

  /** Throws connection.too-many where so many more are too many. */
  checkCount(more: number): void {
    if (this.#entries.size + more > maxConnections) throw tooMany()
  }

  /** Throws connection.too-many. What is saved already may be changed as long as it does not grow beyond the limit. */
  #checkRoom(connectionId: string, octets: number): void {
    const others = [...this.#entries].filter(([id]) => id !== connectionId)
    const held = others.reduce((sum, [, { draft, sealedCertificate }]) => {
      return sum + draft.tls.caPem.length + (sealedCertificate?.length ?? 0) + usualOctets
    }, 0)
    if (others.length < maxConnections && held + octets <= maxConnectionOctets) return
    throw tooMany()
  }

  #entry(connectionId: string): Entry {
    const entry = this.#entries.get(connectionId)
    if (entry === undefined) throw new Fault('connection.not-found', { connectionId })
    return entry
  }

  #view(connectionId: string, entry: Entry): Connection {
    const { draft, sealedPassword, sealedCertificate, sealedOutbindPassword } = entry
    const password = this.#open(sealedPassword)
    return {
      ...draft,
      connectionId,
      revision: entry.revision,
      hasPassword: password !== '',
      // A C-Octet String has one octet per character.
      passwordOctets: password.length,
      clientCertificate: this.#certificate(sealedCertificate)?.view ?? null,
      hasOutbindPassword: sealedOutbindPassword !== null,
      builtIn: connectionId === localSimulatorId,
    }
  }

  #open(sealed: string | null): string {
    return sealed === null ? '' : (this.#secretBox.open(sealed) ?? '')
  }

  #certificate(sealed: string | null): CheckedCertificate | null {
    return checkedCertificateSchema.safeParse(readJson(this.#open(sealed))).data ?? null
  }

  /** A secret sealed; null keeps the one there is, '' clears it. */
  #seal(secret: string | null, known: string | null): string | null {
    if (secret === null) return known
    return secret === '' ? null : this.#secretBox.seal(secret)
  }

  #entryOf(entry: SavedEntry): Entry {
    const sealed = [entry.sealedPassword, entry.sealedCertificate, entry.sealedOutbindPassword]
    const lost = sealed.flatMap((text) =>
      text === null || this.#secretBox.open(text) !== null ? [] : [text],
    )
    return { ...entry, lost, revision: revisionOf(entry) }
  }

  #shipped(): Entry {
    const sealedPassword = this.#secretBox.seal(localSimulatorPassword)
    return { draft: localSimulator, sealedPassword, ...noSecrets, lost: [], revision: 'shipped' }
  }
}

/** Of what is stored, so that an edit that outlives the engine is not taken for one of another state. */
function revisionOf({ draft, sealedPassword, sealedCertificate, sealedOutbindPassword }: SavedEntry): string {
  const stored = [draft, sealedPassword, sealedCertificate, sealedOutbindPassword]
  return createHash('sha256').update(JSON.stringify(stored, inOrder)).digest('base64url').slice(0, 22)
}

function tooMany(): Fault {
  const mebibytes = maxConnectionOctets / (1024 * 1024)
  return new Fault('connection.too-many', { connections: maxConnections, mebibytes })
}
