import { rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Fault } from '../../../shared/faults/fault.ts'
import { sqliteCode } from '../../storage/sqlite-problem.ts'

/**
 * Holds a result file for this process: two commands that go on with one run would each send what is left. The lock is
 * SQLite's on an empty file FILE.lock, which the system drops even after kill -9; the returned function drops it.
 * Throws Fault cli.result-in-use, cli.cannot-write.
 */
export function lockResult(path: string): () => void {
  const lockPath = `${path}.lock`
  for (;;) {
    const lock = held(path, lockPath)
    // Whoever held it before may have removed it between our opening and our holding it.
    if (lock !== null) return () => release(lock, lockPath)
  }
}

function held(path: string, lockPath: string): DatabaseSync | null {
  let lock: DatabaseSync | null = null
  try {
    lock = new DatabaseSync(lockPath)
    const before = inodeOf(lockPath)
    lock.exec('BEGIN EXCLUSIVE')
    if (before !== null && before === inodeOf(lockPath)) return lock
    lock.close()
    return null
  } catch (problem) {
    lock?.close()
    if (sqliteCode(problem) === 'busy') throw new Fault('cli.result-in-use', { file: path })
    const reason = problem instanceof Error ? problem.message : String(problem)
    throw new Fault('cli.cannot-write', { reason })
  }
}

function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

/** Removed while it is held, where the system lets us: whoever opened it meanwhile then sees another file or none. */
function release(lock: DatabaseSync, lockPath: string): void {
  const isRemoved = removed(lockPath)
  lock.close()
  if (!isRemoved) removed(lockPath)
}

function removed(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}
