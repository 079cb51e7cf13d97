import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { ClientCertificate, ClientCertificateView } from '../../shared/contract/certificates.ts'
import {
  type FileConnection,
  type ImportChoice,
  leastPassphrase,
} from '../../shared/contract/connection-import.ts'
import { maxConnectionFile } from '../../shared/contract/connection-values.ts'
import {
  type Connection,
  type ConnectionDraft,
  maxConnectionName,
} from '../../shared/contract/connections.ts'
import { targetsOf, targetText } from '../../shared/contract/new-connection.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import {
  type FileEntry,
  type FileSecrets,
  readConnectionFile,
  writeConnectionFile,
} from './exported-connections.ts'
import type { ChangedSecrets, SavedConnections, SavedEntry } from './saved-connections.ts'

export interface TransferParts {
  readonly savedConnections: SavedConnections
  readonly catalogue: () => Catalogue
  /** Facts of a certificate; throws a Fault for one that cannot be read. */
  readonly describeCertificate: (material: ClientCertificate) => ClientCertificateView
}

interface Replaced {
  readonly connectionId: string
  /** null: it was not there. */
  readonly before: SavedEntry | null
}

export interface ImportOrder {
  readonly text: string
  /** null leaves the file's secrets sealed. */
  readonly passphrase: string | null
  readonly choices: readonly ImportChoice[]
}

const keptSecrets: ChangedSecrets = { password: null, certificate: null, outbindPassword: null }
const removedSecrets: ChangedSecrets = { password: '', certificate: '', outbindPassword: '' }

/** Connections to a file and back, with their secrets only where a passphrase seals them. */
export class ConnectionTransfer {
  readonly #parts: TransferParts
  /** What the last import changed. */
  #last: { readonly importId: string; readonly replaced: readonly Replaced[] } | null = null

  constructor(parts: TransferParts) {
    this.#parts = parts
  }

  /**
   * `most`: characters, those of a file that a window can hand over. Rejects with connection.not-found,
   * connection-file.passphrase-short, connection-file.too-large.
   */
  async export(
    connectionIds: readonly string[],
    passphrase: string | null,
    most = maxConnectionFile,
  ): Promise<{ text: string; connections: number; withSecrets: number }> {
    const { savedConnections } = this.#parts
    if (passphrase !== null && passphrase.length < leastPassphrase)
      throw new Fault('connection-file.passphrase-short', { least: leastPassphrase })
    const entries = connectionIds.map((connectionId) => {
      const draft = savedConnections.draftOf(connectionId)
      if (draft === null) throw new Fault('connection.not-found', { connectionId })
      const {
        password,
        outbindPassword = '',
        clientCertificate = null,
      } = savedConnections.withSecrets(connectionId)
      return { draft, secrets: { password, outbindPassword, clientCertificate } }
    })
    const text = await writeConnectionFile(entries, passphrase)
    if (text.length > most) throw new Fault('connection-file.too-large', { mebibytes: most / 2 ** 20 })
    const withSecrets = passphrase === null ? 0 : entries.filter(({ secrets }) => hasAny(secrets)).length
    return { text, connections: entries.length, withSecrets }
  }

  /** Rejects with `connection-file.*`. */
  async preview(
    text: string,
    passphrase: string | null,
  ): Promise<{ connections: FileConnection[]; isSealed: boolean; isOpen: boolean }> {
    const { entries, ...told } = await readConnectionFile(text, passphrase)
    return { connections: this.#compared(entries), ...told }
  }

  /** All of the choices or none. Rejects with `connection-file.*`, connection.too-many, storage.unavailable. */
  async import({ text, passphrase, choices }: ImportOrder): Promise<{
    importId: string
    saved: Connection[]
    withoutCertificate: string[]
  }> {
    const { savedConnections } = this.#parts
    const { entries } = await readConnectionFile(text, passphrase)
    const compared = this.#compared(entries)
    savedConnections.checkCount(choices.filter(({ does }) => does === 'add').length)
    const replaced: Replaced[] = []
    const saved: Connection[] = []
    const withoutCertificate: string[] = []
    try {
      for (const { index, does } of choices) {
        const [entry, one] = [entries[index], compared[index]]
        if (entry === undefined || one === undefined) continue
        const twinId = does === 'replace' ? (one.twin?.connectionId ?? null) : null
        const name = twinId === null ? one.newName : entry.draft.name
        const before = twinId === null ? null : savedConnections.entryOf(twinId)
        const secrets = this.#changesOf(entry.secrets, isLedElsewhere(before?.draft, entry.draft))
        if (secrets.isWithoutCertificate) withoutCertificate.push(name)
        const made = await savedConnections.save(twinId, { ...entry.draft, name }, secrets.changes)
        replaced.push({ connectionId: made.connectionId, before })
        saved.push(made)
      }
    } catch (problem) {
      // What cannot be put back is told in the status; why the import failed is what counts.
      await this.#putBack(replaced).catch(() => undefined)
      throw problem
    }
    const importId = randomUUID()
    this.#last = { importId, replaced }
    return { importId, saved, withoutCertificate }
  }

  /** The connections that are as they were. Throws connection.not-found for any import but the last. */
  async undo(importId: string): Promise<readonly string[]> {
    const last = this.#last
    if (last?.importId !== importId) throw new Fault('connection.not-found', { connectionId: importId })
    await this.#putBack(last.replaced)
    this.#last = null
    return last.replaced.map(({ connectionId }) => connectionId)
  }

  async #putBack(replaced: readonly Replaced[]): Promise<void> {
    for (const { connectionId, before } of replaced.toReversed())
      await this.#parts.savedConnections.putBack(connectionId, before)
  }

