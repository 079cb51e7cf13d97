import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import type { DataRule } from '../shared/contract/app.ts'
import { Fault } from '../shared/faults/fault.ts'
import { makeFolder } from './make-folder.ts'

/** The folder that holds package.json: the sources lie one level below it, the built files two. */
const home = existsSync(join(import.meta.dirname, '..', 'package.json'))
  ? join(import.meta.dirname, '..')
  : join(import.meta.dirname, '..', '..')

/** The built window, whether the engine runs built or from its sources. */
export const rendererFolder = join(home, 'dist', 'renderer')

export const preloadFile = join(home, 'dist', 'engine', 'preload.cjs')

/** package.json, which the build puts beside the program. */
export function readManifest(): { readonly version: string; readonly repository?: unknown } {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
}

/** The one place of the version is package.json. */
export function readVersion(): string {
  return readManifest().version
}

/** Beside the program, a folder of this name is where its data is. */
const besideName = 'smpp-workbench-data'

export interface DataPlace {
  readonly dataDir: string
  readonly rule: DataRule
}

/** What a program knows of where it runs. */
interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly environment: NodeJS.ProcessEnv
  readonly userHome: string
  /** The program's file, of a packed desktop alone. */
  readonly executable?: string | undefined
  /** The folder that holds package.json. */
  readonly root: string
}

/**
 * Where the workbench keeps its files; the same rule for the desktop, the host and the CLI. What `--data` named goes
 * before SMPP_WORKBENCH_DATA, that before a folder beside the program, and that before the system's own place.
 */
export function findDataPlace(given: string | undefined, around: Partial<Surroundings> = {}): DataPlace {
  const here: Surroundings = {
    ...{ platform: process.platform, environment: process.env, userHome: homedir(), root: home },
    ...around,
  }
  if (given !== undefined) return { dataDir: given, rule: 'option' }
  const told = here.environment['SMPP_WORKBENCH_DATA']
  if (told) return { dataDir: told, rule: 'environment' }
  const beside = besideProgram(here)
  if (beside === undefined) {
    const moved = movedTo(usualDataDir(here))
    return moved === null ? { dataDir: usualDataDir(here), rule: 'usual' } : { dataDir: moved, rule: 'moved' }
  }
  return canBeKept(beside)
    ? { dataDir: beside.folder, rule: 'beside' }
    : { dataDir: usualDataDir(here), rule: 'beside-unwritable' }
}

/** In a data folder: where the next start moves it, and how that ended (workspace/planned-move.ts). */
export const moveNoteName = 'move.json'

/** Wherever such a folder was moved, a program that nobody tells of a folder finds it. */
export function isFoundAgain(rule: DataRule): boolean {
  return rule === 'usual' || rule === 'moved'
}

/** In the usual place: where the data folder was moved to. */
const movedName = 'moved.json'

/** null: it was not. The note itself where it does not say so whole: a folder that is not there. */
function movedTo(usual: string): string | null {
  const path = join(usual, movedName)
  // As a rule there is none.
  if (!existsSync(path)) return null
  try {
    const { version, folder } = JSON.parse(readFileSync(path, 'utf8'))
    return version === 1 && typeof folder === 'string' && isAbsolute(folder) ? folder : path
  } catch {
    return path
  }
}

/** From the next start on the data folder is this one, wherever no other rule chooses. */
export function pointTo(folder: string, around: Partial<Surroundings> = {}): void {
  const here: Surroundings = {
    ...{ platform: process.platform, environment: process.env, userHome: homedir(), root: home },
    ...around,
  }
  const usual = usualDataDir(here)
  const path = join(usual, movedName)
  if (resolve(folder) === resolve(usual)) {
    rmSync(path, { force: true })
    return
  }
  makeFolder(usual)
  const note = `${JSON.stringify({ version: 1, folder: resolve(folder) }, null, 2)}\n`
  writeFileSync(`${path}.next`, note, { flush: true })
  renameSync(`${path}.next`, path)
}

/**
 * The folder was moved to a place that is not there, or where nothing is, as in that of a disk that is not attached; or where
 * it was moved to does not read.
 */
export function isGone({ dataDir, rule }: DataPlace): boolean {
  return rule === 'moved' && !hasFiles(dataDir)
}

function hasFiles(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : ''
    return code !== 'ENOENT' && code !== 'ENOTDIR'
  }
}

/** Throws folder.gone, folder.move-unreadable: a program that began anew would look as if everything were lost. */
export function refuseGone(place: DataPlace): void {
  if (!isGone(place)) return
  if (basename(place.dataDir) === movedName)
    throw new Fault('folder.move-unreadable', { file: place.dataDir })
  throw new Fault('folder.gone', { dataDir: place.dataDir })
}

interface Beside {
  readonly folder: string
  readonly isMade: boolean
}

/** The folder beside the program; undefined when it is not there and the build is none that makes it by itself. */
function besideProgram(here: Surroundings): Beside | undefined {
  const isMade = isPortable(here)
  const folder = join(placeOfProgram(here), besideName)
  return isMade || existsSync(folder) ? { folder, isMade } : undefined
}

/** The folder in which the user sees the program lie. */
function placeOfProgram(here: Surroundings): string {
  const { platform, environment, executable, root } = here
  if (executable === undefined) return dirname(root)
  if (isPortable(here)) return environment['PORTABLE_EXECUTABLE_DIR'] ?? ''
  const { APPIMAGE: image, APPDIR: mounted } = environment
  // Whatever an AppImage starts inherits its variables, a terminal among it: they count inside its own mount alone.
  if (platform === 'linux' && image && mounted && executable.startsWith(`${mounted}/`)) return dirname(image)
  const folder = dirname(executable)
  // Of a bundle the user sees the .app, not what lies in its Contents/MacOS.
  return platform === 'darwin' ? join(folder, '..', '..', '..') : folder
}

/** Windows' portable file unpacks itself elsewhere and says where it lies; a terminal that is such a file as well says it of itself. */
function isPortable({ environment, executable }: Surroundings): boolean {
  return (
    executable !== undefined &&
    Boolean(environment['PORTABLE_EXECUTABLE_DIR']) &&
    /^smpp[- ]workbench$/i.test(environment['PORTABLE_EXECUTABLE_APP_FILENAME'] ?? '')
  )
}

function canBeKept({ folder, isMade }: Beside): boolean {
  try {
    if (isMade) makeFolder(folder)
    // Rights tell nothing of Windows' lists of access, nor to the administrator of a stick that is write-protected.
    rmdirSync(mkdtempSync(join(folder, '.probe-')))
    return true
  } catch {
    // The rule says so to the user.
    return false
  }
}

/** Where the system keeps an application's data. */
function usualDataDir({ platform, environment, userHome }: Surroundings): string {
  if (platform === 'win32') {
    return join(environment['APPDATA'] || join(userHome, 'AppData', 'Roaming'), 'SMPP Workbench')
  }
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support', 'SMPP Workbench')
  return join(environment['XDG_DATA_HOME'] || join(userHome, '.local', 'share'), 'smpp-workbench')
}
