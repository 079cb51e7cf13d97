import { existsSync } from 'node:fs'
import { refuseNewer } from './file-version.ts'
import { savedFile } from './open-saved.ts'
import { trafficFile } from './open-traffic.ts'

/**
 * Throws storage.newer when a later release has written the files of a data folder. Asked before anything there is opened
 * or made, the key included: an earlier program changes nothing of what it does not understand.
 */
export function refuseNewerFiles(dataDir: string): void {
  if (!existsSync(dataDir)) return
  for (const kind of [savedFile, trafficFile]) refuseNewer(dataDir, kind)
}
