import { z } from 'zod'
import { languageSchema } from './app.ts'
import { fileItemSchema } from './capture-export.ts'
import { leastPassphrase, sealedFileFaults } from './connection-import.ts'

/** What the manifest of a workspace's zip says it is. */
export const workspaceKind = 'smpp-workbench-workspace'
export const workspaceVersion = 1
/** MiB of its parts together, unpacked; a capture in it is not read. */
export const mostPartMebibytes = 96

/** What is in a workspace beside the connections, in the order in which it is put. Sealed: only under a passphrase. */
export const workspaceParts = [
  'connections',
  'profiles',
  'templates',
  'plans',
  'scenarios',
  'auto-reply',
  'settings',
  'recipes',
  'relay',
] as const
export type WorkspacePartName = (typeof workspaceParts)[number]

/** What importing does with the things of one part. */
export const workspacePartSchema = z.object({
  part: z.enum(workspaceParts),
  /** Not there yet. */
  added: z.number(),
  /** There, and otherwise. */
  differs: z.number(),
  /** There just so. */
  same: z.number(),
  /** Could not be read, or belongs to something else. */
  unreadable: z.number(),
  /** Names of those that are otherwise, the first of them. */
  names: z.array(z.string()),
  /** Names of those that are not there yet, the first of them. */
  newNames: z.array(z.string()),
})
export type WorkspacePart = z.infer<typeof workspacePartSchema>

const fileFaults = [
  'bulk.upload-not-found',
  'workspace.not-one',
  'workspace.newer',
  'workspace.too-large',
  ...sealedFileFaults,
] as const

const file = { uploadId: z.string(), passphrase: z.string().max(1024).nullable() }

export const workspaceCalls = {
  /** What importing an uploaded file would do (`bulk.upload`); nothing is changed. */
  'workspace.preview': {
    input: z.object(file),
    output: z.object({
      /** The release that wrote it, and when. */
      writtenBy: z.string(),
      at: z.number(),
      /** Secrets are in it; the passphrase opened them. */
      isSealed: z.boolean(),
      isOpen: z.boolean(),
      parts: z.array(workspacePartSchema),
    }),
    errors: fileFaults,
  },
  /** Adds what is not there, and with `replaces` puts what differs in place of what is. Doing it again goes on where it failed. */
  'workspace.import': {
    input: z.object({ ...file, replaces: z.boolean() }),
    output: z.object({ added: z.number(), replaced: z.number() }),
    errors: [
      ...fileFaults,
      'connection.too-many',
      'templates.too-many',
      'plans.too-many',
      'scenario.too-many',
      'profiles.full',
      'storage.unavailable',
    ],
  },
} as const

export const workspaceStreams = {
  /** Everything that was saved, as one zip: without secrets, or with these sealed. `withCapture`: the captured PDUs too. */
  'workspace.export': {
    params: z.object({
      passphrase: z.string().min(leastPassphrase).max(1024).nullable(),
      withCapture: z.boolean(),
      language: languageSchema,
    }),
    item: fileItemSchema,
  },
} as const
