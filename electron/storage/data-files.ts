import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFile } from '../../shared/contract/app.ts'
import { olderFileName, savedBackupName, savedFileName } from './open-saved.ts'
import { trafficFileName } from './open-traffic.ts'

/** A folder may be full of files that are none of ours. */
const maxFiles = 200

/** The workbench's own files in the data folder, the largest first. */
export async function listDataFiles(dataDir: string): Promise<DataFile[]> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    // A store that lives in memory has no folder.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EACCES') return []
    throw error
  })
  const files: DataFile[] = []
  for (const name of names) {
    const holds = holdsOf(name)
    if (holds === null) continue
    const found = await stat(join(dataDir, name)).catch(() => null)
    if (found?.isFile()) files.push({ name, octets: found.size, holds })
  }
  return files.sort((a, b) => b.octets - a.octets).slice(0, maxFiles)
}

function holdsOf(name: string): DataFile['holds'] | null {
  const main = name.replace(/-(?:wal|shm|journal)$/, '')
  if (main === savedFileName) return 'saved'
  if (main === savedBackupName) return 'saved-backup'
  if (main === trafficFileName) return 'traffic'
  if (main === olderFileName) return 'earlier-version'
  if (/\.damaged-/.test(main)) return 'damaged'
  return /^secrets\.(?:key|keychain)$/.test(main) ? 'key' : null
}
