import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a folder holds, by name: the digest of each file with its mode and the time it was last written. */
export function folderDigest(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names.map((name) => {
      const found = statSync(join(folder, name))
      const content = found.isFile() ? createHash('sha256').update(readFileSync(join(folder, name))) : null
      return [name, [content?.digest('hex') ?? 'folder', found.mode, found.mtimeMs].join(' ')]
    }),
  )
}
