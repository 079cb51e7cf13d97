import { existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One process per folder: the first writes its process number, a later one leaves a knock beside it and is refused.
 * A lock whose process has died is taken over.
 */
export function takeInstanceLock(folder: string, onSecondInstance: () => void): boolean {
  const lock = join(folder, 'stand-in.lock')
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined
  if (holder !== undefined && isRunning(holder)) {
    writeFileSync(join(folder, 'stand-in.knock'), String(process.pid))
    return false
  }
  writeFileSync(lock, String(process.pid))
  rmSync(join(folder, 'stand-in.knock'), { force: true })
  const watcher = watch(folder, (_kind, name) => {
    if (name !== 'stand-in.knock' || !existsSync(join(folder, name))) return
    rmSync(join(folder, name), { force: true })
    onSecondInstance()
  })
  watcher.unref()
  return true
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
