import { spawn } from 'node:child_process'

/**
 * Opens the address in the operator's browser; resolves to whether an opener was started. The address with its token
 * is for a moment an argument of that process: good for one exchange, and used up by the browser at once.
 */
export function openBrowser(url: string): Promise<boolean> {
  const [command, args] = opener(url)
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

function opener(url: string): [string, string[]] {
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]]
}
