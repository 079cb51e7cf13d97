import { createInterface } from 'node:readline'
import { Command, InvalidArgumentError } from 'commander'
import { serve } from '../shared/contract/serve.ts'
import { Fault, faultText } from '../shared/faults/fault.ts'
import { openDefectLog } from './defect-log.ts'
import { createEngine } from './engine.ts'
import { nodeSchedule } from './hosts/node-schedule.ts'
import { openBrowser } from './hosts/open-browser.ts'
import { PageFiles } from './hosts/page-files.ts'
import { startWebHost } from './hosts/web-host.ts'
import { defaultDataDir, readVersion, rendererFolder } from './places.ts'
import { openKeyFile } from './storage/secrets.ts'

export interface ServeSettings {
  /** Absent: 8775, or a free one when that is taken. 0: a free one. */
  readonly port?: number | undefined
  /** Absent: the operating system's place for an application's data. */
  readonly dataDir?: string | undefined
  readonly openBrowser?: boolean | undefined
  /** Address to listen on; loopback unless the operator says otherwise. */
  readonly address?: string | undefined
  /** Names besides loopback under which browsers may reach it. */
  readonly alsoNamed?: readonly string[] | undefined
}

export interface Serving {
  /** Carries a token that is good for one browser. */
  readonly url: string
  readonly port: number
  /** Another address with another token. */
  mintUrl(): string
  close(): Promise<void>
}

const usualPort = 8775

/** Starts the engine and the loopback host. Rejects with a Fault `storage.in-use` or the socket's error. */
export async function startServe(settings: ServeSettings): Promise<Serving> {
  const dataDir = settings.dataDir ?? defaultDataDir()
  const pageFiles = new PageFiles(rendererFolder)
  const log = openDefectLog(dataDir)
  const engine = await createEngine({
    dataDir,
    secretBox: await openKeyFile(dataDir),
    host: 'web',
    version: readVersion(),
  })
  const startOn = (port: number) =>
    startWebHost({
      pageFiles,
      port,
      address: settings.address ?? '127.0.0.1',
      alsoNamed: settings.alsoNamed ?? [],
      onPort: (port) => serve(port, engine, { log, schedule: nodeSchedule }),
    })
  try {
    const host = await startOn(settings.port ?? usualPort).catch((problem: NodeJS.ErrnoException) => {
      if (settings.port === undefined && problem.code === 'EADDRINUSE') return startOn(0)
      throw problem
    })
    const url = host.mintUrl()
    if (settings.openBrowser) await openBrowser(url)
    return {
      url,
      port: host.port,
      mintUrl: () => host.mintUrl(),
      async close() {
        await host.close()
        await engine.close()
      },
    }
  } catch (problem) {
    await engine.close()
    throw problem
  }
}

/** The line that people, scripts and tests look for. */
export function servingLine(url: string): string {
  return `SMPP Workbench is on ${url}`
}

/**
 * Runs until SIGINT or SIGTERM; a second signal ends it without waiting for sessions to unbind. Enter prints another
 * link. Resolves to the exit code.
 */
export async function runServe(settings: ServeSettings): Promise<number> {
  let serving: Serving
  try {
    serving = await startServe(settings)
  } catch (problem) {
    console.error(describeStartProblem(problem))
    return 1
  }
  console.log(servingLine(serving.url))
  if (!isLoopback(settings.address)) {
    console.log('It can be reached from other machines, without encryption: an SSH tunnel is safer.')
  }
  const lines = process.stdin.isTTY ? createInterface({ input: process.stdin }) : undefined
  if (lines) console.log('The link works once. Enter prints another, Ctrl+C ends.')
  lines?.on('line', () => console.log(servingLine(serving.mintUrl())))
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    // Ctrl+C goes to readline first when it owns the terminal.
    lines?.once('SIGINT', () => resolve())
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  lines?.close()
  await serving.close()
  return 0
}

function isLoopback(address: string | undefined): boolean {
  return address === undefined || address === '::1' || address.startsWith('127.')
}

function describeStartProblem(problem: unknown): string {
  if (problem instanceof Fault) {
    const { what, next } = faultText(problem, 'en')
    return `${what} ${next}`
  }
  if (problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE') {
    return 'The port is taken by another program. Choose another with --port.'
  }
  return problem instanceof Error ? problem.message : String(problem)
}

/** `--port`, `--data`, `--open`, `--address`, `--name`; the same for `serve.js` and the CLI's `serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('the workbench in a browser, on loopback; prints its address with a one-time token')
    .option('--port <number>', 'port to listen on (0: a free one)', parsePort)
    .option('--data <folder>', 'folder for connections, captures and secrets')
    .option('--open', 'open the browser')
    .option('--address <ip>', 'address to listen on instead of 127.0.0.1')
    .option('--name <host...>', 'host names besides loopback under which it may be reached')
    .action(async (options: ServeOptions) => {
      process.exitCode = await runServe({
        port: options.port,
        dataDir: options.data,
        openBrowser: options.open,
        address: options.address,
        alsoNamed: options.name,
      })
    })
}

interface ServeOptions {
  readonly port?: number
  readonly data?: string
  readonly open?: boolean
  readonly address?: string
  readonly name?: string[]
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError('A port is 0 to 65535.')
  return port
}
