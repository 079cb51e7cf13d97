import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { Zip, ZipDeflate } from 'fflate'
import { z } from 'zod'
import type { FileConnection, ImportChoice } from '../../shared/contract/connection-import.ts'
import {
  mostPartMebibytes,
  type WorkspacePart,
  workspaceKind,
  workspaceVersion,
} from '../../shared/contract/workspace.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { encodeUtf8 } from '../../shared/text/utf8.ts'
import type { ConnectionTransfer } from '../storage/connection-transfer.ts'
import { openByPassphrase, passphraseSealSchema, sealByPassphrase } from '../storage/passphrase-seal.ts'
import { readForeignJson } from '../storage/read-json.ts'
import { readWorkspaceFile, type WorkspaceManifest } from './workspace-file.ts'
import { partRows, type WorkspaceItem, type WorkspaceParts } from './workspace-parts.ts'

/** Names of things in one line. */
const mostNames = 20
const connectionsFile = 'connections.json'
const secretsFile = 'secrets.json'
const fileOf = (part: string) => `${part}.json`

interface Options extends WorkspaceParts {
  readonly transfer: ConnectionTransfer
  /** Of this program. */
  readonly version: string
}

/** Takes the octets of a zip; false once nobody wants them any more. */
export type ZipSink = (octets: Uint8Array) => Promise<boolean>

/** A file more in the zip, made piece by piece. */
export interface ExtraFile {
  readonly name: string
  readonly fill: (add: (octets: Uint8Array) => Promise<void>) => Promise<void>
}

interface ReadPart {
  readonly row: (typeof partRows)[number]
  readonly items: readonly WorkspaceItem[]
  readonly unreadable: number
}

interface ReadWorkspace {
  readonly manifest: WorkspaceManifest
  readonly isSealed: boolean
  readonly isOpen: boolean
  readonly connections: { readonly text: string; readonly found: readonly FileConnection[] } | null
  readonly parts: readonly ReadPart[]
}

/** Everything that was saved in a data folder, to one zip and back. */
export class Workspace {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Without secrets where `passphrase` is null. Rejects with connection-file.passphrase-short, connection-file.too-large. */
  async export(passphrase: string | null, sink: ZipSink, extra: readonly ExtraFile[] = []): Promise<number> {
    const files = await this.#texts(passphrase)
    const packer = new Packer(sink)
    for (const [name, text] of files) await packer.add({ name, fill: (add) => add(encodeUtf8(text)) })
    for (const file of extra) await packer.add(file)
    await packer.end()
    return files.length + extra.length
  }

