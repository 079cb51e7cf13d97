import { Writable } from 'node:stream'
import { makeCli } from '../../../electron/cli/console/cli.ts'
import { exitCodeFrom } from '../../../electron/cli/run-cli.ts'
import type { CliResult } from './cli-process.ts'

/** Keeps what is written to it. */
class KeptText extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs a command line in this process, by the program's own runner: for commands that read no standard input. */
export async function runHere(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  const [stdout, stderr] = [new KeptText(), new KeptText()]
  const cli = makeCli(args, environment, { stdout, stderr })
  const code = await exitCodeFrom(cli, args)
  await cli.output.idle()
  return { code, stdout: stdout.text, stderr: stderr.text, lines: stdout.text.split('\n').slice(0, -1) }
}
