import { once } from 'node:events'
import { getSystemErrorMessage } from 'node:util'
import { Fault, faultText } from '../../../shared/faults/fault.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { type Catalogue, makeCatalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language, Words } from '../../../shared/words/words.ts'
import { workFailed } from './exit-codes.ts'
import { inertText } from './inert-text.ts'
import { chosenLanguage, languageOf } from './language.ts'

/** Services for every command. */
export interface Cli {
  /** Of help and errors. */
  readonly language: Language
  /** `--lang` was given. */
  readonly isLanguageChosen: boolean
  readonly environment: NodeJS.ProcessEnv
  /** The profiles that `--profile` may name. */
  readonly catalogue: Catalogue
  readonly say: (words: Words) => string
  /** Writes to stdout as it is; resolves when the reader has room for more. */
  readonly print: (text: string) => Promise<void>
  /** One line on stderr. */
  readonly complain: (text: string) => void
}

/** The console of this process. A reader that goes away (`| head`) ends it quietly. */
export function consoleCli(args: readonly string[], environment: NodeJS.ProcessEnv): Cli {
  const language = languageOf(args, environment)
  const cli: Cli = {
    language,
    isLanguageChosen: chosenLanguage(args) !== undefined,
    environment,
    catalogue: makeCatalogue(builtInProfiles),
    say: (words) => words[language],
    async print(text) {
      if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    complain: (text) => void process.stderr.write(`${inertText(text)}\n`),
  }
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === 'EPIPE' ? undefined : workFailed)
  })
  process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EPIPE') process.exit()
    if (problem.errno === undefined) throw problem
    complainOf(cli, new Fault('cli.cannot-write', { reason: getSystemErrorMessage(problem.errno) }))
    process.exit(workFailed)
  })
  return cli
}

/** The fault in one line: what happened and what to do. */
export function faultLine(fault: Fault, language: Language): string {
  const { what, next } = faultText(fault, language)
  return `${what} ${next}`
}

/** The fault on stderr. */
export function complainOf(cli: Cli, fault: Fault): void {
  cli.complain(`${cli.say({ en: 'error', ru: 'ошибка' })}: ${faultLine(fault, cli.language)}`)
}

/** A warning on stderr; the work goes on. */
export function warnOf(cli: Cli, text: string): void {
  cli.complain(`${cli.say({ en: 'warning', ru: 'предупреждение' })}: ${text}`)
}

/** The fault of one line of the input on stderr. */
export function complainOfLine(cli: Cli, fault: Fault, line: number): void {
  cli.complain(`${cli.say({ en: 'line', ru: 'строка' })} ${line}: ${faultLine(fault, cli.language)}`)
}
