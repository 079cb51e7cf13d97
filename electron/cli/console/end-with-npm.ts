import { readFileSync } from 'node:fs'

/** How long a program may outlive the npm that started it. */
const lookEveryMs = 500

/**
 * Ends this process as SIGTERM does when the npm that started it is gone. npm hands a signal to the shell that runs
 * its script, and that shell dies without telling the program: whoever stops `npm run cli -- simulate` would
 * leave a simulator behind that holds its port. An npm that is killed outright leaves the shell waiting as well.
 */
export function endWithNpm(environment: NodeJS.ProcessEnv): void {
  if (environment['npm_lifecycle_event'] === undefined) return
  const shell = process.ppid
  const npm = parentOf(shell)
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs)
  timer.unref()
}

/** The parent of a process, where the system has a file that tells it: Linux. */
function parentOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // "pid (name) state parent …": a name may hold blanks and brackets of its own.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    // Gone, or a system without such files.
    return undefined
  }
}
