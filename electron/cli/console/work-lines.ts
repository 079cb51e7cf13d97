import { Fault } from '../../../shared/faults/fault.ts'
import type { InputLine } from '../../source/input-lines.ts'
import { type Cli, complainOf, complainOfLine } from './cli.ts'
import type { SetExitCode } from './exit-codes.ts'
import { badUsage } from './exit-codes.ts'
import { readLines } from './read-lines.ts'

/**
 * Prints the result of `work` for each line of a file, or of stdin for '-', as the input comes. A line that
 * `work` refuses with a Fault is reported on stderr, and the next one is read.
 */
export async function workLines(
  cli: Cli,
  setExitCode: SetExitCode,
  source: string,
  work: (line: InputLine) => string,
  maxLineMib?: number,
): Promise<void> {
  for await (const batch of readLines(source, maxLineMib)) {
    let room = Promise.resolve()
    for (const line of batch) {
      try {
        room = cli.output.print(work(line))
      } catch (problem) {
        if (!(problem instanceof Fault)) throw problem
        // cli.bad-line names its line itself.
        if (problem.code === 'cli.bad-line') complainOf(cli, problem)
        else complainOfLine(cli, problem, line.number)
        setExitCode(badUsage)
      }
    }
    await room
  }
}
