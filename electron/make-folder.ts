import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder, and those above it that are not there, for its owner alone. Returns the topmost that was made; undefined:
 * the folder was there. Throws the system's error.
 *
 * Not by `recursive` of Node's mkdir: where a file system refuses a folder as if the one above were not there, as /proc does,
 * that tries again for ever and holds the whole process.
 */
export function makeFolder(path: string): string | undefined {
  const missing: string[] = []
  let at = resolve(path)
  while (isMissing(at) && dirname(at) !== at) {
    missing.push(at)
    at = dirname(at)
  }
  if (missing.length === 0) makeOne(at)
  for (const folder of missing.toReversed()) makeOne(folder)
  return missing.at(-1)
}

function isMissing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) === undefined
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (problem) {
    // It was there, or another process was quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw problem
  }
}
