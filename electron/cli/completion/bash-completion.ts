import { allCommands, type CommandSheet, type OptionSheet } from '../command-tree.ts'
import { isPathName, shellWord, type ValueKind, valueKind } from './value-kind.ts'

interface PlacedOption {
  /** The command's words without the program. */
  readonly place: string
  readonly flag: string
  readonly option: OptionSheet
}

/**
 * Completion for bash 3.2 and newer, without the helpers of the package bash-completion. Paths are completed by readline
 * itself, which knows tildes and blanks; `compopt`, which keeps it from that where no path belongs, came with bash 4.
 */
export function bashCompletion(program: CommandSheet): string {
  const commands = allCommands(program)
  const name = program.path.join(' ')
  return `# bash completion for ${name}; made by: ${name} completion bash
_smpp_workbench() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} place='' words='' options='' paths='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$place \${COMP_WORDS[i]}" in
${commands.slice(1).map(placeCase).join('\n')}
    esac
  done
  case "$place $prev" in
${valueCases(commands).join('\n')}
  esac
  case $place in
${commands.map(commandCase).join('\n')}
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$options" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
  esac
  [ -n "$paths" ] || compopt +o default 2>/dev/null
}
complete -o default -F _smpp_workbench ${name}
`
}

function placeOf(command: CommandSheet): string {
  return command.path.slice(1).join(' ')
}

function placeCase(command: CommandSheet): string {
  const place = placeOf(command)
  const typed = command.path.length === 2 ? ` ${place}` : place
  return `      ${shellWord(typed)}) place=${shellWord(place)} ;;`
}

function commandCase(command: CommandSheet): string {
  const words = [
    `words=${shellWord(wordsOf(command).join(' '))}`,
    `options=${shellWord(command.options.flatMap(flagsOf).join(' '))}`,
    ...(command.arguments.some((one) => isPathName(one.name)) ? ['paths=1'] : []),
  ]
  return `    ${shellWord(placeOf(command))}) ${words.join(' ')} ;;`
}

/** What may stand where no option does: commands below, or the only words that an argument takes. */
function wordsOf(command: CommandSheet): readonly string[] {
  return [
    ...command.commands.map(({ path }) => path.at(-1) ?? ''),
    ...command.arguments.flatMap((one) => one.choices),
  ]
}

function flagsOf({ short, long }: OptionSheet): string[] {
  return [short, long].filter((flag) => flag !== null)
}

/** What completes the word behind an option, one case for all options that are completed alike. */
function valueCases(commands: readonly CommandSheet[]): string[] {
  const patterns = new Map<string, string[]>()
  for (const placed of Map.groupBy(commands.flatMap(placedOptions), ({ flag }) => flag).values()) {
    const everywhere = new Set(placed.map(({ option }) => valueAction(option))).size === 1
    for (const { place, flag, option } of everywhere ? placed.slice(0, 1) : placed) {
      const action = valueAction(option)
      if (action === null) continue
      const pattern = everywhere ? `*${shellWord(` ${flag}`)}` : shellWord(`${place} ${flag}`)
      patterns.set(action, [...(patterns.get(action) ?? []), pattern])
    }
  }
  return [...patterns].map(([action, words]) => `    ${words.join(' | ')})\n      ${action}\n      ;;`)
}

function placedOptions(command: CommandSheet): PlacedOption[] {
  return command.options.flatMap((option) =>
    flagsOf(option).map((flag) => ({ place: placeOf(command), flag, option })),
  )
}

/** Null where the next word need not be the option's value. */
function valueAction(option: OptionSheet): string | null {
  if (option.value === null || !option.value.isRequired) return null
  const actions: Readonly<Record<ValueKind, string | null>> = {
    switch: null,
    choice: `COMPREPLY=($(compgen -W ${shellWord(option.value.choices.join(' '))} -- "$cur")); return`,
    file: 'return',
    text: 'compopt +o default 2>/dev/null; return',
  }
  return actions[valueKind(option)]
}
