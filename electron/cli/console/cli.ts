import type { Writable } from 'node:stream'
import { getSystemErrorMessage } from 'node:util'
import { refusalNext } from '../../../shared/explain/explain-refusal.ts'
import { bindFaults } from '../../../shared/faults/connection-faults.ts'
import { Fault, faultText } from '../../../shared/faults/fault.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { type Catalogue, makeCatalogue } from '../../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'
import { workFailed } from './exit-codes.ts'
import { chosenLanguage, languageOf } from './language.ts'
import { ReaderOutput } from './reader-output.ts'

/** Services for every command. */
export interface Cli {
  /** The command line, without the program. */
  readonly args: readonly string[]
  /** Of help and errors. */
  readonly language: Language
  /** `--lang` was given. */
  readonly isLanguageChosen: boolean
  readonly environment: NodeJS.ProcessEnv
  /** The profiles at hand: the built-in ones, and those that `--profile` has read from files. */
  readonly catalogue: Catalogue
  /** The profile joins those at hand, in place of one with the same id. */
  readonly addToCatalogue: (profile: ProviderProfile) => void
  /** What to type to have the connection of this command line examined; told once, when that connection fails. */
  readonly setDoctorLine: (line: string) => void
  /** Gives that line out, the first time; null afterwards, and where no connection is at work. */
  readonly takeDoctorLine: () => string | null
  readonly say: (words: Words) => string
  /** Stdout. */
  readonly output: ReaderOutput
  /** One line on stderr. */
  readonly complain: (text: string) => void
}

/**
 * The console of this process. A reader that goes away (`| head`) ends quietly what works on a file; what works with a
 * peer takes leave of that first, and says so.
 */
export function consoleCli(args: readonly string[], environment: NodeJS.ProcessEnv): Cli {
  const cli = makeCli(args, environment, process)
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === 'EPIPE' ? undefined : workFailed)
  })
  process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
    const fault = outputFault(problem)
    if (fault === null) throw problem
    if (cli.output.lose(fault)) return
    if (fault.code === 'cli.reader-gone') process.exit()
    complainOf(cli, fault)
    process.exit(workFailed)
  })
  return cli
}

/** The services for one command line that prints into these streams. */
export function makeCli(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Cli {
  const language = languageOf(args, environment)
  let catalogue = makeCatalogue(builtInProfiles)
  let doctorLine: string | null = null
  return {
    args,
    language,
    isLanguageChosen: chosenLanguage(args) !== undefined,
    environment,
    get catalogue() {
      return catalogue
    },
    addToCatalogue: (profile) => {
      catalogue = makeCatalogue([...catalogue.all(), profile])
    },
    setDoctorLine: (line) => {
      doctorLine = line
    },
    takeDoctorLine: () => {
      const line = doctorLine
      doctorLine = null
      return line
    },
    say: (words) => words[language],
    output: new ReaderOutput(stdout),
    complain: (text) => void stderr.write(`${inertText(text)}\n`),
  }
}

/** Fault that an error of stdout comes to; null when the system did not report it. */
function outputFault({ code, errno }: NodeJS.ErrnoException): Fault | null {
  if (code === 'EPIPE' || code === 'ECONNRESET') return new Fault('cli.reader-gone', {})
  return errno === undefined ? null : new Fault('cli.cannot-write', { reason: getSystemErrorMessage(errno) })
}

/**
 * End of a command: what was printed is read, or the reader is given up. Ends the process itself where a write is
 * still under way that nobody will take; resolves to the exit code otherwise.
 */
export async function endOutput(cli: Cli, exitCode: number): Promise<number> {
  const { output } = cli
  await output.idle()
  if (!output.isGivenUp) return exitCode
  complainOf(cli, output.fault ?? new Fault('cli.reader-stalled', {}))
  process.exit(Math.max(exitCode, workFailed))
}

/** A Fault, or one as it crossed a border. */
type FaultFacts = Pick<Fault, 'code' | 'detail'>

/** The fault in one line: what happened and what to do. */
export function faultLine(fault: Fault, language: Language): string {
  const { what, next } = faultText(fault, language)
  return `${what} ${next}`
}

/** What happened and what to do; a refused bind by its command_status, as the provider means it where one is given. */
export function faultWords(
  { catalogue }: Cli,
  fault: FaultFacts,
  language: Language,
  profileId: string | null = null,
): { what: string; next: string } {
  const { what, next } = faultText(fault, language)
  return { what, next: refusalNext(catalogue, fault, profileId, language) ?? next }
}

/** The fault on stderr. */
export function complainOf(cli: Cli, fault: FaultFacts): void {
  const { what, next } = faultWords(cli, fault, cli.language)
  cli.complain(`${cli.say({ en: 'error', ru: 'ошибка' })}: ${what} ${next}`)
  suggestDoctorFor(cli, fault)
}

/** Says how the connection is examined where it is that which failed. */
export function suggestDoctorFor(cli: Cli, { code }: Pick<FaultFacts, 'code'>): void {
  // The doctor takes apart step by step what a connection does before it is of use.
  if (bindFaults.some((one) => one === code)) suggestDoctor(cli)
}

/** Says on stderr, once, how the connection that failed is examined. */
export function suggestDoctor(cli: Cli): void {
  const line = cli.takeDoctorLine()
  if (line === null) return
  cli.complain(
    cli.say({
      en: `to examine the connection step by step: ${line}`,
      ru: `проверить подключение по шагам: ${line}`,
    }),
  )
}

/** A warning on stderr; the work goes on. */
export function warnOf(cli: Cli, text: string): void {
  cli.complain(`${cli.say({ en: 'warning', ru: 'предупреждение' })}: ${text}`)
}

/** The fault of one line of the input on stderr. */
export function complainOfLine(cli: Cli, fault: Fault, line: number): void {
  cli.complain(`${cli.say({ en: 'line', ru: 'строка' })} ${line}: ${faultLine(fault, cli.language)}`)
}
