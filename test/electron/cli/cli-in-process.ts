import { AsyncLocalStorage } from 'node:async_hooks'
import { Readable, Writable } from 'node:stream'
import { makeCli } from '../../../electron/cli/console/cli.ts'
import { exitCodeFrom } from '../../../electron/cli/run-cli.ts'
import type { CliOptions, CliResult } from './cli-process.ts'

/** Keeps what is written to it. */
class KeptText extends Writable {
  text = ''
  readonly isTTY: boolean

  constructor(isTerminal = false) {
    super()
    this.isTTY = isTerminal
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

const pipeOctets = 1 << 16
/** What each command line that runs here reads as its standard input. */
const inputs = new AsyncLocalStorage<Readable>()
const { stdin } = process
Object.defineProperty(process, 'stdin', { configurable: true, get: () => inputs.getStore() ?? stdin })

/** As a pipe hands them over. */
function* piecesOf(input: string | Uint8Array): Generator<Buffer> {
  const octets = Buffer.from(input as string)
  for (let at = 0; at < octets.length; at += pipeOctets) yield octets.subarray(at, at + pipeOctets)
}

/** Runs a command line in this process, by the program's own runner: it costs no start of a process. */
export async function runHere(
  args: readonly string[],
  { input = '', env = {}, isTerminal = false }: CliOptions & { readonly isTerminal?: boolean } = {},
): Promise<CliResult> {
  const [stdout, stderr] = [new KeptText(isTerminal), new KeptText(isTerminal)]
  const cli = makeCli(args, env, { stdout, stderr })
  const code = await inputs.run(Readable.from(piecesOf(input)), () => exitCodeFrom(cli, args))
  await cli.output.idle()
  return { code, stdout: stdout.text, stderr: stderr.text, lines: stdout.text.split('\n').slice(0, -1) }
}

/** What it printed with --json. */
export async function jsonHere<T>(args: readonly string[], options: CliOptions = {}): Promise<readonly T[]> {
  const { lines } = await runHere([...args, '--json'], options)
  return lines.map((line) => JSON.parse(line))
}
