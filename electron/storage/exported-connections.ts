import { z } from 'zod'
import { type ClientCertificate, clientCertificateSchema } from '../../shared/contract/certificates.ts'
import { connectionFileKind, connectionFileVersion } from '../../shared/contract/connection-import.ts'
import {
  type ConnectionDraft,
  connectionDraftSchema,
  maxConnections,
} from '../../shared/contract/connections.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import { readStoredValues } from '../../shared/contract/stored-values.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { openByPassphrase, passphraseSealSchema, sealByPassphrase } from './passphrase-seal.ts'
import { readForeignJson } from './read-json.ts'

/** What of a connection is sealed; '' and null: none. */
export interface FileSecrets {
  readonly password: string
  readonly outbindPassword: string
  readonly clientCertificate: ClientCertificate | null
}

/** A connection as a file holds it. */
export interface FileEntry {
  readonly draft: ConnectionDraft
  /** Names of fields that could not be read. */
  readonly unreadable: readonly string[]
  /** null where the file has none, or they were not opened. */
  readonly secrets: FileSecrets | null
}

const fileSchema = z.object({
  kind: z.literal(connectionFileKind),
  version: z.int().min(1),
  connections: z.array(z.unknown()).max(maxConnections),
  secrets: passphraseSealSchema.optional(),
})

const secretsSchema = z.array(
  z.object({
    password: z.string().max(4096),
    outbindPassword: z.string().max(4096),
    clientCertificate: clientCertificateSchema.nullable(),
  }),
)

/** The text of a file; `passphrase` null leaves the secrets out. */
export async function writeConnectionFile(
  entries: readonly { readonly draft: ConnectionDraft; readonly secrets: FileSecrets }[],
  passphrase: string | null,
): Promise<string> {
  const connections = entries.map(({ draft }) => connectionDraftSchema.parse(draft))
  const file = { kind: connectionFileKind, version: connectionFileVersion, connections }
  if (passphrase === null) return `${JSON.stringify(file, null, 2)}\n`
  const secrets = JSON.stringify(entries.map((entry) => entry.secrets))
  const sealed = await sealByPassphrase(passphrase, secrets, JSON.stringify(connections))
  return `${JSON.stringify({ ...file, secrets: sealed }, null, 2)}\n`
}

/**
 * The connections of a file. Secrets are opened where there is a passphrase; they are bound to the connections, so that
 * nobody can lead a password to another host. Rejects with `connection-file.*`.
 */
export async function readConnectionFile(
  text: string,
  passphrase: string | null,
): Promise<{ readonly entries: readonly FileEntry[]; readonly isSealed: boolean; readonly isOpen: boolean }> {
  const { connections, secrets } = readFrame(text)
  const opened =
    secrets === undefined || passphrase === null
      ? null
      : secretsSchema.safeParse(
          readForeignJson(await openByPassphrase(passphrase, secrets, JSON.stringify(connections))),
        ).data
  if (opened === undefined || (opened !== null && opened.length !== connections.length))
    throw new Fault('connection-file.changed', {})
  const entries = connections.map((json, index): FileEntry => {
    const read = readStoredValues(connectionDraftSchema, json, newConnection)
    if (read === null) throw new Fault('connection-file.unreadable', { place: `connections[${index}]` })
    return { draft: read.values, unreadable: read.unreadable, secrets: opened?.[index] ?? null }
  })
  return { entries, isSealed: secrets !== undefined, isOpen: opened !== null }
}

/** What every version of the file says first. */
const versionSchema = z.object({ kind: z.literal(connectionFileKind), version: z.int() })

function readFrame(text: string): z.infer<typeof fileSchema> {
  const json = readForeignJson(text)
  const told = versionSchema.safeParse(json).data
  if (told !== undefined && told.version > connectionFileVersion)
    throw new Fault('connection-file.newer', { version: told.version })
  const read = fileSchema.safeParse(json)
  if (read.success) return read.data
  const place = read.error.issues[0]?.path.join('.') ?? ''
  throw new Fault('connection-file.unreadable', { place: place === '' ? 'JSON' : place })
}
