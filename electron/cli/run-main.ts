import { endWithNpm } from './console/end-with-npm.ts'
import { runCli } from './run-cli.ts'

/** The command line of this process, run to its end; resolves to the exit code. */
export function runMain(): Promise<number> {
  endWithNpm(process.env)
  return runCli(process.argv.slice(2), process.env)
}
