import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../electron/setup.mjs'

/** A file of the build. Tests do not build: several at once would write the same folder. */
export function builtFile(...parts: string[]): string {
  const file = join(root, 'dist', ...parts)
  if (!existsSync(file)) throw new Error(`${file} is not there: run "npm run build" first`)
  return file
}
