import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder that holds package.json: the sources lie one level below it, the built files two. */
const home = existsSync(join(import.meta.dirname, '..', 'package.json'))
  ? join(import.meta.dirname, '..')
  : join(import.meta.dirname, '..', '..')

/** The built window, whether the engine runs built or from its sources. */
export const rendererFolder = join(home, 'dist', 'renderer')

export const preloadFile = join(home, 'dist', 'engine', 'preload.cjs')

export function readVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return manifest.version
}

/** Where the workbench keeps its files unless told otherwise; the same for the desktop, the host and the CLI. */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  userHome: string = homedir(),
): string {
  const told = environment['SMPP_WORKBENCH_DATA']
  if (told) return told
  if (platform === 'win32') {
    return join(environment['APPDATA'] || join(userHome, 'AppData', 'Roaming'), 'SMPP Workbench')
  }
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support', 'SMPP Workbench')
  return join(environment['XDG_DATA_HOME'] || join(userHome, '.local', 'share'), 'smpp-workbench')
}
