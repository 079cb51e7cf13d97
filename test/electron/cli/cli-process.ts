import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { nodePath, root } from '../../../electron/setup.mjs'

/** Most of a start from the sources is taking their types out; kept, each start takes a third of the time. */
const compileCache = join(root, 'node_modules', '.cache', 'cli-tests')

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Of stdout, without the empty one after the last line end. */
  readonly lines: readonly string[]
}

export interface CliOptions {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the command line from its sources to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const cli = startCli(args, options.env)
  cli.child.stdin?.end(options.input ?? '')
  return cli.ended
}

/** The whole gate builds first, and tests what it has built; by itself a test runs the sources. */
const program = process.env['SMPP_WORKBENCH_BUILT'] === '1' ? 'dist/engine/cli.js' : 'electron/cli/main.ts'

export interface RunningCli {
  readonly child: ChildProcess
  readonly ended: Promise<CliResult>
  /** The first line of that stream that fits, also when it came before. */
  line(wanted: RegExp, stream?: 'stdout' | 'stderr'): Promise<string>
}

/** Starts it; ended by its id when the test is over. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCli {
  const child = spawn(nodePath(), [join(root, program), ...args], {
    cwd: root,
    env: { ...withoutLocale(process.env), NODE_COMPILE_CACHE: compileCache, ...env },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const said = { stdout: '', stderr: '' }
  const waiting = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    // A reader that went away is what some tests are about.
    child[name].on('error', () => undefined)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
      for (const look of waiting) look()
    })
  }
  child.stdin.on('error', () => undefined)
  const ended = once(child, 'close').then(([code]) => ({
    ...said,
    code,
    lines: said.stdout.split('\n').slice(0, -1),
  }))
  return {
    child,
    ended,
    line(wanted, stream = 'stdout') {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const look = () => {
        const found = said[stream]
          .split('\n')
          .slice(0, -1)
          .find((line) => wanted.test(line))
        if (found !== undefined) resolve(found)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`ended without ${wanted}: ${said.stdout}${said.stderr}`)))
      return promise
    },
  }
}

/** The machine's language and the developer's own password are no part of a test. */
function withoutLocale(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { LANG, LC_ALL, LC_MESSAGES, SMPP_PASSWORD, NODE_OPTIONS, ...rest } = env
  return rest
}

/** One JSON value a line, as the commands read them. */
export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n')
}
