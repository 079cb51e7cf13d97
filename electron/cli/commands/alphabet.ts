import type { Command } from 'commander'
import { compareProbe, type ProbeDifference, probeText } from '../../../shared/text/alphabet-probe.ts'
import { hexDigits } from '../../../shared/words/hex-text.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { readAll } from '../console/read-lines.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'

interface AlphabetOptions extends CommonOptions {
  readonly received?: string
}

/** `alphabet`: a text with every character of GSM 7-bit, and what became of each on the way. */
export function addAlphabet(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('alphabet')
    .description(
      say({
        en: 'print a text with every character of GSM 7-bit, to be sent; with --received tell which of them came as something else',
        ru: 'вывести текст со всеми символами GSM 7-bit для отправки; с --received показать, какие из них пришли другими',
      }),
    )
    .option(
      '--received <file>',
      say({
        en: 'the text as it came to the handset, in UTF-8; - for standard input',
        ru: 'текст, каким он пришёл на телефон, в UTF-8; - стандартный ввод',
      }),
    )
  addCommonOptions(command, cli).action(async (options: AlphabetOptions) => {
    const { received, json } = options
    if (received === undefined) {
      cli.output.print(json ? jsonLine({ text: probeText() }) : `${probeText()}\n`)
      return
    }
    const differences = compareProbe(new TextDecoder().decode(await readAll(received)))
    if (differences.length > 0) setExitCode(workFailed)
    cli.output.print(
      json ? jsonLine({ differences }) : differencesText(differences, outputLanguage(cli, options)),
    )
  })
}

function differencesText(differences: readonly ProbeDifference[], language: Language): string {
  const isRussian = language === 'ru'
  if (differences.length === 0) {
    return isRussian ? 'Все символы пришли такими, какими ушли.\n' : 'Every character came as it went.\n'
  }
  const lines = differences.map(({ code, sent, received }) => {
    const came =
      received === null
        ? isRussian
          ? 'не пришёл вместе с меткой'
          : 'did not come, nor did its label'
        : received === ''
          ? isRussian
            ? 'пропал'
            : 'was dropped'
          : `→ ${shown(received)}`
    return `${code.padEnd(6)}  ${shown(sent)}  ${came}\n`
  })
  return lines.join('')
}

/** Blanks and controls by their numbers. */
function shown(text: string): string {
  const isSeen = /^[^\s\p{C}]+$/u.test(text)
  const numbers = [...text].map((character) => `U+${hexDigits(character.codePointAt(0) ?? 0, 2)}`)
  return isSeen ? inertText(text) : numbers.join(' ')
}
