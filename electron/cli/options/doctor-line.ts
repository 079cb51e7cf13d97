import type { Command, Option } from 'commander'
import { shellWord } from '../../../shared/words/shell-word.ts'
import type { Cli } from '../console/cli.ts'

/** Bind modes that the doctor tries. */
const triedModes: ReadonlySet<string> = new Set(['transmitter', 'receiver', 'transceiver'])

/**
 * Before the command's work: what to type to have the same connection examined, for when it fails. `options` are those of
 * a connection, which the doctor takes as well.
 */
export function rememberDoctorLine(command: Command, cli: Cli, options: readonly Option[]): void {
  command.hook('preAction', () => {
    const words = connectionWords(cli.args, command.options, new Set(options))
    cli.setDoctorLine(['smpp-workbench', 'check', '--doctor', ...words].map(shellWord).join(' '))
  })
}

/** The words of a command line that say which connection it is about, as they were typed. */
function connectionWords(
  args: readonly string[],
  every: readonly Option[],
  wanted: ReadonlySet<Option>,
): readonly string[] {
  const words: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? ''
    if (word === '--') break
    const name = word.startsWith('--') ? word.split('=', 1)[0] : word
    const option = every.find(({ long, short }) => name === long || name === short)
    if (option === undefined) continue
    const takesNext = (option.required || option.optional) && name === word
    const next = args[at + 1]
    const taken = takesNext && next !== undefined ? [word, next] : [word]
    if (takesNext) at += 1
    const value = takesNext ? next : word.slice((name ?? '').length + 1)
    const isTried = option.long !== '--bind-mode' || triedModes.has(value ?? '')
    if (wanted.has(option) && isTried) words.push(...taken)
  }
  return words
}
