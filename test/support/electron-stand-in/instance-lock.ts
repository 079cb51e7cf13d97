import { existsSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One process per folder: the first writes its process number, a later one leaves a knock beside it, with what it hands
 * over, and is refused. A lock whose process has died is taken over.
 */
export function takeInstanceLock(
  folder: string,
  handedOver: unknown,
  onSecondInstance: (handed: unknown) => void,
): boolean {
  const lock = join(folder, 'stand-in.lock')
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined
  const knock = join(folder, 'stand-in.knock')
  if (holder !== undefined && isRunning(holder)) {
    // In one step, so that the first instance never reads half of it.
    writeFileSync(`${knock}.next`, JSON.stringify(handedOver ?? null))
    renameSync(`${knock}.next`, knock)
    return false
  }
  writeFileSync(lock, String(process.pid))
  rmSync(knock, { force: true })
  const watcher = watch(folder, (_kind, name) => {
    if (name !== 'stand-in.knock' || !existsSync(knock)) return
    const handed: unknown = JSON.parse(readFileSync(knock, 'utf8'))
    rmSync(knock, { force: true })
    onSecondInstance(handed)
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
