import type { CommandSheet, OptionSheet } from '../../electron/cli/command-tree.ts'

/** How a command of the workbench begins in an example: installed, or in a clone. */
const beginnings = [['smpp-workbench'], ['npm', 'run', '--silent', 'cli', '--']] as const

/** The command lines of the workbench in a script of a POSIX shell, each as its words without the program. */
export function commandsIn(script: string): readonly (readonly string[])[] {
  return script
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap(simpleCommands)
    .flatMap((words) => {
      const command = words.slice(words.findIndex((word) => !/^\w+=/.test(word)))
      const begun = beginnings.find((one) => one.every((word, index) => command[index] === word))
      return begun === undefined ? [] : [command.slice(begun.length)]
    })
}

/** What is wrong with a command line, '' when nothing is: unknown commands and options, values that are missing or refused. */
export function commandProblem(words: readonly string[], program: CommandSheet): string {
  let sheet = program
  let at = 0
  for (;;) {
    const below = sheet.commands.find(({ path }) => path.at(-1) === words[at])
    if (below === undefined) break
    sheet = below
    at += 1
  }
  let places = 0
  while (at < words.length) {
    const word = words[at] ?? ''
    at += 1
    if (word === '-' || !word.startsWith('-')) places += 1
    else {
      const [name, given] = word.startsWith('--') ? word.split(/=(.*)/s) : [word]
      const option = sheet.options.find(({ long, short }) => long === name || short === name)
      if (option === undefined) return `${sheet.path.join(' ')} has no option ${name}`
      const next = words[at]
      const takesNext =
        option.value !== null &&
        given === undefined &&
        next !== undefined &&
        (next === '-' || !next.startsWith('-'))
      const problem = valueProblem(option, given ?? (takesNext ? next : undefined))
      if (problem !== '') return problem
      if (takesNext) at += 1
    }
  }
  return placesProblem(sheet, places)
}

function valueProblem({ flags, value }: OptionSheet, given: string | undefined): string {
  if (value === null) return given === undefined ? '' : `${flags} takes no value`
  if (given === undefined) return value.isRequired ? `${flags} needs a value` : ''
  const { choices } = value
  const isChoice = choices.length === 0 || given.split(',').every((one) => choices.includes(one))
  return isChoice ? '' : `${flags} does not take ${given}`
}

function placesProblem({ path, arguments: all, commands, options }: CommandSheet, count: number): string {
  const name = path.join(' ')
  if (commands.length > 0 && count > 0 && all.length === 0) return `${name} has no such command`
  const least = all.filter(({ isRequired }) => isRequired).length
  const most = all.some(({ isVariadic }) => isVariadic) ? Number.POSITIVE_INFINITY : all.length
  if (count > most) return `${name} takes ${most} arguments, not ${count}`
  // A command line may ask for its help alone.
  return count < least && options.length > 0 ? `${name} needs ${least} arguments` : ''
}

/** The words of each simple command of a line, quotes taken off; what a shell would expand stays. */
function simpleCommands(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]]
  let word: string | null = null
  let quote = ''
  const end = () => {
    if (word !== null) commands.at(-1)?.push(word)
    word = null
  }
  for (const letter of line) {
    if (quote !== '') {
      if (letter === quote) quote = ''
      else word += letter
    } else if (letter === "'" || letter === '"') {
      quote = letter
      word ??= ''
    } else if (/\s/.test(letter)) end()
    else if (/[|&;>]/.test(letter)) {
      end()
      commands.push([])
    } else word = (word ?? '') + letter
  }
  end()
  return commands
}
