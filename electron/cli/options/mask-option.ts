import { type Command, InvalidArgumentError } from 'commander'
import type { Cli } from '../console/cli.ts'

const hiddenParts = ['numbers', 'texts'] as const
/** What a file may hide besides passwords. */
export type HiddenPart = (typeof hiddenParts)[number]

/** `--mask numbers,texts`. */
export function addMaskOption(command: Command, cli: Cli): Command {
  const words = {
    en: 'hide them: the middle of numbers, the texts of messages; lengths stay',
    ru: 'скрыть их: середину номеров, тексты сообщений; длины остаются',
  }
  return command.option('--mask <numbers,texts>', cli.say(words), (written: string) =>
    written.split(',').map((name) => partOf(cli, name.trim())),
  )
}

function partOf(cli: Cli, name: string): HiddenPart {
  const part = hiddenParts.find((one) => one === name)
  if (part !== undefined) return part
  const list = hiddenParts.join(', ')
  throw new InvalidArgumentError(cli.say({ en: `Expected ${list}.`, ru: `Возможны: ${list}.` }))
}
