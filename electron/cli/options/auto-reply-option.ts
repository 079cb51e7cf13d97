import { type Command, Option } from 'commander'
import type { RuleFile } from '../../../shared/answering/answer-rule.ts'
import { readRuleFile, ruleProblemText } from '../../../shared/answering/read-rule-file.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Cli } from '../console/cli.ts'
import { readAll } from '../console/read-lines.ts'

/** Problems of a file that one sentence names. */
const mostNamed = 3

export function addAutoReplyOption(command: Command, cli: Cli): Command {
  return command.addOption(
    new Option(
      '--auto-reply <file>',
      cli.say({
        en: 'answer messages by the rules of this file, the same that the window’s Auto-reply exports',
        ru: 'отвечать на сообщения по правилам из файла, того же, что выгружает «Автоответ» в окне',
      }),
    ),
  )
}

/** The rules of the file. Throws Fault cli.bad-rules, with the place of what is wrong, and cli.cannot-read. */
export async function autoReplyOf(cli: Cli, file: string): Promise<RuleFile> {
  const read = readRuleFile((await readAll(file)).toString(), 1000 * Date.now())
  if ('file' in read) return read.file
  const named = read.problems.slice(0, mostNamed).map((problem) => ruleProblemText(problem, cli.language))
  const rest = read.problems.length - named.length
  throw new Fault('cli.bad-rules', {
    file,
    problem: named.join('; ') + (rest > 0 ? `; … (+${rest})` : ''),
  })
}
