import type { Argument, Command, Option } from 'commander'

/** What one command offers, as data: the reference, the man page and the completion of shells are made of it. */
export interface CommandSheet {
  /** From the program on: `['smpp-workbench', 'capture', 'query']`. */
  readonly path: readonly string[]
  /** As the help says it, in the language of the program that was read; no full stop. */
  readonly description: string
  readonly arguments: readonly ArgumentSheet[]
  /** In the order of the help, which is the last of them. */
  readonly options: readonly OptionSheet[]
  /** Commands below it, in the order of the help; `help` is the last where there are any. */
  readonly commands: readonly CommandSheet[]
}

export interface ArgumentSheet {
  readonly name: string
  readonly isRequired: boolean
  /** Takes all words that follow. */
  readonly isVariadic: boolean
  /** The only words that it takes; empty where it takes others. */
  readonly choices: readonly string[]
  readonly description: string
}

export interface OptionSheet {
  /** As the help writes it: `-V, --version`, `--port <number>`. */
  readonly flags: string
  /** With its dashes; null where it has none. */
  readonly short: string | null
  readonly long: string | null
  /** Null for a switch. */
  readonly value: OptionValueSheet | null
  readonly description: string
  /** The command does not run without it. */
  readonly isRequired: boolean
}

export interface OptionValueSheet {
  /** What stands in the brackets of the flags: `file`. */
  readonly name: string
  readonly isRequired: boolean
  readonly isVariadic: boolean
  /** The only values that it takes; empty where it takes others. */
  readonly choices: readonly string[]
}

/** A reader of an option's value that knows all values it takes. */
export interface ChoiceReader<T extends string> {
  (text: string): T
  readonly choices: readonly T[]
}

/** Reads a command with everything below it. A command that is not in the tree yet is not in the sheet either. */
export function readCommand(command: Command, above: readonly string[] = []): CommandSheet {
  const help = command.createHelp()
  const path = [...above, command.name()]
  return {
    path,
    description: command.description(),
    arguments: command.registeredArguments.map(readArgument),
    options: help.visibleOptions(command).map(readOption),
    commands: help.visibleCommands(command).map((one) => readCommand(one, path)),
  }
}

/** The command and all below it, from the top down. */
export function allCommands(sheet: CommandSheet): readonly CommandSheet[] {
  return [sheet, ...sheet.commands.flatMap(allCommands)]
}

function readArgument(argument: Argument): ArgumentSheet {
  return {
    name: argument.name(),
    isRequired: argument.required,
    isVariadic: argument.variadic,
    choices: choicesOf(argument),
    description: argument.description,
  }
}

function readOption(option: Option): OptionSheet {
  return {
    flags: option.flags,
    short: option.short ?? null,
    long: option.long ?? null,
    value: readValue(option),
    description: option.description,
    isRequired: option.mandatory,
  }
}

function readValue(option: Option): OptionValueSheet | null {
  const [, name] = /[<[](.+?)(?:\.{3})?[>\]]$/.exec(option.flags) ?? []
  if (name === undefined) return null
  return {
    name,
    isRequired: option.required,
    isVariadic: option.variadic,
    choices: choicesOf(option),
  }
}

function choicesOf({ argChoices, parseArg }: Argument | Option): readonly string[] {
  return argChoices ?? (isChoiceReader(parseArg) ? parseArg.choices : [])
}

function isChoiceReader(reader: unknown): reader is ChoiceReader<string> {
  return typeof reader === 'function' && 'choices' in reader
}
