import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { nodePath } from '../../electron/setup.mjs'

export interface ServeProcess {
  readonly url: string
  /** Asks it to end; resolves to the exit code. */
  stop(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null>
}

/** Starts `serve.js` and waits for the line with its address. */
export async function startServeProcess(script: string, args: readonly string[]): Promise<ServeProcess> {
  const child = spawnServe(script, args)
  const exited = once(child, 'exit')
  const { stdout } = child
  if (stdout === null) throw new Error('the host has no stdout')
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const [, found] = /^SMPP Workbench is on (http:\S+)$/.exec(line) ?? []
      if (found) resolve(found)
    })
    void exited.then(([code]) => reject(new Error(`the host ended with ${code} before it was ready`)))
  })
  return {
    url,
    async stop(signal) {
      child.kill(signal)
      const [code] = await exited
      return code
    },
  }
}

/** Starts it where it is expected to refuse; resolves to the exit code and what it said. */
export async function refusedServeProcess(
  script: string,
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const child = spawnServe(script, args)
  const said: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = await once(child, 'close')
  return { code, said: Buffer.concat(said).toString() }
}

function spawnServe(script: string, args: readonly string[]): ChildProcess {
  return spawn(nodePath(), [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', LC_ALL: 'C' },
  })
}
