import { lstatSync } from 'node:fs'
import module from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.ts'

/** Has V8 keep what it compiles in the user's cache folder, where the next start finds it. */
export function keepCompiledCode(): void {
  const folder = compiledCodeFolder(process.env, process.platform, homedir())
  if (folder !== undefined) module.enableCompileCache(folder)
}

/** The environment of a thread of ours: by itself a thread reads and keeps no compiled code. */
export function threadEnvironment(): NodeJS.ProcessEnv {
  // Node names the folder of its own version within the one it was given.
  const folder = module.getCompileCacheDir()
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) }
}

/**
 * A folder that is ours alone, made where it is missing; undefined where there can be none, and then nothing is kept.
 * `NODE_DISABLE_COMPILE_CACHE=1` switches it off, as for any program of Node's.
 */
export function compiledCodeFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  userHome: string,
): string | undefined {
  if (environment['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined
  try {
    return ownFolder(environment, platform, userHome)
  } catch {
    // No home, or one that cannot be written: a service's. It starts as it would without the folder.
    return undefined
  }
}

/** Throws where it can neither be read nor made. */
function ownFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  userHome: string,
): string | undefined {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] || join(userHome, 'AppData', 'Local')
    return join(local, 'SMPP Workbench', 'code')
  }
  const [base, folder] =
    platform === 'darwin'
      ? [userHome, join(userHome, 'Library', 'Caches', 'SMPP Workbench', 'code')]
      : cacheOf(environment['XDG_CACHE_HOME'], userHome)
  // Compiled code is run as it is found: what another user may have written there must not be. Under sudo the home is
  // often that of the other user.
  if (!isOursAlone(base)) return undefined
  makeFolder(folder)
  return isOursAlone(folder) ? folder : undefined
}

function cacheOf(named: string | undefined, userHome: string): [base: string, folder: string] {
  return named
    ? [named, join(named, 'smpp-workbench', 'code')]
    : [userHome, join(userHome, '.cache', 'smpp-workbench', 'code')]
}

function isOursAlone(folder: string): boolean {
  const { uid, mode } = lstatSync(folder)
  return uid === process.getuid?.() && (mode & 0o022) === 0
}
