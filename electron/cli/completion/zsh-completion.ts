import { allCommands, type CommandSheet, type OptionSheet } from '../command-tree.ts'
import { isPathName, shellWord, type ValueKind, valueKind } from './value-kind.ts'

/** Completion for zsh: a function for each command. It works from a folder of `fpath` and when it is sourced. */
export function zshCompletion(program: CommandSheet): string {
  const name = program.path.join(' ')
  return `#compdef ${name}
# Made by: ${name} completion zsh
${allCommands(program).map(commandFunction).join('\n')}
if [[ $funcstack[1] == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`
}

function functionName(command: CommandSheet): string {
  return `_${command.path.join('_')}`
}

function commandFunction(command: CommandSheet): string {
  const specs = [...command.options.flatMap(optionSpecs), ...restSpecs(command)].map(shellWord)
  const body = [
    '  local curcontext=$curcontext state line',
    `  _arguments -C -s \\\n    ${specs.join(' \\\n    ')}`,
    ...(command.commands.length === 0 ? [] : [belowCases(command)]),
  ]
  return `${functionName(command)}() {\n${body.join('\n')}\n}`
}

function optionSpecs(option: OptionSheet): string[] {
  const { short, long } = option
  const flags = [short, long].filter((flag) => flag !== null)
  const again = option.value === null ? '' : '*'
  return flags.map((flag) => `${again}${flag}[${bracketText(option.description)}]${valueSpec(option)}`)
}

function valueSpec(option: OptionSheet): string {
  if (option.value === null) return ''
  const actions: Readonly<Record<ValueKind, string>> = {
    switch: '',
    choice: `(${option.value.choices.join(' ')})`,
    file: '_files',
    text: ' ',
  }
  return `${option.value.isRequired ? ':' : '::'}${messageText(option.value.name)}:${actions[valueKind(option)]}`
}

/** The words that are no options: commands below, or arguments. */
function restSpecs(command: CommandSheet): string[] {
  if (command.commands.length > 0) return ['1: :->command', '*:: :->below']
  return command.arguments.map(({ name, isVariadic, choices }, index) => {
    const words = choices.length > 0 ? `(${choices.join(' ')})` : ' '
    const action = isPathName(name) ? '_files' : words
    return `${isVariadic ? '*' : index + 1}:${messageText(name)}:${action}`
  })
}

function belowCases(command: CommandSheet): string {
  const rows = command.commands.map(
    (one) => `        ${shellWord(`${one.path.at(-1)}:${messageText(one.description)}`)}`,
  )
  return `  case $state in
    command)
      local -a commands=(
${rows.join('\n')}
      )
      _describe -t commands command commands
      ;;
    below)
      (( $+functions[${functionName(command)}_$words[1]] )) && ${functionName(command)}_$words[1]
      ;;
  esac`
}

/** Inside the brackets of a specification. */
function bracketText(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&')
}

/** Between the colons of a specification. */
function messageText(text: string): string {
  return text.replace(/[\\:]/g, '\\$&')
}
