import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { nodePath } from '../../electron/setup.mjs'
import { builtFile } from './built.ts'
import { processorMs, residentMb } from './process-figures.ts'

/** A command of the built command line; its stdout is read by nobody unless the caller does. */
export function startBuilt(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(nodePath(), [builtFile('engine', 'cli.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', LC_ALL: 'C', SMPP_PASSWORD: 'demo', ...env },
  })
}

/** Collects stderr; `ended` resolves to the exit code, or to null when `ms` were not enough and it was killed. */
export function watched(child: ChildProcess) {
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  return {
    get stderr() {
      return stderr
    },
    async ended(ms: number): Promise<number | null> {
      const code = await Promise.race([exited, sleep(ms, 'late' as const, { ref: false })])
      if (code !== 'late') return code
      child.kill('SIGKILL')
      await exited
      return null
    },
  }
}

/** What a command that ran to its end showed. */
export interface Ended {
  /** null: it took longer than it may and was killed, or died of a signal. */
  readonly code: number | null
  readonly stderr: string
  /** Its first 64 MB, octet for octet. */
  readonly stdout: string
  readonly peakMb: number
  /** Processor time; a busy machine takes longer. */
  readonly workMs: number
  readonly tookMs: number
}

const mostStdoutOctets = 64 * 1024 * 1024

/** Runs a command to its end, for `limitMs` at most, reading all that it says. */
export async function runBuilt(
  args: readonly string[],
  limitMs: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const from = performance.now()
  const child = startBuilt(args, env)
  const watch = watched(child)
  const chunks: Buffer[] = []
  let octets = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    octets += chunk.length
    if (octets <= mostStdoutOctets) chunks.push(chunk)
  })
  let peakMb = 0
  let workMs = 0
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(child.pid))
    workMs = Math.max(workMs, processorMs(child.pid))
  }, 20)
  const closed = once(child, 'close')
  const code = await watch.ended(limitMs)
  await closed
  clearInterval(look)
  const stdout = Buffer.concat(chunks).toString('latin1')
  const tookMs = Math.round(performance.now() - from)
  return { code, stderr: watch.stderr, stdout, peakMb: Math.round(peakMb), tookMs, workMs }
}
