import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { z } from 'zod'
import { mostPartMebibytes, workspaceKind, workspaceVersion } from '../../shared/contract/workspace.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { readForeignJson } from '../storage/read-json.ts'

/** A zip of ours has a dozen files. */
const mostEntries = 100
const mebi = 1024 * 1024
/** Characters. */
const mostManifest = 64 * 1024

const versionSchema = z.object({ kind: z.literal(workspaceKind), version: z.int() })
const manifestSchema = versionSchema.extend({ writtenBy: z.string().max(100), at: z.number() })
export type WorkspaceManifest = z.infer<typeof manifestSchema>

/** The texts of a workspace's zip, by their names; what is not asked for is never unpacked. */
export interface WorkspaceFile {
  readonly manifest: WorkspaceManifest
  /** undefined where the file has none. */
  readonly text: (name: string) => string | undefined
}

/**
 * Reads those of the files `wanted` that a zip has, into memory alone: no name of it is ever a path. Rejects with
 * workspace.not-one, workspace.newer, workspace.too-large.
 */
export async function readWorkspaceFile(path: string, wanted: readonly string[]): Promise<WorkspaceFile> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new Fault('workspace.not-one', { part: 'zip' })
  })
  try {
    const texts = await textsOf(zip, new Set(['manifest.json', ...wanted]))
    return { manifest: manifestOf(texts.get('manifest.json')), text: (name) => texts.get(name) }
  } catch (problem) {
    throw problem instanceof Fault ? problem : new Fault('workspace.not-one', { part: 'zip' })
  } finally {
    zip.close()
  }
}

async function textsOf(zip: ZipFile, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  let entries = 0
  let octets = 0
  for await (const entry of zip.eachEntry()) {
    entries += 1
    if (entries > mostEntries) throw new Fault('workspace.not-one', { part: 'zip' })
    const { fileName } = entry
    if (!wanted.has(fileName) || texts.has(fileName)) continue
    octets += entry.uncompressedSize
    // What a zip says of its sizes holds while it is unpacked: what grows beyond ends the stream.
    if (octets > mostPartMebibytes * mebi)
      throw new Fault('workspace.too-large', { mebibytes: mostPartMebibytes })
    texts.set(fileName, await unpacked(zip, entry))
  }
  return texts
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<string> {
  if (!entry.canDecodeFileData()) throw new Fault('workspace.not-one', { part: entry.fileName })
  const pieces: Buffer[] = []
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

function manifestOf(text: string | undefined): WorkspaceManifest {
  const json = text === undefined || text.length > mostManifest ? undefined : readForeignJson(text)
  const told = versionSchema.safeParse(json).data
  if (told !== undefined && told.version > workspaceVersion)
    throw new Fault('workspace.newer', { version: told.version })
  const read = manifestSchema.safeParse(json)
  if (!read.success) throw new Fault('workspace.not-one', { part: 'manifest.json' })
  return read.data
}
