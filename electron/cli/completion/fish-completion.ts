import { allCommands, type CommandSheet, type OptionSheet } from '../command-tree.ts'
import { isPathName, type ValueKind, valueKind } from './value-kind.ts'

/** Completion for fish: a line for each command and option, which holds where the words before it name that command. */
export function fishCompletion(program: CommandSheet): string {
  const name = program.path.join(' ')
  const commands = allCommands(program)
  const places = commands.slice(1).map(({ path }) => fishWord(path.slice(1).join(' ')))
  return `# fish completion for ${name}; made by: ${name} completion fish
function __smpp_workbench_at --description 'The words so far name this command'
    set -l place
    set -l places ${places.join(' ')}
    for word in (commandline -opc)[2..-1]
        set -l below (string trim -- "$place $word")
        contains -- $below $places; and set place $below
    end
    test "$place" = "$argv"
end
complete -c ${name} -f
${commands.flatMap((command) => commandLines(name, command)).join('\n')}
`
}

function commandLines(name: string, command: CommandSheet): string[] {
  const here = fishWord(`__smpp_workbench_at ${command.path.slice(1).join(' ')}`.trim())
  const line = (...words: string[]) => ['complete', '-c', name, '-n', here, ...words].join(' ')
  const takesPaths = command.arguments.some((one) => isPathName(one.name))
  return [
    ...(takesPaths ? [line('-F')] : []),
    ...command.arguments.flatMap((one) => one.choices).map((word) => line('-a', word)),
    ...command.commands.map((one) => line('-a', one.path.at(-1) ?? '', '-d', fishWord(one.description))),
    ...command.options.map((option) => line(...optionWords(option))),
  ]
}

function optionWords(option: OptionSheet): string[] {
  const { short, long, description, value } = option
  const values: Readonly<Record<ValueKind, readonly string[]>> = {
    switch: [],
    choice: ['-x', '-a', fishWord(value?.choices.join(' ') ?? '')],
    file: ['-r', '-F'],
    text: ['-x'],
  }
  return [
    ...(short === null ? [] : ['-s', short.slice(1)]),
    ...(long === null ? [] : ['-l', long.slice(2)]),
    ...(value !== null && !value.isRequired ? [] : values[valueKind(option)]),
    ...(description === '' ? [] : ['-d', fishWord(description)]),
  ]
}

function fishWord(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
