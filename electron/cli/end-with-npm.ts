/** How long a program may outlive the npm that started it. */
const lookEveryMs = 500

/**
 * Ends this process as SIGTERM does when the npm that started it is gone. npm hands a signal to the shell that runs
 * its script, and that shell dies without telling the program: whoever stops `npm run cli -- simulate` would
 * leave a simulator behind that holds its port.
 */
export function endWithNpm(environment: NodeJS.ProcessEnv): void {
  if (environment['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs)
  timer.unref()
}
