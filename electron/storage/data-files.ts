import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFile } from '../../shared/contract/app.ts'
import { olderFileName, savedBackupName, savedFileName } from './open-saved.ts'
import { trafficFileName } from './open-traffic.ts'

/** A folder may be full of files that are none of ours. */
const maxFiles = 200

/** The workbench's own files in the data folder, each with its log, the largest first. */
export async function listDataFiles(dataDir: string): Promise<DataFile[]> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    // A store that lives in memory has no folder.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EACCES') return []
    throw error
  })
  const files = new Map<string, DataFile>()
  for (const name of names) {
    const main = name.replace(/-(?:wal|shm|journal)$/, '')
    const holds = holdsOf(main)
    const found = holds === null ? null : await stat(join(dataDir, name)).catch(() => null)
    if (holds === null || !found?.isFile()) continue
    files.set(main, { name: main, octets: (files.get(main)?.octets ?? 0) + found.size, holds })
  }
  return [...files.values()].sort((a, b) => b.octets - a.octets).slice(0, maxFiles)
}

function holdsOf(name: string): DataFile['holds'] | null {
  if (name === savedFileName) return 'saved'
  if (name === savedBackupName) return 'saved-backup'
  if (name === trafficFileName) return 'traffic'
  if (name === 'relay.db') return 'relay'
  if (name === olderFileName) return 'earlier-version'
  if (/\.damaged-/.test(name)) return 'damaged'
  if (/^(?:saved|traffic|relay)\.before-.+\.db$/.test(name)) return 'before-update'
  if (/^workbench\.log(?:\.1)?$/.test(name)) return 'log'
  return /^secrets\.(?:key|keychain)$/.test(name) ? 'key' : null
}
