import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ArchiveSettings, tarGz, zip } from './archives.ts'
import { debFiles } from './deb-files.ts'
import { fetchNode, type NodeParts, nodeInFolder } from './fetch-node.ts'
import { type HeadlessBuild, headlessFiles } from './headless-files.ts'
import { archiveName, debName, type HeadlessTarget, headlessTargets } from './headless-targets.ts'
import { moved, type PackageFile } from './package-file.ts'
import { debObstacle, writeDeb } from './write-deb.ts'

const root = join(import.meta.dirname, '../..')

export interface PackSettings extends HeadlessBuild {
  readonly releaseFolder: string
  /** Files that are not packed, in little time: for tests. */
  readonly isFast: boolean
}

/** Makes the packages of one target; the names of the files that were written. */
export async function packTarget(
  target: HeadlessTarget,
  node: NodeParts,
  settings: PackSettings,
): Promise<string[]> {
  const { version, releaseFolder } = settings
  const unpacked = await headlessFiles(target, node, settings)
  const archive = archiveName(target, version)
  mkdirSync(releaseFolder, { recursive: true })
  writeFileSync(join(releaseFolder, archive), await archived(target, unpacked, settings))
  const { debArchitecture: architecture } = target
  if (architecture === null || debObstacle() !== undefined) return [archive]
  const deb = debName(architecture, version)
  writeDeb(debFiles(unpacked, settings), { ...settings, architecture, path: join(releaseFolder, deb) })
  return [archive, deb]
}

async function archived(
  target: HeadlessTarget,
  unpacked: readonly PackageFile[],
  { version, madeAt, isFast }: PackSettings,
): Promise<Uint8Array> {
  const top = `smpp-workbench-${version}-${target.id}`
  const files = unpacked.map((one) => moved(one, `${top}/${one.path}`))
  const settings: ArchiveSettings = { madeAt, level: isFast ? 0 : 9 }
  return target.archive === 'zip' ? zip(files, settings) : tarGz(files, settings)
}

/** The checksums of the packages that lie in the folder, as `sha256sum` writes and checks them. */
export function writeSums(folder: string): void {
  const lines = readdirSync(folder)
    .filter((name) => /\.(deb|tar\.gz|zip|AppImage|rpm|dmg|exe)$/.test(name))
    .sort()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}  ${name}\n`,
    )
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''))
}

interface Manifest {
  readonly version: string
  readonly description: string
  readonly devDependencies: { readonly node: string }
}

/** SOURCE_DATE_EPOCH, else when the source that is packed was committed. */
function sourceDate(): Date {
  const given = process.env['SOURCE_DATE_EPOCH']
  const seconds = given ?? execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })
  return new Date(Number(seconds) * 1000)
}

interface Asked {
  /** Ids of targets; none: all. */
  readonly only: readonly string[]
  /** Folders with a distribution of Node by the id of a target. */
  readonly nodes: ReadonlyMap<string, string>
}

/** Makes what was asked for; resolves to false where something of it is missing. */
async function packAll({ only, nodes }: Asked): Promise<boolean> {
  const strange = [...only, ...nodes.keys()].filter((id) =>
    headlessTargets.every((target) => target.id !== id),
  )
  if (strange.length > 0) {
    const known = headlessTargets.map(({ id }) => id).join(', ')
    console.error(`There is no ${strange.join(', ')}: the targets are ${known}.`)
    return false
  }
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { version, description } = manifest
  const releaseFolder = join(root, 'release')
  mkdirSync(releaseFolder, { recursive: true })
  const settings = { version, description, root, madeAt: sourceDate(), releaseFolder, isFast: false }
  const source = { version: manifest.devDependencies.node, cacheFolder: join(releaseFolder, 'node') }
  let isWhole = true
  for (const target of headlessTargets.filter(({ id }) => only.length === 0 || only.includes(id))) {
    const folder = nodes.get(target.id)
    const node =
      folder === undefined ? await fetchNode(target, source) : nodeInFolder(target, folder, source.version)
    const lacks = 'missing' in node ? `: ${node.missing}` : debLacks(target)
    if (lacks !== null) {
      isWhole = false
      console.error(`left out ${target.id}${lacks}`)
    }
    if ('missing' in node) continue
    for (const name of await packTarget(target, node, settings)) console.log(`release/${name}`)
  }
  writeSums(releaseFolder)
  console.log('release/SHA256SUMS')
  return isWhole
}

function debLacks({ debArchitecture }: HeadlessTarget): string | null {
  const obstacle = debArchitecture === null ? undefined : debObstacle()
  return obstacle === undefined ? null : `'s deb: ${obstacle}`
}

// `npm run pack:headless -- [--only TARGET]… [--node TARGET=FOLDER]…` builds, then comes here.
if (import.meta.main) {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, node: { type: 'string', multiple: true } },
  })
  const nodes = new Map(
    values.node?.map((given) => {
      const [id = '', ...folder] = given.split('=')
      return [id, folder.join('=')] as const
    }),
  )
  if (!(await packAll({ only: values.only ?? [], nodes }))) process.exitCode = 1
}
