import type { Command } from 'commander'
import { smppVersions } from '../../../shared/smpp/interface-version.ts'
import type { Cli } from '../console/cli.ts'
import { oneOf } from './common-options.ts'

/** `--smpp-version`. */
export function addVersionOption(command: Command, cli: Cli): Command {
  return command.option(
    '--smpp-version <version>',
    `${cli.say({ en: 'version of the session', ru: 'версия сессии' })}: ${smppVersions.join(', ')}`,
    oneOf(cli, smppVersions),
  )
}
