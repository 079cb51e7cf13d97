import { Writable } from 'node:stream'
import { Command, CommanderError } from 'commander'
import { Fault } from '../../shared/faults/fault.ts'
import type { Language } from '../../shared/words/words.ts'
import { readVersion } from '../places.ts'
import { type CommandSheet, readCommand } from './command-tree.ts'
import { type Cli, complainOf, consoleCli, endOutput, makeCli } from './console/cli.ts'
import { commanderLine, helpWords } from './console/commander-words.ts'
import { badUsage, exitCodeOf, type SetExitCode } from './console/exit-codes.ts'
import { addLanguage } from './options/common-options.ts'

type AddCommand = (program: Command, cli: Cli, setExitCode: SetExitCode) => void

/** In the order of the help. A command's modules are read when it is asked for: to read all takes longer than most do. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  decode: async () => (await import('./commands/decode.ts')).addDecode,
  encode: async () => (await import('./commands/encode.ts')).addEncode,
  segments: async () => (await import('./commands/segments.ts')).addSegments,
  alphabet: async () => (await import('./commands/alphabet.ts')).addAlphabet,
  receipt: async () => (await import('./commands/receipt.ts')).addReceipt,
  explain: async () => (await import('./commands/explain.ts')).addExplain,
  send: async () => (await import('./commands/send.ts')).addSend,
  vary: async () => (await import('./commands/vary.ts')).addVary,
  listen: async () => (await import('./commands/listen.ts')).addListen,
  simulate: async () => (await import('./commands/simulate.ts')).addSimulate,
  relay: async () => (await import('./commands/relay.ts')).addRelay,
  serve: async () => (await import('./commands/serve.ts')).addServe,
  check: async () => (await import('./commands/check.ts')).addCheck,
  load: async () => (await import('./commands/load.ts')).addLoad,
  capture: async () => (await import('./commands/capture.ts')).addCapture,
  profile: async () => (await import('./commands/profile.ts')).addProfile,
  connections: async () => (await import('./commands/connections.ts')).addConnections,
  workspace: async () => (await import('./commands/workspace.ts')).addWorkspace,
  completion: async () => (await import('./commands/completion.ts')).addCompletion,
}

const versionOptions = ['-V', '--version']

/** Runs one command line to its end; resolves to the exit code. */
export async function runCli(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const cli = consoleCli(args, environment)
  return endOutput(cli, await exitCodeFrom(cli, args))
}

/** Runs one command line on a console of any kind; resolves to the exit code, while the output may still wait to be read. */
export async function exitCodeFrom(cli: Cli, args: readonly string[]): Promise<number> {
  try {
    let exitCode = 0
    const setExitCode = (code: number) => {
      exitCode = Math.max(exitCode, code)
    }
    const program = await programOf(cli, setExitCode, args)
    await program.parseAsync(args, { from: 'user' })
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
  return readCommand(await programOf(cli, () => {}, []))
}

/** The program with the command that `args` ask for; with all of them where these ask for none, or for help. */
async function programOf(cli: Cli, setExitCode: SetExitCode, args: readonly string[]): Promise<Command> {
  const { say, language } = cli
  const program = new Command('smpp-workbench')
    .description(say({ en: 'SMPP Workbench on the command line', ru: 'SMPP Workbench в командной строке' }))
    .version(readVersion(), versionOptions.join(', '), say({ en: 'print the version', ru: 'вывести версию' }))
    .helpOption('-h, --help', say({ en: 'show this help', ru: 'показать эту справку' }))
    .helpCommand('help [command]', say({ en: 'help for a command', ru: 'справка по команде' }))
    .configureHelp(helpWords(language))
    .configureOutput({
      writeOut: (text) => void cli.output.print(text),
      writeErr: (text) => {
        for (const line of text.trimEnd().split('\n')) cli.complain(line)
      },
      outputError: (text) => cli.complain(commanderLine(text, language)),
    })
    .exitOverride()
  addLanguage(program, cli)
  for (const add of await Promise.all(askedCommands(args).map((load) => load())))
    add(program, cli, setExitCode)
  return program
}

/** The command that the first word names; options may stand before it, of which `--lang` alone has a value. */
function askedCommands(args: readonly string[]): (() => Promise<AddCommand>)[] {
  const word = args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--lang')
  const asked = word !== undefined && Object.hasOwn(commands, word) ? commands[word] : undefined
  // That of the whole program.
  if (asked !== undefined && asked !== commands['completion']) return [asked]
  return word === undefined && versionOptions.some((option) => args.includes(option))
    ? []
    : Object.values(commands)
}
