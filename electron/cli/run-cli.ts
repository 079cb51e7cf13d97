import { Writable } from 'node:stream'
import { Command, CommanderError } from 'commander'
import { Fault } from '../../shared/faults/fault.ts'
import type { Language } from '../../shared/words/words.ts'
import { readVersion } from '../places.ts'
import { type CommandSheet, readCommand } from './command-tree.ts'
import { addAlphabet } from './commands/alphabet.ts'
import { addCapture } from './commands/capture.ts'
import { addCheck } from './commands/check.ts'
import { addCompletion } from './commands/completion.ts'
import { addConnections } from './commands/connections.ts'
import { addDecode } from './commands/decode.ts'
import { addEncode } from './commands/encode.ts'
import { addExplain } from './commands/explain.ts'
import { addListen } from './commands/listen.ts'
import { addLoad } from './commands/load.ts'
import { addProfile } from './commands/profile.ts'
import { addReceipt } from './commands/receipt.ts'
import { addRelay } from './commands/relay.ts'
import { addSegments } from './commands/segments.ts'
import { addSend } from './commands/send.ts'
import { addServe } from './commands/serve.ts'
import { addSimulate } from './commands/simulate.ts'
import { addVary } from './commands/vary.ts'
import { type Cli, complainOf, consoleCli, endOutput, makeCli } from './console/cli.ts'
import { commanderLine, helpTitle } from './console/commander-words.ts'
import { badUsage, exitCodeOf, type SetExitCode } from './console/exit-codes.ts'
import { addLanguage } from './options/common-options.ts'

const commands = [
  addDecode,
  addEncode,
  addSegments,
  addAlphabet,
  addReceipt,
  addExplain,
  addSend,
  addVary,
  addListen,
  addSimulate,
  addRelay,
  addServe,
  addCheck,
  addLoad,
  addCapture,
  addProfile,
  addConnections,
  addCompletion,
]

/** Runs one command line to its end; resolves to the exit code. */
export async function runCli(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const cli = consoleCli(args, environment)
  return endOutput(cli, await exitCodeFrom(cli, args))
}

/** Runs one command line on a console of any kind; resolves to the exit code, while the output may still wait to be read. */
export async function exitCodeFrom(cli: Cli, args: readonly string[]): Promise<number> {
  try {
    let exitCode = 0
    await programOf(cli, (code) => {
      exitCode = Math.max(exitCode, code)
    }).parseAsync(args, { from: 'user' })
    return exitCode
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : badUsage
    if (!(problem instanceof Fault)) throw problem
    complainOf(cli, problem)
    return exitCodeOf(problem)
  }
}

/** Everything that the command line offers, in the words of its help. */
export async function describeCli(language: Language): Promise<CommandSheet> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const cli = makeCli(['--lang', language], {}, { stdout: nowhere, stderr: nowhere })
  return readCommand(programOf(cli, () => {}))
}

function programOf(cli: Cli, setExitCode: SetExitCode): Command {
  const { say, language } = cli
  const program = new Command('smpp-workbench')
    .description(say({ en: 'SMPP Workbench on the command line', ru: 'SMPP Workbench в командной строке' }))
    .version(readVersion(), '-V, --version', say({ en: 'print the version', ru: 'вывести версию' }))
    .helpOption('-h, --help', say({ en: 'show this help', ru: 'показать эту справку' }))
    .helpCommand('help [command]', say({ en: 'help for a command', ru: 'справка по команде' }))
    .configureHelp({ styleTitle: (title) => helpTitle(title, language) })
    .configureOutput({
      writeOut: (text) => void cli.output.print(text),
      writeErr: (text) => {
        for (const line of text.trimEnd().split('\n')) cli.complain(line)
      },
      outputError: (text) => cli.complain(commanderLine(text, language)),
    })
    .exitOverride()
  addLanguage(program, cli)
  for (const add of commands) add(program, cli, setExitCode)
  return program
}