  /** A secret that the file does not give is kept where there is one, unless it would go to other hosts than before. */
  #changesOf(
    secrets: FileSecrets | null,
    isElsewhere: boolean,
  ): { changes: ChangedSecrets; isWithoutCertificate: boolean } {
    const others = isElsewhere ? removedSecrets : keptSecrets
    if (secrets === null) return { changes: others, isWithoutCertificate: false }
    const { password, outbindPassword, clientCertificate: material } = secrets
    const given = {
      password: password || others.password,
      outbindPassword: outbindPassword || others.outbindPassword,
      certificate: others.certificate,
    }
    if (material === null) return { changes: given, isWithoutCertificate: false }
    try {
      const certificate = { material, view: this.#parts.describeCertificate(material) }
      return { changes: { ...given, certificate }, isWithoutCertificate: false }
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      return { changes: given, isWithoutCertificate: true }
    }
  }

  #compared(entries: readonly FileEntry[]): FileConnection[] {
    const here = this.#parts.savedConnections.list()
    const catalogue = this.#parts.catalogue()
    const names = new Set(here.map(({ name }) => name))
    const twins = new Set<string>()
    return entries.map(({ draft, unreadable }, index) => {
      const twin = here.find(
        (one) => !one.builtIn && !twins.has(one.connectionId) && keyOf(one) === keyOf(draft),
      )
      if (twin !== undefined) twins.add(twin.connectionId)
      const twinDraft = twin === undefined ? null : this.#parts.savedConnections.draftOf(twin.connectionId)
      const newName = freeName(draft.name, names)
      names.add(newName)
      return {
        index,
        name: draft.name,
        folder: draft.folder,
        host: targetsOf(draft).map(targetText).join(', '),
        twin: twin === undefined ? null : { connectionId: twin.connectionId, name: twin.name },
        losesSecrets: isLedElsewhere(twinDraft, draft),
        isSame: isSame(twinDraft, draft),
        newName,
        isProfileMissing: catalogue.of(draft.profileId) === undefined,
        unreadable: [...unreadable],
      }
    })
  }
}

function hasAny({ password, outbindPassword, clientCertificate }: FileSecrets): boolean {
  return password !== '' || outbindPassword !== '' || clientCertificate !== null
}

/** The file leads what is here to a host that it did not go to, or has it checked otherwise: secrets are not for that. */
function isLedElsewhere(here: ConnectionDraft | null | undefined, draft: ConnectionDraft): boolean {
  if (here === null || here === undefined) return false
  const hosts = new Set(targetsOf(here).map(({ host }) => host))
  return targetsOf(draft).some(({ host }) => !hosts.has(host)) || !isDeepStrictEqual(here.tls, draft.tls)
}

function keyOf({ folder, name }: Pick<ConnectionDraft, 'folder' | 'name'>): string {
  const levels = folder.split('/').map((level) => level.trim())
  return JSON.stringify([levels.filter(Boolean), name])
}

function isSame(one: ConnectionDraft | null, other: ConnectionDraft): boolean {
  return one !== null && JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** With its keys in one order, throughout. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const pairs = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(pairs.map(([key, inner]) => [key, sorted(inner)]))
}

/** The name, or 'name, 2' and so on where it is taken. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `, ${number}`
    const free = `${name.slice(0, maxConnectionName - end.length)}${end}`
    if (!taken.has(free)) return free
  }
}