  /** What importing the zip of this path would do. Rejects with `workspace.*`, `connection-file.*`. */
  async preview(path: string, passphrase: string | null) {
    const { manifest, isSealed, isOpen, connections, parts } = await this.#read(path, passphrase)
    const told = await Promise.all(parts.map((part) => this.#compared(part)))
    return {
      ...{ writtenBy: manifest.writtenBy, at: manifest.at, isSealed, isOpen },
      parts: [...(connections === null ? [] : [comparedConnections(connections.found)]), ...told],
    }
  }

  /**
   * Adds what is not there; with `replaces` what differs takes the place of what is. Everything is read before anything is
   * put. Rejects as preview does, and with the faults of what is full.
   */
  async import(
    path: string,
    passphrase: string | null,
    replaces: boolean,
  ): Promise<{ added: number; replaced: number }> {
    const { isOpen, connections, parts } = await this.#read(path, passphrase)
    let [added, replaced] = [0, 0]
    for (const { row, items } of parts) {
      const here = await this.#here(row)
      for (const item of items) {
        const before = here.get(item.key)
        if (before !== undefined && (!replaces || isDeepStrictEqual(before.value, item.value))) continue
        await row.put(this.#options, item)
        if (before === undefined) added += 1
        else replaced += 1
      }
    }
    if (connections === null) return { added, replaced }
    const choices = connections.found.flatMap(({ index, twin, isSame }): ImportChoice[] => {
      if (twin === null) return [{ index, does: 'add' }]
      // The same but for its secrets, perhaps: those are not compared.
      return replaces && (isOpen || !isSame) ? [{ index, does: 'replace' }] : []
    })
    await this.#options.transfer.import({
      text: connections.text,
      passphrase: isOpen ? passphrase : null,
      choices,
    })
    const fresh = choices.filter(({ does }) => does === 'add').length
    return { added: added + fresh, replaced: replaced + choices.length - fresh }
  }

  async #texts(passphrase: string | null): Promise<(readonly [string, string])[]> {
    const { savedConnections, transfer, version } = this.#options
    const manifest = { kind: workspaceKind, version: workspaceVersion, writtenBy: version, at: Date.now() }
    const files: (readonly [string, string])[] = [['manifest.json', textOf(manifest)]]
    const own = savedConnections.list().filter(({ builtIn }) => !builtIn)
    const ids = own.map(({ connectionId }) => connectionId)
    // As many as can be saved: a zip is not handed over in one piece.
    const most = mostPartMebibytes * 2 ** 20
    if (ids.length > 0) files.push([connectionsFile, (await transfer.export(ids, passphrase, most)).text])
    const secrets: Record<string, readonly unknown[]> = {}
    for (const row of partRows) {
      const values = (await row.list(this.#options)).map(({ value }) => value)
      if (values.length === 0) continue
      if (row.isSecret) secrets[row.part] = values
      else files.push([fileOf(row.part), textOf(values)])
    }
    if (passphrase !== null) {
      const sealed = await sealByPassphrase(passphrase, JSON.stringify(secrets), workspaceKind)
      files.push([secretsFile, textOf(sealed)])
    }
    return files
  }

  async #read(path: string, passphrase: string | null): Promise<ReadWorkspace> {
    const plain = partRows.filter(({ isSecret }) => !isSecret).map(({ part }) => fileOf(part))
    const { manifest, text } = await readWorkspaceFile(path, [connectionsFile, secretsFile, ...plain])
    const sealed = text(secretsFile)
    const secrets = sealed === undefined || passphrase === null ? null : await opened(sealed, passphrase)
    const parts: ReadPart[] = []
    for (const row of partRows) {
      const values = row.isSecret ? (secrets?.[row.part] ?? []) : valuesOf(row.part, text(fileOf(row.part)))
      parts.push(await readPart(row, values))
    }
    const ofConnections = text(connectionsFile)
    const preview =
      ofConnections === undefined
        ? null
        : await this.#options.transfer.preview(ofConnections, secrets === null ? null : passphrase)
    return {
      ...{ manifest, isSealed: sealed !== undefined, isOpen: secrets !== null },
      connections: preview === null ? null : { text: ofConnections ?? '', found: preview.connections },
      parts: parts.filter(({ items, unreadable }) => items.length + unreadable > 0),
    }
  }

  async #here(row: ReadPart['row']): Promise<ReadonlyMap<string, WorkspaceItem>> {
    return new Map((await row.list(this.#options)).map((item) => [item.key, item]))
  }

  async #compared({ row, items, unreadable }: ReadPart): Promise<WorkspacePart> {
    const here = await this.#here(row)
    const known = items.filter(({ key }) => here.has(key))
    const other = known.filter(({ key, value }) => !isDeepStrictEqual(here.get(key)?.value, value))
    return {
      ...{ part: row.part, unreadable, added: items.length - known.length },
      ...{ differs: other.length, same: known.length - other.length },
      names: firstNames(other),
      newNames: firstNames(items.filter(({ key }) => !here.has(key))),
    }
  }
}

function firstNames(items: readonly { readonly name: string }[]): string[] {
  return items.slice(0, mostNames).map(({ name }) => name)
}

async function readPart(row: ReadPart['row'], values: readonly unknown[]): Promise<ReadPart> {
  const items = new Map<string, WorkspaceItem>()
  for (const value of values) {
    // Reading a profile may take tenths of a second, and others are served by the same thread.
    await nextTurn()
    const item = row.read(value)
    // Of two things with one key the first counts.
    if (item !== null && !items.has(item.key)) items.set(item.key, item)
  }
  return { row, items: [...items.values()], unreadable: values.length - items.size }
}

function comparedConnections(found: readonly FileConnection[]): WorkspacePart {
  const other = found.filter(({ twin, isSame }) => twin !== null && !isSame)
  const fresh = found.filter(({ twin }) => twin === null)
  return {
    ...{ part: 'connections', unreadable: 0, differs: other.length },
    added: fresh.length,
    same: found.filter(({ twin, isSame }) => twin !== null && isSame).length,
    names: firstNames(other),
    newNames: firstNames(fresh),
  }
}

const secretsSchema = z.record(z.string(), z.array(z.unknown()).max(10_000))

async function opened(text: string, passphrase: string): Promise<z.infer<typeof secretsSchema>> {
  const seal = passphraseSealSchema.safeParse(readForeignJson(text))
  if (!seal.success) throw new Fault('workspace.not-one', { part: secretsFile })
  const read = secretsSchema.safeParse(
    readForeignJson(await openByPassphrase(passphrase, seal.data, workspaceKind)),
  )
  if (!read.success) throw new Fault('connection-file.changed', {})
  return read.data
}

function valuesOf(part: string, text: string | undefined): readonly unknown[] {
  if (text === undefined) return []
  const read = z.array(z.unknown()).max(10_000).safeParse(readForeignJson(text))
  if (!read.success) throw new Fault('workspace.not-one', { part: fileOf(part) })
  return read.data
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Packs files one behind the other, each piece as it is made. */
class Packer {
  readonly #sink: ZipSink
  readonly #zip: Zip
  #packed: Uint8Array[] = []
  #failure: Error | null = null
  #isWanted = true

  constructor(sink: ZipSink) {
    this.#sink = sink
    this.#zip = new Zip((error, octets) => {
      if (error === null) this.#packed.push(octets)
      else this.#failure = error
    })
  }

  async add({ name, fill }: ExtraFile): Promise<void> {
    if (!this.#isWanted) return
    const file = new ZipDeflate(name, { level: 6 })
    this.#zip.add(file)
    await fill(async (octets) => {
      if (!this.#isWanted) return
      file.push(octets)
      await this.#handOver()
    })
    file.push(new Uint8Array(0), true)
  }

  async end(): Promise<void> {
    this.#zip.end()
    await this.#handOver()
  }

  async #handOver(): Promise<void> {
    if (this.#failure !== null) throw this.#failure
    const octets = Buffer.concat(this.#packed)
    this.#packed = []
    this.#isWanted = await this.#sink(octets)
  }
}
