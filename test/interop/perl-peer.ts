import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach } from 'vitest'

const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill()
})

/** Throws with the package to install when Perl or its SMPP module is not there. */
export function requireNetSmpp(): void {
  try {
    execFileSync('perl', ['-MNet::SMPP', '-e', '1'], { stdio: 'ignore' })
  } catch (error) {
    throw new Error('Net::SMPP for Perl is not installed (Debian: libnet-smpp-perl)', { cause: error })
  }
}

type Step = Readonly<Record<string, string | number>>

export interface PerlPeer {
  /** The next step it prints; throws with what it complained of when it ended instead. */
  readonly next: () => Promise<Step>
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>
}

/** Starts a script of this folder, killed after the test if it has not ended. */
export function startPerl(script: string, ...args: readonly (string | number)[]): PerlPeer {
  const child = spawn('perl', [join(import.meta.dirname, script), ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return {
    ended,
    async next() {
      const { value, done } = await lines.next()
      if (done === true) throw new Error(`${script} ended with ${await ended}: ${complaint}`)
      const step: Step = JSON.parse(value)
      return step
    },
  }
}
