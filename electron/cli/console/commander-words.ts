import { type Command, Help } from 'commander'
import type { Language } from '../../../shared/words/words.ts'

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Вызов:',
  'Arguments:': 'Аргументы:',
  'Options:': 'Параметры:',
  'Commands:': 'Команды:',
}

/** Commander's own sentences, which it offers no way to translate; values are taken over. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.*?)'/, 'неизвестный параметр $1'],
  [/^unknown command '(.*?)'/, 'неизвестная команда $1'],
  [/^missing required argument '(.*?)'/, 'не хватает аргумента $1'],
  [/^required option '(.*?)' not specified/, 'не указан обязательный параметр $1'],
  [/^option '(.*?)' argument missing/, 'у параметра $1 нет значения'],
  [/^option '(.*?)' argument '(.*?)' is invalid\./, 'значение $2 не подходит параметру $1.'],
  [
    /^command-argument value '(.*?)' is invalid for argument '(.*?)'\./,
    'значение $1 не подходит аргументу $2.',
  ],
  [/^too many arguments.*$/, 'лишние аргументы'],
  [/\(Did you mean (?:one of )?(.*?)\?\)/, '(Возможно, $1?)'],
]

/** A heading of the help in the reader's language. */
function helpTitle(title: string, language: Language): string {
  return language === 'ru' ? (titles[title] ?? title) : title
}

const placeholders: readonly (readonly [string, string])[] = [
  ['[options]', '[параметры]'],
  ['[command]', '[команда]'],
]

/** Commander's help with its headings, and what stands for options and commands, in the reader's language. */
export function helpWords(language: Language): Partial<Help> {
  const usual = new Help()
  return {
    styleTitle: (title) => helpTitle(title, language),
    commandUsage: (command: Command) => helpTerm(usual.commandUsage(command), language),
    subcommandTerm: (command: Command) => helpTerm(usual.subcommandTerm(command), language),
  }
}

function helpTerm(term: string, language: Language): string {
  if (language === 'en') return term
  return placeholders.reduce((said, [placeholder, words]) => said.replace(placeholder, words), term)
}

/** An error of the command line's parser, in one line. */
export function commanderLine(text: string, language: Language): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' ')
  if (language === 'en') return line
  const [, sentence] = /^error: (.*)$/.exec(line) ?? []
  if (sentence === undefined) return line
  const translated = sentences.reduce((said, [pattern, words]) => said.replace(pattern, words), sentence)
  return `ошибка: ${translated}`
}
