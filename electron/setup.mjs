// Preparation for `npm start` and `npm test`: plain JavaScript for Node 20, with no package installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''

/** A sentence in the language of the terminal. */
export function say(en, ru) {
  return /^ru(?![a-z])/i.test(locale) ? ru : en
}

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const windows = process.platform === 'win32'
const buildStamp = join(root, 'dist', 'build-digest')
const builtFrom = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json', 'vite.config.ts']

/** The first Node with all that our code uses. */
const neededNode = 24

const packagedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

/** The Node that runs all our code: the npm package `node`, or this one where the package has none for the system. */
export function nodePath() {
  return existsSync(packagedNode) || !isThisNodeEnough() ? packagedNode : process.execPath
}

function isThisNodeEnough() {
  return Number.parseInt(process.versions.node, 10) >= neededNode
}

/** Installs what package-lock.json names unless it is there already. Throws when npm fails. */
export async function ensureDependencies() {
  // Its packages for macOS lag behind, and a package whose script fails would take all others with it.
  const isNodeDoubtful = process.platform === 'darwin'
  if (!areDependenciesThere()) {
    console.log(
      say(
        'Installing what the workbench is built with (once)…',
        'Устанавливаются пакеты для сборки (один раз)…',
      ),
    )
    npm(['ci', '--no-audit', '--no-fund', ...(isNodeDoubtful ? ['--ignore-scripts'] : [])], 'npm ci')
  }
  if (runs(nodePath()) || (isNodeDoubtful && isThisNodeEnough())) return
  // Its install script was skipped, as npm does when scripts are off.
  const isRebuilt = tryNpm(['rebuild', 'node', '--ignore-scripts=false'])
  if (!isRebuilt || !runs(nodePath()))
    throw new Error(
      say(
        `npm's package "node" has no working Node ${neededNode} for this system (${process.platform} ${process.arch}). Install Node ${neededNode} or newer and run this again.`,
        `В пакете npm «node» нет рабочего Node ${neededNode} для этой системы (${process.platform} ${process.arch}). Установите Node ${neededNode} или новее и запустите снова.`,
      ),
    )
}

/** npm writes down what it installed; the folders of a removed package are the one thing it cannot know. */
function areDependenciesThere() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed) || !existsSync(join(root, 'node_modules', 'vite', 'package.json'))) return false
  return isInstalled(readLock(join(root, 'package-lock.json')), readLock(installed))
}

/**
 * True when each package of a lockfile is installed in that version. Optional ones may be absent: they are
 * for other systems.
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    const found = installed[place]
    if (place === '') return true
    if (found === undefined) return optional === true
    return found.version === version && found.integrity === integrity
  })
}

function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** Builds dist/ unless it was built from these very sources. Throws when the build fails. */
export async function ensureBuild() {
  if (isBuilt()) return
  console.log(say('Building the workbench…', 'Сборка…'))
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const run = spawnSync(nodePath(), [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (run.status !== 0)
    throw new Error(say('The build failed; its messages are above.', 'Сборка не удалась; сообщения — выше.'))
}

export function isBuilt() {
  return readStamp(buildStamp) === digestOf(builtFrom) && existsSync(join(root, 'dist', 'engine', 'serve.js'))
}

/** The digest that `stampBuild` is to be given: of the sources as they are when the build begins. */
export function sourceDigest() {
  return digestOf(builtFrom)
}

/** Called by the build when everything is written. */
export function stampBuild(digest) {
  mkdirSync(dirname(buildStamp), { recursive: true })
  writeFileSync(buildStamp, digest)
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Contents, not times: a checkout gives every file a new time. */
function digestOf(places) {
  const hash = createHash('sha256')
  for (const place of places) {
    const path = join(root, place)
    if (!existsSync(path)) continue
    for (const file of filesUnder(path))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path]
  const inside = readdirSync(path, { withFileTypes: true, recursive: true })
  return inside
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function runs(node) {
  return existsSync(node) && spawnSync(node, ['-e', '']).status === 0
}

function npm(args, what) {
  if (!tryNpm(args))
    throw new Error(
      say(`${what} failed; npm's messages are above.`, `${what}: не удалось; сообщения npm — выше.`),
    )
}

/** Under `npm start` npm says where it is; a bare `npm` would need a shell on Windows. */
function tryNpm(args) {
  const npmScript = process.env.npm_execpath
  const run = npmScript?.endsWith('.js')
    ? spawnSync(process.execPath, [npmScript, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: 'inherit', shell: windows })
  return run.status === 0
}
