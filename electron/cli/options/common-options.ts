import { type Command, InvalidArgumentError } from 'commander'
import type { Language } from '../../../shared/words/words.ts'
import type { ChoiceReader } from '../command-tree.ts'
import type { Cli } from '../console/cli.ts'

export interface CommonOptions {
  readonly json?: boolean
}

/** `--json` and `--lang`. */
export function addCommonOptions(command: Command, cli: Cli): Command {
  const words = { en: 'one JSON object per line', ru: 'один объект JSON на строку' }
  return addLanguage(command.option('--json', cli.say(words)), cli)
}

/** `--lang`, for the whole program and shown in the help of each command. */
export function addLanguage(command: Command, cli: Cli): Command {
  const words = { en: 'en or ru; without it the system’s language', ru: 'en или ru; без неё язык системы' }
  return command.option('--lang <language>', cli.say(words), oneOf(cli, ['en', 'ru']))
}

/** `[file]`: what is read, a line at a time. */
export function addInput(command: Command, cli: Cli): Command {
  const words = { en: 'a file; - or nothing: standard input', ru: 'файл; - или пусто: стандартный ввод' }
  return command.argument('[file]', cli.say(words))
}

/** Sentences inside JSON are English unless asked otherwise: a script must not depend on a locale. */
export function outputLanguage(cli: Cli, options: CommonOptions): Language {
  return options.json && !cli.isLanguageChosen ? 'en' : cli.language
}

/** An integer in decimal, or in hexadecimal after 0x. */
export function integerIn(cli: Cli, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    throw new InvalidArgumentError(
      cli.say({ en: `Expected ${min} to ${max}.`, ru: `Нужно число от ${min} до ${max}.` }),
    )
  }
}

/** Seconds, fractions too. */
export function secondsIn(cli: Cli, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    throw new InvalidArgumentError(
      cli.say({ en: `Expected ${min} to ${max} seconds.`, ru: `Нужно от ${min} до ${max} секунд.` }),
    )
  }
}

/** Rate per second, fractions too. */
export function rateIn(cli: Cli, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    throw new InvalidArgumentError(
      cli.say({ en: `Expected ${min} to ${max} a second.`, ru: `Нужно от ${min} до ${max} в секунду.` }),
    )
  }
}

export function oneOf<const T extends string>(cli: Cli, values: readonly T[]): ChoiceReader<T> {
  const read = (text: string) => {
    const value = values.find((one) => one === text)
    if (value !== undefined) return value
    const list = values.join(', ')
    throw new InvalidArgumentError(cli.say({ en: `Expected one of: ${list}.`, ru: `Возможны: ${list}.` }))
  }
  return Object.assign(read, { choices: values })
}
