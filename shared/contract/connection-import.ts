import { z } from 'zod'
import { maxConnectionFile } from './connection-values.ts'
import { connectionSchema } from './connections.ts'

/** What a file of connections says it is. */
export const connectionFileKind = 'smpp-workbench-connections'
export const connectionFileVersion = 1
/** Characters of a passphrase, at least and at most. */
export const leastPassphrase = 8
const passphraseSchema = z.string().min(leastPassphrase).max(1024)

/** A connection of a file, beside those that are there. */
export const fileConnectionSchema = z.object({
  /** Its place in the file, from 0. */
  index: z.number(),
  name: z.string(),
  folder: z.string(),
  /** 'host:port' of its hosts, in their order, commas between them. */
  host: z.string(),
  /** The connection of the same name and folder that is there; null: none. */
  twin: z.object({ connectionId: z.string(), name: z.string() }).nullable(),
  /** It leads to other hosts than the twin, or checks them otherwise: replacing keeps none of the twin's secrets. */
  losesSecrets: z.boolean(),
  /** The twin says the same; its secrets are not compared. */
  isSame: z.boolean(),
  /** The name under which it is added: another one than its own where that is taken, here or earlier in the file. */
  newName: z.string(),
  /** Its profile is not here: its codes will go by the specification. */
  isProfileMissing: z.boolean(),
  /** Fields of it that could not be read, which get their usual values. */
  unreadable: z.array(z.string()),
})
export type FileConnection = z.infer<typeof fileConnectionSchema>

/** Of a file with sealed secrets, whatever else is in it. */
export const sealedFileFaults = [
  'connection-file.unreadable',
  'connection-file.newer',
  'connection-file.too-costly',
  'connection-file.passphrase-wrong',
  'connection-file.changed',
] as const

/** `add` beside what is there, under `newName`; `replace` the twin. */
const importChoiceSchema = z.object({ index: z.number().int().min(0), does: z.enum(['add', 'replace']) })
export type ImportChoice = z.infer<typeof importChoiceSchema>

export const connectionFileCalls = {
  /** The text of a file. Without a passphrase no secret is in it; with one they are, sealed by it. */
  'connections.export': {
    input: z.object({
      connectionIds: z.array(z.string()).min(1).max(1000),
      passphrase: passphraseSchema.nullable(),
    }),
    output: z.object({ text: z.string(), connections: z.number(), withSecrets: z.number() }),
    errors: ['connection.not-found', 'connection-file.passphrase-short', 'connection-file.too-large'],
  },
  /** What importing a file would do. `passphrase` null leaves its secrets sealed. Nothing is changed. */
  'connections.preview': {
    input: z.object({
      text: z.string().max(maxConnectionFile),
      passphrase: z.string().max(1024).nullable(),
    }),
    output: z.object({
      connections: z.array(fileConnectionSchema),
      /** The file has secrets; they were opened with the passphrase. */
      isSealed: z.boolean(),
      isOpen: z.boolean(),
    }),
    errors: sealedFileFaults,
  },
  /** All of the choices or none. A replaced connection keeps its secrets where the file gives none and leads to the same hosts. */
  'connections.import': {
    input: z.object({
      text: z.string().max(maxConnectionFile),
      passphrase: z.string().max(1024).nullable(),
      choices: z.array(importChoiceSchema).max(1000),
    }),
    output: z.object({
      importId: z.string(),
      saved: z.array(connectionSchema),
      /** Names of connections whose client certificate could not be read, and was left out. */
      withoutCertificate: z.array(z.string()),
    }),
    errors: [...sealedFileFaults, 'connection.not-found', 'connection.too-many', 'storage.unavailable'],
  },
  /** Puts everything back as it was before the last import; one before it cannot be taken back any more. */
  'connections.undoImport': {
    input: z.object({ importId: z.string() }),
    output: z.object({}),
    errors: ['connection.not-found', 'storage.unavailable'],
  },
} as const
