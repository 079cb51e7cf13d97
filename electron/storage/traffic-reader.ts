import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Fault } from '../../shared/faults/fault.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { CaptureTable } from '../capture/capture-table.ts'
import { capturedRowOf } from '../capture/record-row.ts'
import { refuseNewer } from './file-version.ts'
import { trafficFile, trafficFileName } from './open-traffic.ts'
import { problemOf } from './sqlite-problem.ts'
import { trafficMigrations } from './traffic-schema.ts'

/** PDUs read at once: between two reads a workbench that runs writes what it has. */
const readPdus = 1000

/** True when a workbench keeps its traffic in this folder. */
export function hasTraffic(dataDir: string): boolean {
  return existsSync(join(dataDir, trafficFileName))
}

/**
 * The PDUs that the workbench of a data folder has captured, oldest first, a piece at a time; it may run meanwhile.
 * Nothing is written. Passwords are masked in the octets; bookmarks and comments are those that the workbench keeps. Throws Fault storage.unreadable,
 * storage.other-version, storage.newer.
 */
export function* storedRows(dataDir: string): Generator<CapturedRow[]> {
  const database = openReadOnly(dataDir)
  try {
    const capture = new CaptureTable(database)
    for (let from = 0; ; ) {
      const records = capture.range(from, Number.MAX_SAFE_INTEGER, readPdus)
      const last = records.at(-1)
      if (last === undefined) return
      yield records.map((record) => {
        const { bookmark = false, comment = '' } = capture.marks.get(record.seq) ?? {}
        return { ...capturedRowOf(record), comments: comment === '' ? [] : [comment], marked: bookmark }
      })
      from = last.seq + 1
    }
  } catch (problem) {
    if (problem instanceof Fault || !(problem instanceof Error)) throw problem
    throw new Fault('storage.unreadable', { reason: problemOf(problem) })
  } finally {
    database.close()
  }
}

function openReadOnly(dataDir: string): DatabaseSync {
  refuseNewer(dataDir, trafficFile)
  try {
    const database = new DatabaseSync(join(dataDir, trafficFileName), { readOnly: true })
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    if (version === trafficMigrations.length) return database
    database.close()
  } catch (problem) {
    throw new Fault('storage.unreadable', { reason: problemOf(problem) })
  }
  throw new Fault('storage.other-version', {})
}
